import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { addToImportedLibrary, changeImportedPaper, type ImportResult } from "../../../src/vscode/library/importedLibrary";
import { useTemporaryFolder } from "../temporaryFolder";

const imported = parseLibrary("@misc{new, title = {A New One}}", { fileName: "new.bib" }).papers;

describe("the file of the imported library", () => {
  const { folder } = useTemporaryFolder("own");

  async function add(
    name: string,
    text: string,
  ): Promise<{ readonly added: ImportResult; readonly file: string; readonly written: string }> {
    const file = path.join(folder(), name);
    writeFileSync(file, text);
    const known = parseLibrary(text, { fileName: name }).papers;
    const added = await addToImportedLibrary(vscode.Uri.file(file), known, { imported: [imported], isUnwanted: () => false });
    assert.ok(added);
    return { added, file, written: readFileSync(file, "utf8") };
  }

  it("stays as it is if the import is cancelled at any moment", async () => {
    const text = '[{"id":"one","title":"The First One"}]';
    const file = path.join(folder(), "unwanted.json");
    writeFileSync(file, text);
    let isAdded = false;
    for (let wantedFor = 0; !isAdded && wantedFor < 1_000; wantedFor++) {
      let asked = 0;
      const isUnwanted = (): boolean => asked++ >= wantedFor;
      isAdded =
        (await addToImportedLibrary(vscode.Uri.file(file), parseLibrary(text, { fileName: "unwanted.json" }).papers, {
          imported: [imported],
          isUnwanted,
        })) !== undefined;
      assert.equal(readFileSync(file, "utf8") !== text, isAdded);
      assert.deepEqual(
        readdirSync(folder()).filter((name) => name.includes("unwanted")),
        ["unwanted.json"],
      );
    }
    assert.ok(isAdded);
  });

  it("gets a removed paper back by undo, also after another was added", async () => {
    const text = '[{"id":"one","title":"The First One"},{"id":"two","title":"The Second One"}]';
    const file = path.join(folder(), "removed.json");
    writeFileSync(file, text);
    const known = parseLibrary(text, { fileName: "removed.json" }).papers;
    const [paper] = known;
    assert.ok(paper);
    const removed = await changeImportedPaper(vscode.Uri.file(file), known, { paper, change: () => undefined });
    assert.deepEqual(
      removed.papers.map(({ citekey }) => citekey),
      ["two"],
    );
    await addToImportedLibrary(vscode.Uri.file(file), removed.papers, { imported: [imported], isUnwanted: () => false });
    await removed.undo();
    const { papers } = parseLibrary(readFileSync(file, "utf8"), { fileName: "removed.json" });
    assert.deepEqual(papers.map(({ citekey }) => citekey).sort(), ["new", "one", "two"]);
  });

  const sound = '{"id":"one","title":"The First One","note":"mine"}';
  for (const [what, text] of [
    ["a record is broken", `[\n${sound},\n{"id":"two","title":"The Second One,"note":"lost?"}\n]\n`],
    ["a record has no title", `[\n${sound},\n{"id":"two","note":"lost?"}\n]\n`],
    ["there is text after the list", `[\n${sound}\n]\n{"id":"two","title":"The Second One","note":"lost?"\n`],
    ["there is no list", `${sound}\n"lost?"`],
  ] as const) {
    it(`is copied before it is written if ${what}`, async () => {
      const { added, written } = await add(`${what}.json`, text);
      assert.match(written, /"title":"A New One"/);
      assert.match(written, /"note":"mine"/);
      assert.ok(!written.includes("lost?"));
      assert.equal(added.kept && readFileSync(added.kept.fsPath, "utf8"), text);
      await added.undo();
    });
  }

  it("is not copied over an earlier copy", async () => {
    const texts = ["[ {one }", "[ {two }"];
    const kept: (string | undefined)[] = [];
    for (const text of [...texts, ...texts]) {
      kept.push((await add("often.json", text)).added.kept?.fsPath);
    }
    assert.deepEqual(
      kept.map((file) => path.basename(file ?? "")),
      ["often.broken-1.txt", "often.broken-2.txt", "often.broken-1.txt", "often.broken-2.txt"],
    );
    assert.deepEqual(
      kept.slice(0, 2).map((file) => readFileSync(file ?? "", "utf8")),
      texts,
    );
  });

  it("is not copied if all of it can be read, and two records with one id keep their own fields", async () => {
    const second = '{"id":"one","title":"Another One Altogether","note":"the other"}';
    const { added, file, written } = await add("sound.json", `[\n${sound},\n${second}\n]\n`);
    assert.equal(added.kept, undefined);
    assert.ok(!existsSync(file.replace(".json", ".broken-1.txt")));
    assert.match(written, /"title":"The First One"[^\n]*"note":"mine"/);
    assert.match(written, /"title":"Another One Altogether"[^\n]*"note":"the other"/);
  });
});
