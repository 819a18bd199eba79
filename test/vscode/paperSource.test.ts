import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { parseLibrary } from "../../src/core/bibliography/parseLibrary";
import type { PapersCache } from "../../src/vscode/library/papersCache";
import { createPaperSource } from "../../src/vscode/library/paperSource";
import { useTemporaryFolder } from "./temporaryFolder";

const cache: PapersCache = { load: () => Promise.resolve(undefined), save: () => Promise.resolve() };
const one = "@misc{one, title = {One}}\n";
const two = `${one}@misc{two, title = {Two}}\n`;

describe("a source", () => {
  const { folder, log } = useTemporaryFolder("source");

  it("that was written and put back as it was has what it had", async () => {
    const file = path.join(folder(), "written.bib");
    const source = createPaperSource(vscode.Uri.file(file), { cache, log });
    const read = async (): Promise<readonly string[]> => {
      await source.read();
      return source.papers().map(({ citekey }) => citekey);
    };
    writeFileSync(file, one);
    assert.deepEqual(await read(), ["one"]);
    const { papers, lines } = parseLibrary(two, { fileName: "written.bib" });
    writeFileSync(file, two);
    await source.adopt(papers, lines);
    assert.deepEqual(await read(), ["one", "two"]);
    assert.equal(source.lineOf("two"), 2);
    writeFileSync(file, one);
    assert.deepEqual(await read(), ["one"]);
  });
});
