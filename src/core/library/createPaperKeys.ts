import { aliasKeysOf } from "../formats/records/packedRecords";
import type { Paper } from "../paper";
import type { MergedPapers } from "./mergeSources";
import { createSamePapers } from "./samePapers";

/**
 * Other citekeys by which the current papers are known. A paper in several files has only one of its citekeys in the
 * library. That citekey can change while a link with it is on the screen, as soon as the paper is in one more file.
 */
export interface PaperKeys {
  /** Sets the current papers. Yields after each slice of the work. */
  update(merged: MergedPapers): Generator<undefined, undefined>;
  /**
   * Returns the paper that has this citekey in one of its sources, or had it earlier, as it is now. Returns the earlier
   * paper if it no longer exists, and `undefined` if the citekey was never used.
   */
  paperOf(citekey: string): Paper | undefined;
  /** Returns the paper that has this citekey in one of its sources now. */
  paperInForce(citekey: string): Paper | undefined;
}

/** A slice takes about a millisecond. */
const papersPerSlice = 5_000;
/** Only the newest former keys are kept. */
const maxFormerKeys = 5_000;

/**
 * Creates the citekeys of papers.
 *
 * @param first returns the first current papers. It is called when they are first needed.
 */
export function createPaperKeys(first: () => readonly Paper[]): PaperKeys {
  let now: MergedPapers | undefined;
  const mergedNow = (): MergedPapers => (now ??= unmerged(first()));
  /** Computed when it is first used. */
  let bySourceKey: ReadonlyMap<string, Paper> | undefined;
  const former = new Map<string, Paper>();
  const paperInForce = (citekey: string): Paper | undefined => (bySourceKey ??= keysInSources(mergedNow())).get(citekey);
  return {
    *update(merged) {
      const before = mergedNow().papers;
      for (const [index, paper] of before.entries()) {
        if (!merged.origins.has(paper.citekey)) {
          former.delete(paper.citekey);
          former.set(paper.citekey, paper);
        }
        if (index % papersPerSlice === papersPerSlice - 1) {
          yield;
        }
      }
      for (const citekey of [...former.keys()].slice(0, Math.max(0, former.size - maxFormerKeys))) {
        former.delete(citekey);
      }
      now = merged;
      bySourceKey = undefined;
      return undefined;
    },
    paperInForce,
    paperOf(citekey) {
      const inForce = paperInForce(citekey);
      const earlier = inForce ? undefined : former.get(citekey);
      return inForce ?? (earlier && (sameAmong(mergedNow().papers, earlier) ?? earlier));
    },
  };
}

function unmerged(papers: readonly Paper[]): MergedPapers {
  return { papers, origins: new Map(papers.map(({ citekey }) => [citekey, []])) };
}

/** Returns the paper for each citekey in any source, the most trusted source first, and for each other key of an entry. */
export function keysInSources({ papers, origins }: MergedPapers): ReadonlyMap<string, Paper> {
  const found = new Map<string, { readonly paper: Paper; readonly source: number }>();
  for (const paper of papers) {
    for (const { source, citekey } of origins.get(paper.citekey) ?? []) {
      if (source < (found.get(citekey)?.source ?? Infinity)) {
        found.set(citekey, { paper, source });
      }
    }
  }
  const keys = new Map([...found].map(([citekey, { paper }]) => [citekey, paper]));
  for (const paper of papers) {
    for (const alias of aliasKeysOf(paper)) {
      if (!keys.has(alias)) {
        keys.set(alias, paper);
      }
    }
  }
  return keys;
}

/** Finds the same paper by its arXiv id or DOI, or else by its title and an author. */
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
