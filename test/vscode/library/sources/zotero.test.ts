import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { createPaperKeys } from "../../../../src/core/library/createPaperKeys";
import type { Paper } from "../../../../src/core/paper";
import { describePlace, showSource } from "../../../../src/vscode/library/showSource";
import { openInZotero } from "../../../../src/vscode/library/sources/openInZotero";
import { registerZotero } from "../../../../src/vscode/library/sources/zotero";
import { groupFileBeside, zoteroFileBeside } from "../../../../src/vscode/library/sources/zoteroFile";
import { createUserPapers } from "../../../../src/vscode/library/userPapers";
import { cardsAt, plain, until } from "../../editing";
import { useTemporaryFolder } from "../../temporaryFolder";
import { useAsked } from "../../window";
import { type ServedItem, type ServedZotero, serveZotero } from "./zoteroServer";

function item(key: string, title: string, more: Readonly<Record<string, unknown>> = {}, version = 0, day = 1): ServedItem {
  const creators = [{ creatorType: "author", firstName: "Ada", lastName: "Quuxer" }];
  const data = { itemType: "journalArticle", title, creators, date: "2021", ...more };
  return { key, version, dateModified: `2026-11-${String(day).padStart(2, "0")}T10:00:00Z`, data };
}

const items = [
  item("AAAA1111", "Quuxification of Graphs", { citationKey: "quuxer2021a", DOI: "10.1000/quux" }),
  item("BBBB2222", "Quuxability of Trees", { extra: "Some note\nCitation Key: quuxerTrees" }),
  item("CCCC3333", "Quuxing Without a Key"),
  item("DDDD4444", "A note", { itemType: "note" }),
  item("EEEE5555", ""),
];

