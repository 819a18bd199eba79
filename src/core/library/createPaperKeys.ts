import type { Paper } from "../paper";
import type { MergedPapers } from "./mergeSources";
import { createSamePapers } from "./samePapers";

/**
 * By which other keys the papers in force are known. A paper that stands in several files has one citekey of several; the key that it has can
 * become another while a link with it is on the screen, as soon as the paper stands in one more file.
 */
export interface PaperKeys {
  /** Takes these papers for those in force. A generator that yields after each slice of the work. */
  update(merged: MergedPapers): Generator<undefined, undefined>;
  /**
   * The paper that has this key in one of its sources, or had it earlier: as it is now, or, where it is no more, as it was. `undefined` where
   * none has or had it.
   */
  paperOf(citekey: string): Paper | undefined;
}

/** So many papers are compared in a slice: about a millisecond's work. */
const papersInSlice = 5_000;
/** So many former keys are remembered, the newest. */
const mostFormer = 5_000;

/** The keys of these papers, which are in force first. */
export function createPaperKeys(first: readonly Paper[]): PaperKeys {
  let now: MergedPapers = { papers: first, origins: new Map(first.map(({ citekey }) => [citekey, []])) };
  /** Made when it is first asked for. */
  let bySourceKey: ReadonlyMap<string, Paper> | undefined;
  const former = new Map<string, Paper>();
  return {
    *update(merged) {
      const before = now.papers;
      for (const [index, paper] of before.entries()) {
        if (!merged.origins.has(paper.citekey)) {
          former.delete(paper.citekey);
          former.set(paper.citekey, paper);
        }
        if (index % papersInSlice === papersInSlice - 1) {
          yield;
        }
      }
      for (const citekey of [...former.keys()].slice(0, Math.max(0, former.size - mostFormer))) {
        former.delete(citekey);
      }
      now = merged;
      bySourceKey = undefined;
      return undefined;
    },
    paperOf(citekey) {
      bySourceKey ??= keysInSources(now);
      const inForce = bySourceKey.get(citekey);
      const earlier = inForce ? undefined : former.get(citekey);
      return inForce ?? (earlier && (sameAmong(now.papers, earlier) ?? earlier));
    },
  };
}

/** The first paper that a source has under a key, the most trusted source first. */
function keysInSources({ papers, origins }: MergedPapers): ReadonlyMap<string, Paper> {
  const found = new Map<string, { readonly paper: Paper; readonly source: number }>();
  for (const paper of papers) {
    for (const { source, citekey } of origins.get(paper.citekey) ?? []) {
      if (source < (found.get(citekey)?.source ?? Infinity)) {
        found.set(citekey, { paper, source });
      }
    }
  }
  return new Map([...found].map(([citekey, { paper }]) => [citekey, paper]));
}

/** The same paper by its numbers, else by its title and an author. */
function sameAmong(papers: readonly Paper[], wanted: Paper): Paper | undefined {
  const { arxiv, doi } = wanted;
  const numbered = papers.find((paper) => (arxiv !== undefined && paper.arxiv === arxiv) || (doi !== undefined && paper.doi === doi));
  if (numbered) {
    return numbered;
  }
  const same = createSamePapers<Paper>();
  same.add(wanted, wanted);
  return papers.find((paper) => same.find(paper, (record) => record) !== undefined);
}
