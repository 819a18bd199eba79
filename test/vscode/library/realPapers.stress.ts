import assert from "node:assert/strict";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { bundledSources } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import type { Paper } from "../../../src/core/paper";
import { createPaperNames } from "../../../src/vscode/library/paperNames";
import { createPapersCache } from "../../../src/vscode/library/papersCache";
import { mergeInSlices } from "../../../src/vscode/library/paperPlaces";
import { createPaperSource, type PaperSource } from "../../../src/vscode/library/sources/paperSource";
import { realPapersCount, requireRealPapers } from "../../inputs/realPapers";
import { useTemporaryFolder } from "../temporaryFolder";

const projectFolder = vscode.extensions.getExtension("citelens.citelens")?.extensionPath;

/** Guards against an order of magnitude. */
const maxStartMs = 30_000;

describe("twenty thousand real papers", () => {
  const { folder, log } = useTemporaryFolder("real");
  let file = "";
  before(function () {
    file = requireRealPapers(this, projectFolder);
  });

  /** Reads the file with a new source, as after a start of VS Code, and measures the time. */
  async function started(): Promise<{ source: PaperSource; milliseconds: number }> {
    const cache = createPapersCache({ folder: vscode.Uri.file(folder()), version: "1.0.0", log });
    const source = createPaperSource(vscode.Uri.file(file), { cache, log });
    const start = performance.now();
    await source.read();
    await mergeInSlices([source], bundledSources(bundledSets), createPaperNames());
    return { source, milliseconds: Math.round(performance.now() - start) };
  }

  it("are back from the cache much sooner than they were read", async () => {
    const cold = await started();
    const withTitle = (paper: Paper): Paper => ({ ...paper, aliases: [{ text: paper.title, kind: "title", why: "title" }] });
    const named = cold.source.papers().map(withTitle);
    await cold.source.keep({ isKnown: () => true, of: withTitle });
    const warm = await started();
    reporters.Base.consoleLog(
      `      ${named.length} papers read and merged in ${cold.milliseconds} ms, from the cache in ${warm.milliseconds} ms`,
    );
    assert.equal(named.length, realPapersCount);
    assert.deepEqual(warm.source.papers(), named);
    assert.equal(warm.source.lineOf(named[100]?.citekey ?? ""), cold.source.lineOf(named[100]?.citekey ?? ""));
    assert.ok(warm.milliseconds < maxStartMs);
  });
});
