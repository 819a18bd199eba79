import { expandInParts, type Expansions, relations } from "./expandTerm";
import type { IndexParts } from "./indexParts";
import { leastOfBest } from "./leastOfBest";
import { unpack } from "./packedPostings";
import type { QueryTerm } from "./parseQuery";
import { type Part, paperCount } from "./part";
import { wordScore } from "./ranking";
import { headBits, inFields } from "./readPaper";
import { largestHead } from "./titleKey";

/** How much a word counts in a field of the head, by the bits of `inFields`; where it is in several, in the best. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [inFields.wholeName, 8],
  [inFields.name, 4.6],
  [inFields.titleStart, 4.4],
  [inFields.title, 4],
  [inFields.coined, 3.6],
  [inFields.firstFamily, 3.2],
  [inFields.family, 3],
  [inFields.given, 2],
  [inFields.publication, 1.6],
  [inFields.identifier, 3],
];
/** How much a word counts in the abstract; beside the head it adds that much. */
export const abstractWeight = 1;

const headWeights = Float64Array.from({ length: headBits + 1 }, (_, bits) =>
  Math.max(0, ...fieldWeights.map(([bit, weight]) => ((bits & bit) === 0 ? 0 : weight))),
);

/** Where the index is large, words in more abstracts than this share of the papers are looked up for the best candidates only. */
const commonShare = 0.08;
const largeIndex = 8000;
/** Where the index is large, abstracts are not searched for beginnings shorter than this. */
const shortestAbstractPrefix = 3;
/** Where something begins. There such beginnings count only: a letter or two are in the middle of nearly every title. */
export const beginningFields = inFields.wholeName | inFields.name | inFields.titleStart | inFields.firstFamily | inFields.family;
/** Of a word that is in the index itself, typos are less likely meant. */
const knownWordTypoFactor = 0.5;

/** What the words of a query add up to, by position; kept between searches, for it is large. */
export interface Scores {
  readonly words: Float32Array;
  /** How much of the query was found. */
  readonly found: Float32Array;
  /** Which words of the query were found, by their bits. */
  readonly bits: Int32Array;
  /** Positions that have any word, in no order. */
  readonly touched: Uint32Array;
  readonly head: Float32Array;
  readonly abstracts: Float32Array;
  readonly quality: Float32Array;
  readonly touchedByWord: Uint32Array;
  /** Room for the papers of one word. */
  readonly papers: Uint32Array;
}

/** Room for the scores of an index. */
export function createScores(size: number): Scores {
  const floats = (): Float32Array => new Float32Array(size);
  return {
    words: floats(),
    found: floats(),
    bits: new Int32Array(size),
    touched: new Uint32Array(size),
    head: floats(),
    abstracts: floats(),
    quality: floats(),
    touchedByWord: new Uint32Array(size),
    papers: new Uint32Array(size),
  };
}

/** A word of the query, found in the index. */
export interface FoundTerm {
  readonly term: QueryTerm;
  /** By part. */
  readonly expansions: readonly Weighted[];
  /** By relation, whether such words are what was typed. */
  readonly isMeant: Readonly<Record<number, boolean>>;
  /** How much the word tells. */
  readonly rarity: number;
  /** How many postings are to be read. */
  readonly cost: number;
}

/** A word of the query, and its place in it. */
export interface PlacedTerm extends FoundTerm {
  /** Its place in the query as a bit; several for words that are one in the text, 0 where nobody asks whether it was found. */
  readonly bits: number;
  /** The share of the query that this word is. */
  readonly share: number;
  /** Whether abstracts are left to `completeScore`. */
  readonly isCommon: boolean;
  /** Whether so many names and titles begin with it that the middle of titles can be left out. */
  readonly onlyBeginnings: boolean;
  /** Where it is the whole query, and so many words begin so that they tell little: so many candidates are wanted, and abstracts that bring no better ones are left out. Else 0. */
  readonly wanted: number;
}

