import assert from "node:assert/strict";
import { runToEnd } from "../../../src/core/sliced";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { encodeCachedPapers } from "../../../src/core/library/cache/cachedPapers";
import { hashOfPaper } from "../../../src/core/library/cache/hashOfPaper";
import { openCachedPapers, type PapersOnDemand } from "../../../src/core/library/cache/papersOnDemand";
import { createKeptLookUp } from "../../../src/core/mentions/createKeptLookUp";
import { createMatcherInSlices, type MentionLookUp } from "../../../src/core/mentions/createMentionMatcher";
import { decodeFormKeys, encodeFormKeys, type KeptKeys } from "../../../src/core/mentions/forms/keptKeys";
import type { Paper } from "../../../src/core/paper";

const muted = ["STAR"];
const subject = { version: "1.0.0", file: "file:///library.json", stamp: "1:2" };
const text = bundledPapers.map(({ aliases, arxiv }) => [...aliases.map((alias) => alias.text), arxiv].join(", ")).join("\n");

function keptKeys(papers: readonly Paper[]): KeptKeys {
  const { known } = runToEnd(createMatcherInSlices(papers, { muted }));
  const kept = decodeFormKeys(runToEnd(encodeFormKeys(papers, known.keys, { version: "1.0.0", muted })), { version: "1.0.0", muted });
  assert.ok(kept);
  return kept;
}

function kept(papers: readonly Paper[]): PapersOnDemand {
  const opened = runToEnd(openCachedPapers(runToEnd(encodeCachedPapers({ papers, problems: [], lines: new Map() }, subject)), subject));
  assert.ok(opened);
  return opened;
}

function lookUp(keys: KeptKeys, papers: PapersOnDemand): MentionLookUp {
  return runToEnd(createKeptLookUp(keys, papers, { muted }));
}

function found(from: MentionLookUp): unknown {
  return from.find(text).map(({ start, end, alias, papers }) => ({ start, end, alias, papers: papers.map((paper) => ({ ...paper })) }));
}

describe("createKeptLookUp", () => {
  it("finds what a matcher of them finds, in whatever order their keys were kept and whatever papers were between", () => {
    const mine = bundledPapers.slice(20);
    const others = bundledPapers.slice(0, 20);
    const orders = [mine, [...mine].reverse(), [...others, ...mine], [...mine.slice(0, 30), ...others, ...mine.slice(30)]];
    const wanted = found(runToEnd(createMatcherInSlices(mine, { muted })));
    for (const papers of orders) {
      assert.deepEqual(found(lookUp(keptKeys(papers), kept(mine))), wanted);
    }
  });

  it("finds no paper without kept keys, and none that has changed since", () => {
    const titled = bundledPapers.map((paper, index) => (index === 7 ? { ...paper, title: "Another Title" } : paper));
    const wanted = found(
      runToEnd(
        createMatcherInSlices(
          bundledPapers.map((paper, index) => (index === 7 ? { citekey: "", title: "", authors: [], links: [], aliases: [] } : paper)),
          { muted },
        ),
      ),
    );
    assert.deepEqual(found(lookUp(keptKeys(titled), kept(bundledPapers))), wanted);
  });

  it("reads only the papers whose names occur", () => {
    const read: number[] = [];
    const counted: PapersOnDemand = {
      hashes: bundledPapers.map(hashOfPaper),
      at: (index) => {
        read.push(index);
        return bundledPapers[index];
      },
    };
    const at = bundledPapers.findIndex(({ citekey }) => citekey === "zhang2024negative");
    assert.equal(lookUp(keptKeys(bundledPapers), counted).at("import npo_loss", 8)?.papers[0], bundledPapers[at]);
    assert.deepEqual(new Set(read), new Set([at]));
  });

  it("finds nothing if the papers' bytes are damaged", () => {
    const damaged: PapersOnDemand = { hashes: bundledPapers.map(hashOfPaper), at: () => undefined };
    assert.deepEqual(lookUp(keptKeys(bundledPapers), damaged).find(text), []);
  });
});
