import { expandInSegments, expansionKey } from "./expandTerm";
import { type Expansions, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import type { QueryTerm } from "./parseQuery";
import { type Segment, paperCount } from "../index/segment";

/** In a large index, words in the abstracts of more than this share of the papers are looked up only for the best candidates. */
const commonShare = 0.08;
const minLargeIndexPapers = 8000;
/** In a large index, abstracts are not searched for prefixes shorter than this. */
const minAbstractPrefixChars = 3;
/** Typos are less likely to be meant if the index has the word as typed. */
const knownWordTypoFactor = 0.5;

/** The words of the index that a word of the query may mean. */
export interface FoundTerm {
  /** By segment. */
  readonly expansions: readonly WeightedExpansions[];
  /** By relation, whether words of that relation count as the word that was typed. */
  readonly isMeant: Readonly<Record<number, boolean>>;
  /** The inverse document frequency of the word. */
  readonly rarity: number;
  /** The approximate number of postings to read. */
  readonly cost: number;
}

/** The words of a segment with their qualities, and their weights: quality × rarity. */
interface WeightedExpansions {
  readonly words: readonly number[];
  readonly relations: Expansions["relations"];
  readonly qualities: readonly number[];
  readonly weights: readonly number[];
}

/** The terms that were found last in an index: while the user types, all words but the last stay the same. */
const foundTerms = new WeakMap<SegmentList, Map<string, FoundTerm>>();
const maxFoundTerms = 24;

/**
 * Returns what a term may mean in the index. If the term was joined from several words, only the joined word itself counts as
 * typed.
 */
export function findTerm(index: SegmentList, term: QueryTerm, isJoined = false): FoundTerm {
  let known = foundTerms.get(index);
  if (!known) {
    known = new Map();
    foundTerms.set(index, known);
  }
  const key = `${expansionKey(term)}${isJoined ? "+" : ""}`;
  const found = known.get(key) ?? findUncached(index, term, isJoined);
  // Moves the key to the end, because the first one is dropped.
  known.delete(key);
  known.set(key, found);
  const [oldest = ""] = known.size > maxFoundTerms ? known.keys() : [];
  known.delete(oldest);
  return found;
}

function findUncached(index: SegmentList, term: QueryTerm, isJoined: boolean): FoundTerm {
  const found = expandInSegments(index, term);
  const counts = [0, 0, 0, 0, 0];
  found.forEach((expansions, at) => {
    const segment = index.segments[at];
    expansions.relations.forEach((relation, order) => {
      counts[relation] = (counts[relation] ?? 0) + (segment ? paperCount(segment, expansions.words[order] ?? 0) : 0);
    });
  });
  const [exact = 0, prefixes = 0, sameStem = 0, typos = 0, doubled = 0] = counts;
  const mayBeCut = term.isUnfinished || (exact === 0 && !isJoined);
  const known = exact + (mayBeCut ? prefixes : 0);
  const all = exact + prefixes + sameStem + typos + doubled;
  const own = rarityOf(index.size, known > 0 ? known : all);
  const typoFactor = known > 0 ? knownWordTypoFactor : 1;
  const isMeant = {
    [relations.exact]: true,
    [relations.prefix]: !isJoined || term.isUnfinished,
    [relations.sameStem]: !isJoined,
    // A word that differs by typos does not count if the index has the word as typed.
    [relations.typo]: !isJoined && known === 0,
    // They were looked for only because few papers have the word as typed.
    [relations.doubled]: !isJoined,
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

/** Returns the inverse document frequency as BM25 defines it. */
function rarityOf(size: number, papers: number): number {
  const count = Math.min(papers, size);
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/**
 * Returns the term as it is looked up. In a large index, a short unfinished word after others is looked up only as it is,
 * because it begins words of nearly every paper.
 */
export function withoutShortPrefix(index: SegmentList, term: QueryTerm): QueryTerm {
  return isShortPrefix(index, term) ? { ...term, isUnfinished: false, typos: 0 } : term;
}

/** Returns whether a word is unfinished and so short that nearly every paper of a large index has a word that begins with it. */
export function isShortPrefix({ size }: SegmentList, { isUnfinished, typed }: QueryTerm): boolean {
  return isLargeIndex(size) && isUnfinished && typed.length < minAbstractPrefixChars;
}

/** Counts the papers that have the word itself in one of these fields of the head. */
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

/** Returns whether a word is so common that its abstracts are better looked up later. */
export function isCommonWord({ size }: SegmentList, cost: number): boolean {
  return isLargeIndex(size) && cost > size * commonShare;
}

/** Returns whether an index has too many papers to look at all of them for each word. */
export function isLargeIndex(size: number): boolean {
  return size >= minLargeIndexPapers;
}