/** The words of a part with what each is worth: quality, and quality × rarity. */
interface Weighted {
  readonly words: readonly number[];
  readonly relations: Expansions["relations"];
  readonly qualities: Float64Array;
  readonly weights: Float64Array;
}

/** Finds the expansions of a query's word in all parts. Of words that are joined only the joined word itself is what was typed. */
export function findTerm(index: IndexParts, term: QueryTerm, isJoined = false): FoundTerm {
  const found = expandInParts(index, term);
  const counts = [0, 0, 0, 0];
  found.forEach((expansions, at) => {
    const part = index.parts[at];
    expansions.relations.forEach((relation, order) => {
      counts[relation] = (counts[relation] ?? 0) + (part ? paperCount(part, expansions.words[order] ?? 0) : 0);
    });
  });
  const [same = 0, beginnings = 0, relatives = 0, typos = 0] = counts;
  const known = same + (term.isUnfinished ? beginnings : 0);
  const all = same + beginnings + relatives + typos;
  const own = rarityOf(index.size, known > 0 ? known : all);
  const typoFactor = known > 0 ? knownWordTypoFactor : 1;
  const isMeant = {
    [relations.same]: true,
    [relations.beginning]: !isJoined || term.isUnfinished,
    [relations.relative]: !isJoined,
    // What is only like a word that the index has was not.
    [relations.typo]: !isJoined && known === 0,
  };
  const sameRarity = rarityOf(index.size, same);
  const expansions = found.map((expansion, at) => weigh(expansion, index.parts[at], { size: index.size, own, sameRarity, typoFactor }));
  return { term, expansions, isMeant, rarity: own, cost: all };
}

interface Weights {
  readonly size: number;
  readonly own: number;
  readonly sameRarity: number;
  readonly typoFactor: number;
}

function weigh({ words, qualities: raw, relations: kinds }: Expansions, part: Part | undefined, { size, own, sameRarity, typoFactor }: Weights): Weighted {
  const qualities = new Float64Array(words.length);
  const weights = new Float64Array(words.length);
  for (let at = 0; at < words.length; at++) {
    const kind = kinds[at];
    const rarity = kind === relations.same ? sameRarity : Math.min(own, rarityOf(size, part ? paperCount(part, words[at] ?? 0) : 0));
    const quality = (raw[at] ?? 0) * (kind === relations.typo ? typoFactor : 1);
    qualities[at] = quality;
    weights[at] = quality * rarity;
  }
  return { words, relations: kinds, qualities, weights };
}

/** BM25's inverse document frequency. */
function rarityOf(size: number, papers: number): number {
  const count = Math.min(papers, size);
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/** Adds what a word of the query finds; returns the new number of touched positions. */
export function addScores(index: IndexParts, scores: Scores, found: PlacedTerm, touchedBefore: number): number {
  const { term, share } = found;
  const isShort = index.size >= largeIndex && term.isUnfinished && term.typed.length < shortestAbstractPrefix;
  const count = addHeads(index, scores, found, isShort);
  const all = found.isCommon || isShort ? count : addAllAbstracts(index, scores, found, count);
  return settle(scores, all, term.weight, share, touchedBefore);
}

function addHeads(index: IndexParts, scores: Scores, { bits, expansions, isMeant, onlyBeginnings }: PlacedTerm, isShort: boolean): number {
  let count = 0;
  for (let at = 0; at < index.parts.length; at++) {
    const part = index.parts[at];
    const { words = [], relations: kinds = [], qualities, weights } = expansions[at] ?? {};
    for (let order = 0; part && order < words.length; order++) {
      const quality = qualities?.[order] ?? 0;
      const fields = onlyBeginnings || (isShort && quality < 1) ? beginningFields : headBits;
      count = addHead(part, index.offsets[at] ?? 0, { word: words[order] ?? 0, bits: isMeant[kinds[order] ?? relations.typo] ? bits : 0, quality, weight: weights?.[order] ?? 0, fields }, scores, count);
    }
  }
  return count;
}

function addAllAbstracts(index: IndexParts, scores: Scores, { bits, expansions, isMeant, wanted }: PlacedTerm, before: number): number {
  const least = index.size >= largeIndex && wanted > 0 ? leastOfHeads(scores, before, wanted) : 0;
  let count = before;
  for (let at = 0; at < index.parts.length; at++) {
    const part = index.parts[at];
    const { words = [], relations: kinds = [], qualities, weights } = expansions[at] ?? {};
    for (let order = 0; part && order < words.length; order++) {
      const expansion = { word: words[order] ?? 0, bits: isMeant[kinds[order] ?? relations.typo] ? bits : 0, quality: qualities?.[order] ?? 0, weight: weights?.[order] ?? 0, fields: inFields.abstract };
      if (wordScore(expansion.weight * abstractWeight, expansion.quality, 1) > least) {
        count = addAbstracts(part, index.offsets[at] ?? 0, expansion, scores, count);
      }
    }
  }
  return count;
}

/** What the last of so many candidates is worth at least by names, titles and authors; 0 where there are fewer (MaxScore; Turtle and Flood, 1995). */
function leastOfHeads({ head, quality, touchedByWord }: Scores, count: number, wanted: number): number {
  if (count <= wanted) {
    return 0;
  }
  const worth = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const position = touchedByWord[at] ?? 0;
    worth[at] = wordScore(head[position] ?? 0, quality[position] ?? 0, largestHead);
  }
  return leastOfBest(worth, count, wanted);
}