describe("Zotero", () => {
  const { folder, log } = useTemporaryFolder("zotero");
  const asked = useAsked();
  let served: ServedZotero;
  let name = 0;

  /** Creates the user's papers beside the file of Zotero's in a folder of this number. */
  function open(number: number, given: { readonly isRemote?: boolean } = {}) {
    const importedFile = vscode.Uri.file(path.join(folder(), `z${number}`, "library.json"));
    let published: readonly Paper[] = [];
    const personal = createUserPapers({
      bundled: () => [],
      keys: createPaperKeys(() => []),
      importedFile,
      cache: { load: () => Promise.resolve(undefined), open: () => Promise.resolve(undefined), save: () => Promise.resolve() },
      accepted: { keys: () => [], get: () => undefined, update: () => Promise.resolve() },
      log,
      publish: (found) => (published = found),
      published: () => Promise.resolve(),
      mayBegin: Promise.resolve(),
    });
    const file = zoteroFileBeside(importedFile);
    const started = new Promise<void>(() => undefined);
    const options = {
      file,
      personal: { started, refresh: personal.refresh },
      version: "1",
      log,
      port: served.port,
      isRemote: false,
      ...given,
    };
    const zotero = registerZotero(options);
    /** The papers that Zotero has: other files of the test's workspace have others. */
    const titles = (): readonly string[] =>
      published.filter(({ citekey }) => personal.placesOf(citekey).some(({ isInZotero }) => isInZotero)).map(({ title }) => title);
    return { zotero, personal, file, titles, paper: (title: string) => published.find((one) => one.title === title), dispose };
    function dispose(): void {
      zotero.dispose();
      personal.dispose();
    }
  }

  const [cities, empty] = [
    { id: 169947, name: "Smart  Cities", items: [item("CITY1111", "Quuxed Cities", { citationKey: "quuxerCities" })] },
    { id: 169948, name: "Nothing Yet", items: [] },
  ];

  const setTo = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("citelens").update("zotero", value, vscode.ConfigurationTarget.Global);

  before(() => setTo(true));
  after(() => setTo(undefined));
  beforeEach(async () => {
    served = await serveZotero(items);
    name += 1;
  });
  afterEach(() => served.close());

  it("gives its papers with their citekeys, and opens them there", async () => {
    const { zotero, personal, titles, paper, dispose } = open(name);
    assert.equal(await zotero.ask(), "Zotero has 3 papers, 2 of them with a citation key.");
    assert.deepEqual(titles(), ["Quuxification of Graphs", "Quuxability of Trees", "Quuxing Without a Key"]);
    assert.equal(paper("Quuxification of Graphs")?.citekey, "quuxer2021a");
    assert.equal(paper("Quuxability of Trees")?.citekey, "quuxerTrees");
    assert.match(paper("Quuxing Without a Key")?.citekey ?? "", /^quuxer2021/);
    assert.equal(served.headers["zotero-allowed-request"], "1");
    const places = personal.placesOf("quuxerTrees");
    assert.deepEqual(places.map(describePlace), ["Zotero"]);
    await showSource(places, undefined);
    const first = paper("Quuxification of Graphs");
    await (first && openInZotero(first, personal));
    assert.deepEqual(asked.opened, ["zotero://select/library/items/BBBB2222", "zotero://select/library/items/AAAA1111"]);
    dispose();
  });

  it("says in a message what came of it when the setting is switched on, and has its papers in hovers", async () => {
    served.groups = [cities];
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      const address = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
      return address.startsWith("http://127.0.0.1:23119/")
        ? fetch(address.replace(":23119/", `:${served.port}/`), init)
        : fetch(input, init);
    };
    try {
      await setTo(false);
      await setTo(true);
      const sentence = vscode.env.remoteName === undefined ? "Zotero has 4 papers" : "CiteLens runs on another computer than Zotero.";
      await until(() => asked.messages.some((message) => message.startsWith(`CiteLens: ${sentence}`)), sentence);
      // In a remote window, as in a browser, nothing is asked.
      if (vscode.env.remoteName !== undefined) {
        assert.deepEqual(served.asked, []);
        return;
      }
      const document = await vscode.workspace.openTextDocument({ language: "markdown", content: "Quuxification of Graphs" });
      const card = async (): Promise<string> =>
        plain((await cardsAt(document.uri, new vscode.Position(0, 1))).map(({ content }) => content.value).join("\n"));
      await until(async () => /Quuxer.*Zotero/s.test(await card()), "a hover with a paper of Zotero");
      const shared = await vscode.workspace.openTextDocument({ language: "markdown", content: "Quuxed Cities" });
      const [{ content } = { content: new vscode.MarkdownString() }] = await cardsAt(shared.uri, new vscode.Position(0, 1));
      assert.match(plain(content.value), /Quuxer.*Zotero: Smart Cities/s);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it("asks for what changed, and takes out what was deleted", async () => {
    served.version = 10;
    const { zotero, titles, dispose } = open(name);
    await zotero.ask();
    const [first, second, ...rest] = items;
    assert.ok(first && second);
    // Another computer changed the second, and this one the first, which has no new version. The third was deleted, and one came.
    served.version = 12;
    served.items = [
      item("AAAA1111", "Quuxification of Graphs, Revised", {}, 0, 20),
      item("BBBB2222", "Quuxability of Woods", {}, 12, 1),
      ...rest.slice(1),
      item("FFFF6666", "Quuxed Later", {}, 0, 21),
    ];
    served.asked.length = 0;
    await zotero.ask();
    assert.deepEqual(titles(), ["Quuxification of Graphs, Revised", "Quuxability of Woods", "Quuxed Later"]);
    // For the keys, the versions, the dates, and the groups.
    assert.equal(served.asked.length, 4);
    assert.ok(served.asked.some((query) => query.includes("since=10&")));
    dispose();
  });

  it("is asked for everything if it is another Zotero, or an item came back", async () => {
    const { zotero, titles, dispose } = open(name);
    await zotero.ask();
    served.server = "two";
    served.items = [item("AAAA1111", "Of Another Library", {}, 0, 1)];
    await zotero.ask();
    assert.deepEqual(titles(), ["Of Another Library"]);
    served.items = [item("GGGG7777", "Back From the Trash", {}, 0, 1), ...Array.from({ length: 130 }, (_, at) => many(at))];
    await zotero.ask();
    assert.equal(titles().length, 131);
    assert.ok(titles().includes("Back From the Trash"));
    dispose();
  });

  it("stays as it was while it is not running, switched off, or says nothing of use; each is one sentence", async () => {
    const { zotero, titles, dispose } = open(name);
    await zotero.ask();
    for (const [fault, sentence] of [
      ["off", /^Zotero does not let other programs read its papers\. Switch on “Allow other/],
      ["garbage", /^Zotero gave no usable answer: the answer is not JSON\.$/],
      ["slow", /^Zotero has 3 papers/],
    ] as const) {
      served.fault = fault;
      assert.match((await zotero.ask()) ?? "", sentence);
      assert.equal(titles().length, 3, fault);
    }
    dispose();
    await served.close();
    const again = open(name);
    await again.personal.refresh();
    assert.equal(again.titles().length, 3);
    assert.equal(await again.zotero.ask(), "Zotero is not running. CiteLens shows its 3 papers of the last time.");
    again.dispose();
    const first = open(name + 100);
    assert.equal(await first.zotero.ask(), "Zotero is not running. Its papers come once it is started.");
    first.dispose();
  });

  it("is not asked from another computer, nor while the setting is off", async () => {
    const remote = open(name, { isRemote: true });
    assert.match((await remote.zotero.ask()) ?? "", /^CiteLens runs on another computer than Zotero\. Let Better BibTeX/);
    remote.dispose();
    await setTo(false);
    const off = open(name);
    assert.equal(await off.zotero.ask(), undefined);
    off.dispose();
    await setTo(true);
    assert.deepEqual(served.asked, []);
    assert.ok(!existsSync(off.file.fsPath));
  });

  it("has the papers of the groups, each with the name of its group, and opens them there", async () => {
    served.groups = [cities, empty];
    const { zotero, personal, titles, paper, dispose } = open(name);
    assert.equal(await zotero.ask(), "Zotero has 4 papers, 3 of them with a citation key.");
    assert.ok(titles().includes("Quuxed Cities"));
    assert.deepEqual(personal.placesOf("quuxerCities").map(describePlace), ["Zotero: Smart Cities"]);
    assert.deepEqual(personal.placesOf("quuxer2021a").map(describePlace), ["Zotero"]);
    const found = paper("Quuxed Cities");
    await (found && openInZotero(found, personal));
    assert.deepEqual(asked.opened, ["zotero://select/groups/169947/items/CITY1111"]);
    dispose();
  });

  it("names both libraries of a paper that a group has, too", async () => {
    served.groups = [{ ...cities, items: items.slice(0, 1) }];
    const { zotero, personal, titles, dispose } = open(name);
    await zotero.ask();
    assert.equal(titles().length, 3);
    assert.deepEqual(personal.placesOf("quuxer2021a").map(describePlace), ["Zotero", "Zotero: Smart Cities"]);
    dispose();
  });

  it("loses the papers of a group that the user has left, and follows its new name", async () => {
    served.groups = [cities, empty];
    const { zotero, personal, file, titles, dispose } = open(name);
    await zotero.ask();
    served.groups = [{ ...cities, name: "Smarter Cities" }, empty];
    await zotero.ask();
    assert.deepEqual(personal.placesOf("quuxerCities").map(describePlace), ["Zotero: Smarter Cities"]);
    served.groups = [empty];
    await zotero.ask();
    assert.deepEqual(titles(), ["Quuxification of Graphs", "Quuxability of Trees", "Quuxing Without a Key"]);
    assert.ok(!existsSync(groupFileBeside(file, cities.id).fsPath));
    dispose();
  });

  it("keeps the papers of the groups while it is not running, and those of one that gives no answer", async () => {
    served.groups = [cities];
    const { zotero, titles, dispose } = open(name);
    await zotero.ask();
    served.fault = "no groups";
    await zotero.ask();
    assert.ok(titles().includes("Quuxed Cities"));
    dispose();
    await served.close();
    const again = open(name);
    await again.personal.refresh();
    assert.equal(again.titles().length, 4);
    assert.equal(await again.zotero.ask(), "Zotero is not running. CiteLens shows its 4 papers of the last time.");
    assert.equal(again.titles().length, 4);
    again.dispose();
  });

  it("reads a damaged file anew, and leaves out an item that cannot be read", async () => {
    const { zotero, file, titles, dispose } = open(name);
    await zotero.ask();
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{ "server": "one", "ver'));
    served.items = [
      ...items.slice(0, 2),
      { ...item("../../x", "Not a Key"), key: "HHHH8888", data: { key: "../../x", title: "Not a Key" } },
    ];
    await zotero.ask();
    assert.deepEqual(titles(), ["Quuxification of Graphs", "Quuxability of Trees"]);
    assert.match(readFileSync(file.fsPath, "utf8"), /^\{ "server": "one", "version": 0, "items": \[\n\{"zoteroKey":"AAAA1111",/);
    dispose();
  });
});

function many(at: number): ServedItem {
  return item(`MANY${String(at).padStart(4, "0")}`, `Quuxed Number ${at}`, {}, 0, 2);
}
