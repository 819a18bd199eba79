import assert from "node:assert/strict";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import type { SourceResponse } from "../../../src/core/sources/source";
import type { Why, WhyKind } from "../../../src/core/sources/why";
import { parseItems, parseKeys, rowOf } from "../../../src/core/sources/zotero/zoteroAnswers";
import { formatZoteroGroups, parseGroups, parseZoteroGroups } from "../../../src/core/sources/zotero/zoteroGroups";
import { byKey, formatZoteroLibrary, parseZoteroLibrary, zoteroKeyOnLine } from "../../../src/core/sources/zotero/zoteroLibrary";
import {
  changesRequest,
  groupsRequest,
  itemsRequest,
  versionsRequest,
  zoteroAddress,
} from "../../../src/core/sources/zotero/zoteroRequests";

const answer = (text: string, status = 200): SourceResponse => ({ status, contentType: "application/json", text });
const paper = { itemType: "journalArticle", title: "Quuxification" };

describe("Zotero's answers", () => {
  for (const [what, record, expected] of [
    ["a citekey of its own", { key: "AAAA1111", data: { ...paper, citationKey: " quuxer2021 " } }, "quuxer2021"],
    ["one in its extra", { key: "AAAA1111", data: { ...paper, extra: "tex.ids: a\nCitation Key: quuxer2021\nmore" } }, "quuxer2021"],
    ["one in lower case", { key: "AAAA1111", data: { ...paper, extra: "citation key:quuxer2021\r\n" } }, "quuxer2021"],
    ["words about one", { key: "AAAA1111", data: { ...paper, extra: "The citation key: is long" } }, undefined],
    ["an empty one", { key: "AAAA1111", data: { ...paper, citationKey: "", extra: "Citation Key:" } }, undefined],
    ["one that is no text", { key: "AAAA1111", data: { ...paper, citationKey: 7 } }, undefined],
  ] as const) {
    it(`with ${what}`, () => {
      const row = rowOf(record);
      assert.ok(row);
      assert.equal(row.hasCitekey, expected !== undefined);
      assert.equal((JSON.parse(row.text) as { citationKey?: string }).citationKey, expected);
    });
  }

  for (const [what, record, expected] of [
    ["a note", { key: "AAAA1111", data: { itemType: "note", note: "x" } }, false],
    ["an attachment", { key: "AAAA1111", data: { itemType: "attachment", title: "Full Text" } }, false],
    ["an item without a title", { key: "AAAA1111", data: { itemType: "case", caseName: "A v. B" } }, false],
    ["an item without a type", { key: "AAAA1111", data: { title: "Quuxification" } }, false],
    ["a preprint", { key: "AAAA1111", data: { itemType: "preprint", title: "Quuxification" } }, true],
    ["a key that is a path", { key: "../../AA", data: paper }, undefined],
    ["a key that is too long", { key: "AAAA11112", data: paper }, undefined],
    ["no key", { data: paper }, undefined],
    ["a number", 7, undefined],
    ["nothing", null, undefined],
  ] as const) {
    it(`are or are not papers: ${what}`, () => {
      assert.equal(rowOf(record)?.isPaper, expected);
    });
  }

  for (const [what, response, items, keys] of [
    ["switched off", answer("Local API is not enabled", 403), { kind: "off" }, { kind: "off" }],
    ["of another program", answer("Not found", 404), why("status", 404), why("status", 404)],
    ["cut off", answer('[{"key": "AA'), why("notFormat", "JSON"), why("notFormat", "JSON")],
    ["empty", answer(""), why("notFormat", "JSON"), why("notFormat", "JSON")],
    ["HTML", answer("<html>"), why("notFormat", "JSON"), why("notFormat", "JSON")],
    ["an empty list", answer("[]"), { kind: "found", found: [] }, why("notKeys")],
    ["an empty object", answer("{}"), why("notItems"), { kind: "found", found: [] }],
    ["keys", answer('{"EAWCSKSF": 4087}'), why("notItems"), { kind: "found", found: ["EAWCSKSF"] }],
    ["other keys", answer('{"message": 1}'), why("notItems"), why("notKeys")],
  ] as const) {
    it(`mean what they say: ${what}`, () => {
      assert.deepEqual(parseItems(response), items);
      assert.deepEqual(parseKeys(response), keys);
    });
  }

  it("are kept in a file that is read as a library, and back", () => {
    const records = [
      {
        key: "AAAA1111",
        data: {
          ...paper,
          key: "AAAA1111",
          dateModified: "2026-11-30T13:00:00Z",
          creators: [{ creatorType: "author", lastName: "Quuxer", firstName: "Ada" }],
        },
      },
      { key: "BBBB2222", data: { itemType: "note" } },
      { key: "CCCC3333", data: { ...paper, title: "Line\nbreak \u2028 and “}],[{”", citationKey: "quux" } },
    ];
    const rows = byKey(records.flatMap((record) => rowOf(record) ?? []));
    const library = { server: 'a "quoted" one', version: 12, rows };
    const text = formatZoteroLibrary(library);
    assert.deepEqual(parseZoteroLibrary(text), library);
    const { papers, problems, lines } = parseLibrary(text, { fileName: "zotero.json" });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map(({ title }) => title.slice(0, 4)),
      ["Quux", "Line"],
    );
    assert.doesNotMatch(papers[0]?.citekey ?? "", /AAAA1111/);
    assert.equal(zoteroKeyOnLine(text, lines.get("quux") ?? 0), "CCCC3333");
    assert.equal(zoteroKeyOnLine(text, 1), undefined);
    assert.equal(zoteroKeyOnLine(text, 99), undefined);
  });

  for (const [what, text, expected] of [
    ["one", JSON.stringify([record(169947, "smart_cities")]), [{ id: 169947, name: "smart_cities" }]],
    ["none", "[]", []],
    ["a name on two lines", JSON.stringify([record(1, " Smart\n Cities ")]), [{ id: 1, name: "Smart Cities" }]],
    ["no name", JSON.stringify([record(1, "")]), [{ id: 1, name: "1" }]],
    ["a name that is a number", JSON.stringify([record(1, 7)]), [{ id: 1, name: "1" }]],
    ["one twice", JSON.stringify([record(1, "A"), record(1, "B")]), [{ id: 1, name: "B" }]],
    ["numbers of no group", JSON.stringify([record("../1", "A"), record(-1, "B"), record(1.5, "C"), record(1e20, "D"), null, 7]), []],
    ["an object", "{}", why("notGroups")],
    ["half of a list", '[{"id": 1', why("notFormat", "JSON")],
  ] as const) {
    it(`are in groups: ${what}`, () => {
      assert.deepEqual(parseGroups(answer(text)), "kind" in expected ? expected : { kind: "found", found: expected });
      const groups = "kind" in expected ? [] : expected;
      assert.deepEqual(parseZoteroGroups(formatZoteroGroups(groups)), groups);
    });
  }

  it("are in no groups if the file of the groups is damaged", () => {
    for (const text of ["", "[{", "null", "{}", '[{"id":"1"}]']) {
      assert.deepEqual(parseZoteroGroups(text), []);
    }
  });

  it("are asked of no other host, and make no other address", () => {
    const port = 23_119;
    for (const [place, path] of [
      [{ port }, "users/0"],
      [{ port, group: 169947 }, "groups/169947"],
    ] as const) {
      for (const request of [versionsRequest(0, place), itemsRequest(100, 5, place), changesRequest(0, place)]) {
        assert.ok(request.url.startsWith(`http://127.0.0.1:23119/api/${path}/items/top?format=`));
        assert.equal(request.headers?.["Zotero-Allowed-Request"], "1");
      }
    }
    assert.equal(groupsRequest(port).url, "http://127.0.0.1:23119/api/users/0/groups");
    assert.equal(zoteroAddress("AAAA1111"), "zotero://select/library/items/AAAA1111");
    assert.equal(zoteroAddress("AAAA1111", 169947), "zotero://select/groups/169947/items/AAAA1111");
    for (const key of ["aaaa1111", "AAAA111", "AAAA1111\n", "../AAAA1", "AAAA1111/x", ""]) {
      assert.equal(zoteroAddress(key), undefined, key);
    }
  });
});

function record(id: unknown, name: unknown): unknown {
  return { id, version: 0, links: {}, meta: { numItems: 817 }, data: { id, version: 0, name, type: "Private" } };
}

function why(kind: WhyKind, value?: string | number): { readonly kind: "broken"; readonly why: Why } {
  return { kind: "broken", why: value === undefined ? { kind } : { kind, value } };
}
