import { type Expansion, expandTerm, type Relation } from "./expandTerm";
import type { IndexParts } from "./indexParts";
import type { QueryTerm } from "./parseQuery";
import { type Part, paperCount } from "./part";
import { inFields } from "./readPaper";

/** How much a word counts in a field of the head, by the bits of `inFields`; where it is in several, in the best. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [inFields.wholeName, 8],
  [inFields.name, 6],
  [inFields.titleStart, 4.4],
  [inFields.title, 4],
  [inFields.family, 3],
  [inFields.given, 2],
  [inFields.publication, 1.6],
  [inFields.identifier, 3],
];
/** How much a word counts in the abstract; beside the head it adds that much. */
const abstractWeight = 1;

const headWeights = Float64Array.from({ length: 256 }, (_, bits) =>
  Math.max(0, ...fieldWeights.map(([bit, weight]) => ((bits & bit) === 0 ? 0 : weight))),
);

/** Where the index is large, words in more abstracts than this share of the papers are looked up for the best candidates only. */
const commonShare = 0.08;
const largeIndex = 8000;
/** Where the index is large, abstracts are not searched for beginnings shorter than this. */
const shortestAbstractPrefix = 3;
/** Of a word that is in the index itself, typos are less likely meant. */
const knownWordTypoFactor = 0.5;

/** What the words of a query add up to, by position; kept between searches, for it is large. */
export interface Scores {
  readonly words: Float32Array;
  /** How much of the query was found. */
  readonly found: Float32Array;
  /** Positions that have any word, in no order. */
  readonly touched: Uint32Array;
  readonly head: Float32Array;
  readonly abstracts: Float32Array;
  readonly quality: Float32Array;
  readonly touchedByWord: Uint32Array;
}

/** Room for the scores of an index. */
export function createScores(size: number): Scores {
  const floats = (): Float32Array => new Float32Array(size);
  return {
    words: floats(),
    found: floats(),
    touched: new Uint32Array(size),
    head: floats(),
    abstracts: floats(),
    quality: floats(),
    touchedByWord: new Uint32Array(size),
  };
}

/** A word of the query, found in the index. */
export interface FoundTerm {
  readonly term: QueryTerm;
  readonly expansions: readonly PlacedExpansion[];
  /** The share of the query that this word is. */
  readonly share: number;
  /** How many postings are to be read. */
  readonly cost: number;
  /** Whether abstracts are left to `completeScore`. */
  readonly isCommon: boolean;
}

interface PlacedExpansion extends Expansion {
  readonly part: number;
  /** How much the word tells: BM25's inverse document frequency. */
  readonly rarity: number;
}

/** Finds the expansions of a query's word in all parts. */
export function findTerm(index: IndexParts, term: QueryTerm): Omit<FoundTerm, "share" | "isCommon"> & { readonly rarity: number } {
  const found = index.parts.flatMap((part, at) => expandTerm(part, term).map((expansion) => ({ ...expansion, part: at, papers: paperCount(part, expansion.word) })));
  const count = (relations: readonly Relation[]): number =>
    found.reduce((sum, { relation, papers }) => sum + (relations.includes(relation) ? papers : 0), 0);
  const same = count(["same"]);
  const beginnings = count(["same", "beginning"]);
  const known = term.isUnfinished ? beginnings : same;
  const ownRarity = rarity(index.size, known > 0 ? known : count(["beginning", "relative", "typo"]));
  const expansions = found.map(({ papers, ...expansion }) => ({
    ...expansion,
    quality: expansion.quality * (expansion.relation === "typo" && known > 0 ? knownWordTypoFactor : 1),
    rarity: expansion.relation === "same" ? rarity(index.size, papers) : Math.min(ownRarity, rarity(index.size, papers)),
  }));
  return { term, expansions, rarity: ownRarity, cost: found.reduce((sum, { papers }) => sum + papers, 0) };
}

