import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { makeCatalogue } from "../../../src/build/catalogue";
import { catalogueRows, paperOfRow } from "../../../src/core/catalogue/catalogue";
import { bundledPapers } from "../../../src/core/library/bundledPapers";

const seeds = {
  papers: readFileSync("seeds/methods/well-known-methods.csl.json", "utf8"),
  withoutAuthors: readFileSync("seeds/methods/without-authors.csl.json", "utf8"),
};

interface SeedItem {
  readonly id: string;
  readonly title: string;
  readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
  readonly custom: { readonly names: readonly { readonly name: string; readonly long?: string }[] };
}

const items = JSON.parse(seeds.papers) as readonly SeedItem[];

describe("the catalogue", () => {
  it("is what the seeds say, the same on every build", () => {
    const { rows, problems } = makeCatalogue(seeds, bundledPapers);
    assert.deepEqual(problems, []);
    assert.deepEqual(rows, catalogueRows());
    assert.equal(rows.filter(([, , , authors]) => authors !== "").length, 1312);
    assert.equal(rows.length, 1574);
  });

  it("has unique citekeys, which no other daily paper has", () => {
    const rows = catalogueRows();
    assert.equal(new Set(rows.map(([citekey]) => citekey)).size, rows.length);
    const daily = new Set(bundledPapers.map(({ citekey }) => citekey));
    assert.deepEqual(
      rows.filter((row) => daily.has(row[0])).map((row) => [row[0], row[13]]),
      [["vinyals2015order", 1]],
    );
  });

  it("puts what most repositories name first", () => {
    const weights = catalogueRows()
      .slice(0, 1312)
      .map((row) => row[12]);
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => b - a),
    );
  });

  it("gives papers with authors, venue, year, ids, repository and names", () => {
    const row = catalogueRows().find(([citekey]) => citekey === "liu2021swin");
    assert.ok(row);
    const { authors, aliases, ...facts } = paperOfRow(row);
    assert.deepEqual(facts, {
      citekey: "liu2021swin",
      title: "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
      year: 2021,
      published: { kind: "conference", venue: "ICCV", year: 2021 },
      arxiv: "2103.14030",
      doi: "10.1109/iccv48922.2021.00986",
      links: [{ kind: "code", url: "https://github.com/microsoft/Swin-Transformer" }],
    });
    assert.deepEqual(authors[0], { family: "Liu", given: "Ze" });
    assert.deepEqual(aliases.map(({ kind, text, long }) => [kind, text, long]).slice(1), [
      ["name", "Swin", "Shifted Windows"],
      ["long-form", "Shifted Windows", undefined],
      ["name", "SwinTransformer", undefined],
      ["name", "Swin Transformer", undefined],
    ]);
  });

  it("has particles and groups as CSL has them", () => {
    const authorsOf = (wanted: string) =>
      catalogueRows()
        .filter(([citekey]) => citekey === wanted)
        .map(paperOfRow)[0]?.authors;
    assert.deepEqual(authorsOf("vandermaaten2008visualizing")?.[0], {
      family: "Maaten",
      given: "Laurens",
      "non-dropping-particle": "van der",
    });
    assert.deepEqual(authorsOf("openai2023gpt"), [{ literal: "OpenAI" }]);
  });

  it("reports seeds that do not fit", () => {
    const [first] = items;
    const check = (changed: Partial<typeof seeds>, expected: RegExp) => {
      assert.match(makeCatalogue({ ...seeds, ...changed }, bundledPapers).problems.join("\n"), expected);
    };
    check({ papers: JSON.stringify([{ ...first, author: [] }]) }, /^no authors: vaswani2017attention$/);
    check({ papers: JSON.stringify([{ ...first, custom: { names: [] } }]) }, /^no names: vaswani2017attention$/);
    check({ papers: JSON.stringify([{ ...first, id: bundledPapers[0]?.citekey }]) }, /^a daily paper has this citekey too: /);
    check({ papers: "[]", withoutAuthors: "[{}]" }, /^seeds\/methods, line 1: Skipped a record: no title\.$/);
  });
});

describe("the seeds of the catalogue keep what was mended by rule", () => {
  const names = items.flatMap(({ id, custom }) => custom.names.map((name) => ({ id, ...name })));

  it("long forms are words, without the name and without a colon", () => {
    assert.deepEqual(
      names.filter(({ long = "long" }) => /:|w\//.test(long)),
      [],
    );
  });

  it("names have no remark in brackets, and each paper has a name once", () => {
    assert.deepEqual(
      names.filter(({ name }) => /\s\(|^\s|\s$/.test(name)),
      [],
    );
    assert.equal(new Set(names.map(({ id, name }) => `${id} ${name}`)).size, names.length);
  });

  it("authors have no signs and no remains of a list", () => {
    const people = items.flatMap(({ author = [] }) => author);
    assert.deepEqual(
      people.filter(({ family = "", given = "" }) => /[*†‡\d{}\\]|^and |^others$| and /.test(`${family} ${given}`)),
      [],
    );
    assert.ok(people.every(({ family = "", literal = "" }) => family + literal !== ""));
  });
});
