import { knownPeople, type Alias, type GivenName, type Paper, type PaperLink } from "../paper";
import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { createSamePapers, type Sameness, type SamePapers } from "./samePapers";
import { runToEnd } from "../sliced";

/** The source of a paper and its citekey there. */
export interface Origin {
  /** The index of the source in the list of merged sources. */
  readonly source: number;
  readonly citekey: string;
  /** The index of the paper in the source. */
  readonly index: number;
}

/** The papers of several sources as one list. */
export interface MergedPapers {
  /** In the order of the sources. */
  readonly papers: readonly Paper[];
  /** The origins of each paper by its citekey, the most trusted source first. */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
}

/** A slice takes about a millisecond. */
const papersPerSlice = 100;

/**
 * Merges papers from several sources into one list. A paper in several sources becomes one paper. Papers are the same if
 * they have the same DOI, the same arXiv id, or the same title and an author in common, and by the title alone only if `sameness` says so. The first
 * source wins, its citekey above all; later sources only add missing fields. If different papers share a citekey, all but
 * the first get the letters b, c, … appended.
 *
 * A paper that did not change is the same object as in the last merge, even if it was joined from several.
 *
 * Yields after each slice of the work.
 *
 * @param sources the most trusted first: the user's own papers before the bundled ones.
 */
export function* mergeSources(sources: readonly (readonly Paper[])[], sameness: Sameness = {}): Generator<undefined, MergedPapers> {
  const merged: Merged[] = [];
  const same = createSamePapers<Merged>(sameness);
  let count = 0;
  for (const [source, papers] of sources.entries()) {
    for (const [index, paper] of papers.entries()) {
      add(merged, same, paper, { source, citekey: paper.citekey, index });
      if (++count % papersPerSlice === 0) {
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

/** Returns a paper with everything that two records of it say. The first wins. */
export function joinPapers(first: Paper, second: Paper): Paper {
  const joinedWithFirst = joined.get(first) ?? new WeakMap<Paper, Paper>();
  joined.set(first, joinedWithFirst);
  const paper = joinedWithFirst.get(second) ?? {
    ...second,
    ...first,
    authors: knownPeople(first.authors).length >= knownPeople(second.authors).length ? first.authors : second.authors,
    ...(first.names && second.names ? { names: joinBy(first.names, second.names, ({ name }: GivenName) => name) } : {}),
    ...recordsOfBoth(first, second),
    links: joinBy(first.links, second.links, (link: PaperLink) => link.url.toLowerCase()),
    aliases: joinBy(first.aliases, second.aliases, (alias: Alias) => `${alias.kind}:${alias.text}`),
  };
  joinedWithFirst.set(second, paper);
  return paper;
}

/** The records of the most trusted source go first. A record that both have counts once. */
function recordsOfBoth({ records = [] }: Paper, { records: others = [] }: Paper): Pick<Paper, "records"> {
  return records.length + others.length === 0 ? {} : { records: [...new Set([...records, ...others])] };
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

/** Like {@link mergeSources}, but runs without interruption. */
export function mergePapers(sources: readonly (readonly Paper[])[]): readonly Paper[] {
  return runToEnd(mergeSources(sources)).papers;
}
