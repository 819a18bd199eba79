import assert from "node:assert/strict";
import { runToEnd } from "../../../src/core/sliced";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMatcherInSlices } from "../../../src/core/mentions/createMentionMatcher";
import { findInParts } from "../../../src/core/mentions/findInParts";
import type { MentionsInDocument } from "../../../src/vscode/mentions/mentionsInDocument";
import { papersInFile } from "../../../src/vscode/mentions/papersInFile";
import { edit } from "../editing";

describe("papers in the active file", () => {
  it("are limited to the number asked for, and counted in full", async () => {
    const matcher = runToEnd(createMatcherInSlices(bundledPapers, {}));
    const mentions: Pick<MentionsInDocument, "of"> = { of: (document) => Promise.resolve(findInParts(matcher, document.getText())) };
    const titles = bundledPapers.slice(0, 60).map(({ title }) => title);
    await edit("plaintext", titles.join("\n"));
    const report = async (maxPapers: number): Promise<{ readonly found: number; readonly shown: readonly string[] }> => {
      const { found, papers } = await papersInFile(
        mentions,
        { placesOf: () => [], setOf: () => undefined, isImported: () => false },
        maxPapers,
      );
      return { found, shown: papers.map(({ card }) => card.title.text) };
    };
    const { found, shown } = await report(1_000);
    assert.ok(found >= titles.length && found === shown.length, `${found} papers, ${shown.length} shown`);
    assert.deepEqual(await report(50), { found, shown: shown.slice(0, 50) });
    assert.deepEqual(await report(0), { found, shown: [] });
  });
});
