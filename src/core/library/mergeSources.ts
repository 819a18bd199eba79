import type { Alias, Paper, PaperLink } from "../paper";
import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { createSamePapers, type SamePapers } from "./samePapers";
import { runToEnd } from "../sliced";

/** From which source a paper is, and by which citekey it stands there. */
export interface Origin {
  /** The position of the source in what was merged. */
  readonly source: number;
  readonly citekey: string;
  /** Its position in the source. */
  readonly index: number;
}

/** Papers of several sources as one list. */
export interface MergedPapers {
  /** In the order of the sources. */
  readonly papers: readonly Paper[];
  /** Of each paper, by its citekey, where it stands, the most trusted source first. */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
}

/** So many papers are merged in a slice: about a millisecond's work. */
const papersInSlice = 100;

/**
 * Papers from several sources as one list. A paper that stands in several sources is one paper: the same DOI, the same
 * arXiv id, or the same title with an author in common say so, never the title alone. What the first source knows
 * wins, its citekey above all; what only a later one knows is added. Two papers that are not the same but share a
 * citekey get the letters b, c, … behind it.
 *
 * A paper that was the same object before is the same object again, joined or not.
 *
 * @param sources the most trusted first: a person's own papers before the bundled ones.
 * @returns a generator that yields after each slice of the work.
 */
export function* mergeSources(sources: readonly (readonly Paper[])[]): Generator<undefined, MergedPapers> {
  const merged: Merged[] = [];
  const same = createSamePapers<Merged>();
  let count = 0;
  for (const [source, papers] of sources.entries()) {
    for (const [index, paper] of papers.entries()) {
      add(merged, same, paper, { source, citekey: paper.citekey, index });
      if (++count % papersInSlice === 0) {
        yield;
      }
    }
  }
  const papers = withUniqueCitekeys(merged.map(({ paper }) => paper));
  yield;
  return { papers, origins: new Map(papers.map(({ citekey }, index) => [citekey, merged[index]?.origins ?? []])) };
}

interface Merged {
  paper: Paper;
  readonly origins: Origin[];
}

function add(merged: Merged[], same: SamePapers<Merged>, paper: Paper, origin: Origin): void {
  const known = same.find(paper, (one) => one.paper);
  if (known) {
    known.paper = joinPapers(known.paper, paper);
    known.origins.push(origin);
    same.add(paper, known);
    return;
  }
  const one = { paper, origins: [origin] };
  merged.push(one);
  same.add(paper, one);
}

const joined = new WeakMap<Paper, WeakMap<Paper, Paper>>();

function joinPapers(first: Paper, second: Paper): Paper {
  const joinedWithFirst = joined.get(first) ?? new WeakMap<Paper, Paper>();
  joined.set(first, joinedWithFirst);
  const paper = joinedWithFirst.get(second) ?? {
    ...second,
    ...first,
    authors: first.authors.length >= second.authors.length ? first.authors : second.authors,
    links: joinBy(first.links, second.links, (link: PaperLink) => link.url.toLowerCase()),
    aliases: joinBy(first.aliases, second.aliases, (alias: Alias) => `${alias.kind}:${alias.text}`),
  };
  joinedWithFirst.set(second, paper);
  return paper;
}

function joinBy<T>(first: readonly T[], second: readonly T[], identity: (one: T) => string): readonly T[] {
  return [...new Map([...second, ...first].map((one) => [identity(one), one])).values()].sort((a, b) => rank(first, a) - rank(first, b));
}

function rank<T>(list: readonly T[], one: T): number {
  const at = list.indexOf(one);
  return at === -1 ? list.length : at;
}

const renamed = new WeakMap<Paper, Paper>();

function withUniqueCitekeys(papers: readonly Paper[]): readonly Paper[] {
  const taken = new Set(papers.map((paper) => paper.citekey));
  const seen = new Set<string>();
  const free = createFreeCitekeys(taken, "b");
  return papers.map((paper) => {
    if (!seen.has(paper.citekey)) {
      seen.add(paper.citekey);
      return paper;
    }
    const citekey = free(paper.citekey);
    taken.add(citekey);
    seen.add(citekey);
    const known = renamed.get(paper);
    const other = known?.citekey === citekey ? known : { ...paper, citekey };
    renamed.set(paper, other);
    return other;
  });
}

/** Papers from several sources as one list, as {@link mergeSources} joins them, all at once. */
export function mergePapers(sources: readonly (readonly Paper[])[]): readonly Paper[] {
  return runToEnd(mergeSources(sources)).papers;
}