interface Expansion {
  readonly word: number;
  /** What of the query is found with it. */
  readonly bits: number;
  readonly quality: number;
  readonly weight: number;
  /** Where it counts, as bits of `inFields`. */
  readonly fields: number;
}

function addHead({ head }: Part, offset: number, { word, bits, quality, weight, fields }: Expansion, scores: Scores, before: number): number {
  const end = head.starts[word + 1] ?? 0;
  let count = before;
  for (let at = head.starts[word] ?? 0; at < end; at++) {
    const own = (head.fields[at] ?? 0) & fields;
    if (own === 0) {
      continue;
    }
    const position = offset + (head.papers[at] ?? 0);
    const score = weight * (headWeights[own] ?? 0);
    scores.bits[position] = (scores.bits[position] ?? 0) | bits;
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

function addAbstracts({ abstracts }: Part, offset: number, { word, bits, quality, weight }: Expansion, scores: Scores, before: number): number {
  const found = unpack(abstracts, word, scores.papers);
  const score = weight * abstractWeight;
  let count = before;
  for (let at = 0; at < found; at++) {
    const position = offset + (scores.papers[at] ?? 0);
    scores.bits[position] = (scores.bits[position] ?? 0) | bits;
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
    if (words[position] === 0) {
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

/**
 * A word of the query as it is looked for: in a large index the first letters of a word behind others are only taken as they are,
 * for they begin words of nearly every paper.
 */
export function withoutShortBeginning(index: IndexParts, term: QueryTerm): QueryTerm {
  const isShort = index.size >= largeIndex && term.isUnfinished && term.typed.length < shortestAbstractPrefix;
  return isShort ? { ...term, isUnfinished: false, typos: 0 } : term;
}

/** In how many papers the head has a word of the query as it is, in some fields. */
export function headCount({ parts }: IndexParts, { expansions }: FoundTerm, fields: number): number {
  let count = 0;
  parts.forEach(({ head }, at) => {
    const [word = -1] = expansions[at]?.words ?? [];
    const end = word < 0 ? 0 : (head.starts[word + 1] ?? 0);
    for (let posting = head.starts[word] ?? 0; posting < end; posting++) {
      count += ((head.fields[posting] ?? 0) & fields) === 0 ? 0 : 1;
    }
  });
  return count;
}

/** Whether a word is so common that abstracts are better asked later. */
export function isCommonWord(index: IndexParts, cost: number): boolean {
  return index.size >= largeIndex && cost > index.size * commonShare;
}
