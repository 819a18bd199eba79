import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { parseLibrary } from "../../../../src/core/formats/parseLibrary";
import type { PapersCache } from "../../../../src/vscode/library/papersCache";
import { createPaperNames } from "../../../../src/vscode/library/paperNames";
import { mergeInSlices } from "../../../../src/vscode/library/paperPlaces";
import { createPaperSource } from "../../../../src/vscode/library/sources/paperSource";
import { useTemporaryFolder } from "../../temporaryFolder";

const cache: PapersCache = {
  load: () => Promise.resolve(undefined),
  open: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
};
const one = "@misc{one, title = {One}}\n";
const two = `${one}@misc{two, title = {Two}}\n`;

describe("a source", () => {
  const { folder, log } = useTemporaryFolder("source");

  it("has its first papers again after it was written and restored", async () => {
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

  it("returns the lines of several papers with one citekey", async () => {
    const file = path.join(folder(), "repeated.bib");
    writeFileSync(
      file,
      "@misc{one, title = {One}}\n@misc{two, title = {Two}}\n@misc{one, author = {No Title}}\n@misc{one, title = {Another One}}\n",
    );
    const source = createPaperSource(vscode.Uri.file(file), { cache, log });
    await source.read();
    assert.deepEqual(
      source.papers().map(({ title }) => title),
      ["One", "Two", "Another One"],
    );
    assert.deepEqual(
      source.papers().map(({ citekey }, index) => source.lineOf(citekey, index)),
      [1, 2, 4],
    );
    assert.equal(source.lineOf("one"), 1);
    assert.equal(source.lineOf("three", 0), undefined);
    const { placesOf } = await mergeInSlices([source], [], createPaperNames());
    assert.deepEqual(
      [placesOf("one"), placesOf("oneb")].map((places) => places.map(({ line }) => line)),
      [[1], [4]],
    );
  });
});
