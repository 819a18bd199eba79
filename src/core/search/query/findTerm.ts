import { expandInSegments, expansionKey } from "./expandTerm";
import { type Expansions, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import type { QueryTerm } from "./parseQuery";
import { type Segment, paperCount } from "../index/segment";

/** Where the index is large, words in more abstracts than this share of the papers are looked up for the best candidates only. */
const commonShare = 0.08;
const minLargeIndexPapers = 8000;
/** Where the index is large, abstracts are not searched for beginnings shorter than this. */
const minAbstractPrefixChars = 3;
/** Of a word that is in the index itself, typos are less likely meant. */
const knownWordTypoFactor = 0.5;

/** What a word of the query is in the index. */
export interface FoundTerm {
  /** By part. */
  readonly expansions: readonly WeightedExpansions[];
  /** By relation, whether such words are what was typed. */
  readonly isMeant: Readonly<Record<number, boolean>>;
  /** How much the word tells. */
  readonly rarity: number;
  /** How many postings are to be read. */
  readonly cost: number;
}

/** The words of a part with what each is worth: quality, and quality × rarity. */
interface WeightedExpansions {
  readonly words: readonly number[];
  readonly relations: Expansions["relations"];
  readonly qualities: readonly number[];
  readonly weights: readonly number[];
}

/** What was found lately in an index: while somebody types, all words but the last stay. */
const foundTerms = new WeakMap<SegmentList, Map<string, FoundTerm>>();
const maxFoundTerms = 24;

/** Finds the expansions of a query's word in all parts. Of words that are joined only the joined word itself is what was typed. */
export function findTerm(index: SegmentList, term: QueryTerm, isJoined = false): FoundTerm {
  let known = foundTerms.get(index);
  if (!known) {
    known = new Map();
    foundTerms.set(index, known);
  }
  const key = `${expansionKey(term)}${isJoined ? "+" : ""}`;
  const found = known.get(key) ?? findUncached(index, term, isJoined);
  // Behind all others, for the first is forgotten.
  known.delete(key);
  known.set(key, found);
  const [oldest = ""] = known.size > maxFoundTerms ? known.keys() : [];
  known.delete(oldest);
  return found;
}

function findUncached(index: SegmentList, term: QueryTerm, isJoined: boolean): FoundTerm {
  const found = expandInSegments(index, term);
  const counts = [0, 0, 0, 0];
  found.forEach((expansions, at) => {
    const segment = index.segments[at];
    expansions.relations.forEach((relation, order) => {
      counts[relation] = (counts[relation] ?? 0) + (segment ? paperCount(segment, expansions.words[order] ?? 0) : 0);
    });
  });
  const [exact = 0, prefixes = 0, sameStem = 0, typos = 0] = counts;
  const known = exact + (term.isUnfinished ? prefixes : 0);
  const all = exact + prefixes + sameStem + typos;
  const own = rarityOf(index.size, known > 0 ? known : all);
  const typoFactor = known > 0 ? knownWordTypoFactor : 1;
  const isMeant = {
    [relations.exact]: true,
    [relations.prefix]: !isJoined || term.isUnfinished,
    [relations.sameStem]: !isJoined,
    // What is only like a word that the index has was not.
    [relations.typo]: !isJoined && known === 0,
  };
  const exactRarity = rarityOf(index.size, exact);
  const expansions = found.map((expansion, at) => weigh(expansion, index.segments[at], { size: index.size, own, exactRarity, typoFactor }));
  return { expansions, isMeant, rarity: own, cost: all };
}

interface Weights {
  readonly size: number;
  readonly own: number;
  readonly exactRarity: number;
  readonly typoFactor: number;
}

const noExpansions: WeightedExpansions = { words: [], relations: [], qualities: [], weights: [] };

function weigh(
  { words, qualities: raw, relations: kinds }: Expansions,
  segment: Segment | undefined,
  { size, own, exactRarity, typoFactor }: Weights,
): WeightedExpansions {
  if (words.length === 0) {
    return noExpansions;
  }
  const qualities = typoFactor === 1 ? raw : raw.map((quality, at) => (kinds[at] === relations.typo ? quality * typoFactor : quality));
  const weights = qualities.map((quality, at) => {
    const rarity =
      kinds[at] === relations.exact ? exactRarity : Math.min(own, rarityOf(size, segment ? paperCount(segment, words[at] ?? 0) : 0));
    return quality * rarity;
  });
  return { words, relations: kinds, qualities, weights };
}

/** BM25's inverse document frequency. */
function rarityOf(size: number, papers: number): number {
  const count = Math.min(papers, size);
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/**
 * A word of the query as it is looked for: in a large index the first letters of a word behind others are only taken as they are,
 * for they begin words of nearly every paper.
 */
export function withoutShortPrefix(index: SegmentList, term: QueryTerm): QueryTerm {
  return isShortPrefix(index, term) ? { ...term, isUnfinished: false, typos: 0 } : term;
}

/** Whether a word is so short that what goes on behind it is in nearly every paper of a large index. */
export function isShortPrefix({ size }: SegmentList, { isUnfinished, typed }: QueryTerm): boolean {
  return isLargeIndex(size) && isUnfinished && typed.length < minAbstractPrefixChars;
}

/** In how many papers the head has a word of the query as it is, in some fields. */
export function countHeads({ segments }: SegmentList, { expansions }: FoundTerm, fields: number): number {
  let count = 0;
  segments.forEach(({ head }, at) => {
    const [word = -1] = expansions[at]?.words ?? [];
    const end = word < 0 ? 0 : (head.starts[word + 1] ?? 0);
    for (let posting = head.starts[word] ?? 0; posting < end; posting++) {
      count += ((head.fields[posting] ?? 0) & fields) === 0 ? 0 : 1;
    }
  });
  return count;
}

/** Whether a word is so common that abstracts are better asked later. */
export function isCommonWord({ size }: SegmentList, cost: number): boolean {
  return isLargeIndex(size) && cost > size * commonShare;
}

/** Whether an index has so many papers that not all can be looked at for each word. */
export function isLargeIndex(size: number): boolean {
  return size >= minLargeIndexPapers;
}
