import type { Paper } from "../../../src/core/paper";
import { isStopWord } from "../../../src/core/words/stopWords";
import { createRandom } from "../../inputs/random";

/** A query and the papers that are right answers: several if they share what was typed. */
export interface KnownItem {
  readonly query: string;
  readonly expected: ReadonlySet<string>;
}

type Random = () => number;
type Maker = (paper: Paper, random: Random, papers: readonly Paper[]) => KnownItem | undefined;

/** The kinds of queries, each made from a paper; `undefined` if the paper does not give one. */
export const queryKinds: Readonly<Record<string, Maker>> = {
  name: (paper, random, papers) => ofName(paper, random, papers, (name) => name),
  "name, one typo": (paper, random, papers) => ofName(paper, random, papers, (name) => misspell(name, random)),
  "title, two typos": (paper, random) => known(paper, misspellWords(paper.title, 2, random)),
  "three title words, shuffled": (paper, random) => words(paper, contentWords(paper.title), 3, random),
  "author and title word": (paper, random) => {
    const family = pick(paper.authors, random)?.family;
    const word = pick(contentWords(paper.title), random);
    return family !== undefined && word !== undefined ? known(paper, `${family} ${word}`) : undefined;
  },
  "author and longest title word": (paper, random) => {
    const family = pick(paper.authors, random)?.family;
    const [word] = [...contentWords(paper.title)].sort((a, b) => b.length - a.length);
    return family !== undefined && word !== undefined ? known(paper, `${family} ${word}`) : undefined;
  },
  "first author and rarest title word": (paper, _random, papers) => {
    const family = paper.authors[0]?.family;
    const word = rarestWord(paper, papers);
    return family !== undefined && word !== undefined ? known(paper, `${family} ${word}`) : undefined;
  },
  "five words of the abstract": (paper, random) => words(paper, contentWords(paper.abstract ?? ""), 5, random),
  "five words in a row of the abstract": (paper, random) => inARow(paper, random),
  "first ten letters": (paper, _random, papers) => {
    const start = paper.title.slice(0, 10);
    return { query: start, expected: citekeys(papers.filter(({ title }) => title.toLowerCase().startsWith(start.toLowerCase()))) };
  },
};

/** Returns up to `count` queries of a kind from these papers, going round them in a shuffled order. */
export function makeQueries(kind: string, papers: readonly Paper[], count: number, seed: number): readonly KnownItem[] {
  const random = createRandom(seed);
  const order = shuffle(papers, random);
  const made: KnownItem[] = [];
  const seen = new Set<string>();
  for (let round = 0; round < 12 && made.length < count; round++) {
    for (const paper of order) {
      const item = queryKinds[kind]?.(paper, random, papers);
      if (item && !seen.has(item.query) && made.length < count) {
        seen.add(item.query);
        made.push(item);
      }
    }
  }
  return made;
}

function known(paper: Paper, query: string): KnownItem {
  return { query, expected: new Set([paper.citekey]) };
}

function citekeys(papers: readonly Paper[]): ReadonlySet<string> {
  return new Set(papers.map(({ citekey }) => citekey));
}

function namesOf(paper: Paper): readonly string[] {
  return paper.aliases.filter(({ kind }) => kind === "name").map(({ text }) => text);
}

function ofName(paper: Paper, random: Random, papers: readonly Paper[], change: (name: string) => string): KnownItem | undefined {
  const name = pick(namesOf(paper), random);
  if (name === undefined) {
    return undefined;
  }
  const key = name.toLowerCase();
  return { query: change(name), expected: citekeys(papers.filter((other) => namesOf(other).some((own) => own.toLowerCase() === key))) };
}

/** Returns the different words of a text that are not stop words, as they are written. */
export function contentWords(text: string): readonly string[] {
  const found = text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const kept = found.filter((word) => !isStopWord(word.toLowerCase()));
  return [...new Map(kept.map((word) => [word.toLowerCase(), word])).values()];
}

function words(paper: Paper, from: readonly string[], count: number, random: Random): KnownItem | undefined {
  return from.length < count ? undefined : known(paper, shuffle(from, random).slice(0, count).join(" "));
}

function inARow(paper: Paper, random: Random): KnownItem | undefined {
  const all = (paper.abstract ?? "").match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const start = Math.floor(random() * (all.length - 5));
  return all.length < 10 ? undefined : known(paper, all.slice(start, start + 5).join(" "));
}

const titleCounts = new WeakMap<readonly Paper[], ReadonlyMap<string, number>>();

/** Returns the number of titles that have each word, by the word in lower case. Computed once for each list of papers. */
function countsIn(papers: readonly Paper[]): ReadonlyMap<string, number> {
  let counts = titleCounts.get(papers);
  if (!counts) {
    const words = papers.flatMap(({ title }) => contentWords(title).map((word) => word.toLowerCase()));
    counts = words.reduce((sums, word) => sums.set(word, (sums.get(word) ?? 0) + 1), new Map<string, number>());
    titleCounts.set(papers, counts);
  }
  return counts;
}

/** Returns the word of a title that the fewest titles have; the first of equals. */
function rarestWord({ title }: Paper, papers: readonly Paper[]): string | undefined {
  const counts = countsIn(papers);
  const count = (word: string): number => counts.get(word.toLowerCase()) ?? 0;
  return [...contentWords(title)].sort((a, b) => count(a) - count(b))[0];
}

function misspellWords(text: string, count: number, random: Random): string {
  const parts = text.split(" ");
  const long = shuffle(
    parts.flatMap((part, at) => (part.length > 3 ? [at] : [])),
    random,
  ).slice(0, count);
  for (const at of long) {
    parts[at] = misspell(parts[at] ?? "", random);
  }
  return parts.join(" ");
}

/** Returns a word with one letter left out, inserted, replaced, or swapped with its neighbor; never the word itself. */
export function misspell(word: string, random: Random): string {
  for (;;) {
    const at = Math.floor(random() * word.length);
    const letter = String.fromCharCode(97 + Math.floor(random() * 26));
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const changed = [
      before + after,
      before + (word[at] ?? "") + letter + after,
      before + letter + after,
      before + (after[0] ?? "") + (word[at] ?? "") + after.slice(1),
    ][Math.floor(random() * 4)];
    if (changed !== undefined && changed !== "" && changed.toLowerCase() !== word.toLowerCase()) {
      return changed;
    }
  }
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random() * from.length)];
}

function shuffle<T>(from: readonly T[], random: Random): T[] {
  return from
    .map((one) => ({ one, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ one }) => one);
}