function rarity(size: number, papers: number): number {
  const count = Math.min(papers, size);
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/** Adds what a word of the query finds; returns the new number of touched positions. */
export function addScores(index: IndexParts, scores: Scores, found: FoundTerm, touchedBefore: number): number {
  const { term, expansions, share } = found;
  const readsAbstracts = !found.isCommon && !(index.size >= largeIndex && term.isUnfinished && term.typed.length < shortestAbstractPrefix);
  let count = 0;
  for (const expansion of expansions) {
    const part = index.parts[expansion.part];
    if (part) {
      const offset = index.offsets[expansion.part] ?? 0;
      count = addHead(part, offset, expansion, scores, count);
      count = readsAbstracts ? addAbstracts(part, offset, expansion, scores, count) : count;
    }
  }
  return settle(scores, count, term.weight, share, touchedBefore);
}

function addHead({ head }: Part, offset: number, { word, quality, rarity }: PlacedExpansion, scores: Scores, before: number): number {
  const end = head.starts[word + 1] ?? 0;
  let count = before;
  for (let at = head.starts[word] ?? 0; at < end; at++) {
    const position = offset + (head.papers[at] ?? 0);
    const score = quality * rarity * (headWeights[head.fields[at] ?? 0] ?? 0);
    if ((scores.quality[position] ?? 0) < quality) {
      if (scores.quality[position] === 0) {
        scores.touchedByWord[count++] = position;
      }
      scores.quality[position] = quality;
    }
    if (score > (scores.head[position] ?? 0)) {
      scores.head[position] = score;
    }
  }
  return count;
}

function addAbstracts({ abstracts }: Part, offset: number, { word, quality, rarity }: PlacedExpansion, scores: Scores, before: number): number {
  const end = abstracts.starts[word + 1] ?? 0;
  const score = quality * rarity * abstractWeight;
  let count = before;
  for (let at = abstracts.starts[word] ?? 0; at < end; at++) {
    const position = offset + (abstracts.papers[at] ?? 0);
    if ((scores.quality[position] ?? 0) < quality) {
      if (scores.quality[position] === 0) {
        scores.touchedByWord[count++] = position;
      }
      scores.quality[position] = quality;
    }
    if (score > (scores.abstracts[position] ?? 0)) {
      scores.abstracts[position] = score;
    }
  }
  return count;
}

/** Adds one word's best scores to the sums, and clears them for the next. */
function settle(scores: Scores, count: number, weight: number, share: number, touchedBefore: number): number {
  const { words, found, touched, head, abstracts, quality, touchedByWord } = scores;
  let touchedCount = touchedBefore;
  for (let at = 0; at < count; at++) {
    const position = touchedByWord[at] ?? 0;
    if (found[position] === 0) {
      touched[touchedCount++] = position;
    }
    words[position] = (words[position] ?? 0) + weight * ((head[position] ?? 0) + (abstracts[position] ?? 0));
    found[position] = (found[position] ?? 0) + share * (quality[position] ?? 0);
    head[position] = 0;
    abstracts[position] = 0;
    quality[position] = 0;
  }
  return touchedCount;
}

/** What a common word adds to one candidate by its abstract, which `addScores` left out. */
export function completeScore(index: IndexParts, { term, expansions, share }: FoundTerm, position: number): { words: number; found: number } {
  for (const { part: at, word, quality, rarity } of expansions) {
    const part = index.parts[at];
    const local = position - (index.offsets[at] ?? 0);
    if (part && local >= 0 && local < part.papers.length && isIn(part, word, local)) {
      return { words: term.weight * quality * rarity * abstractWeight, found: isInHead(part, word, local) ? 0 : share * quality };
    }
  }
  return { words: 0, found: 0 };
}

function isIn({ abstracts }: Part, word: number, paper: number): boolean {
  return contains(abstracts.papers, abstracts.starts[word] ?? 0, abstracts.starts[word + 1] ?? 0, paper);
}

function isInHead({ head }: Part, word: number, paper: number): boolean {
  return contains(head.papers, head.starts[word] ?? 0, head.starts[word + 1] ?? 0, paper);
}

function contains(papers: Uint32Array, start: number, end: number, paper: number): boolean {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((papers[middle] ?? 0) < paper) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < end && papers[low] === paper;
}

/** Whether a word is so common that abstracts are better asked later. */
export function isCommonWord(index: IndexParts, cost: number): boolean {
  return index.size >= largeIndex && cost > index.size * commonShare;
}
