import { relations } from "../query/expansions";
import { isLargeIndex, isShortPrefix } from "../query/findTerm";
import type { SegmentList } from "../index/segmentList";
import { unpack } from "../index/packedPostings";
import type { Segment } from "../index/segment";
import type { PlacedTerm } from "../query/placeTerms";
import { wordScore } from "./ranking";
import { prefixFields, headFields, fieldBits } from "../index/readPaper";
import { maxHeadSize } from "../text/titleKey";

/** How much a word counts in a field of the head, by the bits of `fieldBits`. If several fields have it, the best one counts. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
  [fieldBits.wholeName, 8],
  [fieldBits.name, 4.6],
  [fieldBits.titleStart, 4.4],
  [fieldBits.title, 4],
  [fieldBits.coined, 3.6],
  [fieldBits.firstFamily, 3.2],
  [fieldBits.family, 3],
  [fieldBits.given, 2],
  [fieldBits.publication, 1.6],
  [fieldBits.identifier, 3],
];
/** How much a word counts in the abstract. It is added to what the word counts in the head. */
export const abstractWeight = 1;

const headWeights = Float64Array.from({ length: headFields + 1 }, (_, bits) =>
  Math.max(0, ...fieldWeights.map(([bit, weight]) => ((bits & bit) === 0 ? 0 : weight))),
);

/** The scores of a query by position. They are kept between searches because they are large. */
export interface Scores {
  readonly words: Float32Array;
  /** The share of the query that was found. */
  readonly found: Float32Array;
  /** The words of the query that were found, as bits. */
  readonly bits: Int32Array;
  /** The positions that have any word, in no order. */
  readonly touched: Uint32Array;
  /** The best score of the current word in heads. */
  readonly head: Float32Array;
  /** The best score of the current word in abstracts. */
  readonly abstracts: Float32Array;
  /** The best quality of the current word. */
  readonly quality: Float32Array;
  /** The positions that have the current word, in no order. */
  readonly touchedByWord: Uint32Array;
  /** The papers of one word, unpacked. */
  readonly papers: Uint32Array;
}

/** Creates the scores for an index of up to this many positions. */
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

/** Adds the scores of a word of the query. Returns the new number of touched positions. */
export function addScores(index: SegmentList, scores: Scores, found: PlacedTerm, touchedBefore: number): number {
  const { term, share } = found;
  const isShort = isShortPrefix(index, term);
  const count = addHeads(index, scores, found, isShort);
  const all = found.isDeferred || isShort ? count : addAllAbstracts(index, scores, found, count);
  return settle(scores, all, term.weight, share, touchedBefore);
}

function addHeads(
  index: SegmentList,
  scores: Scores,
  { term, share, bits, expansions, isMeant, onlyPrefixFields }: PlacedTerm,
  isShort: boolean,
): number {
  const isInSight = share === 1 || /[^\p{L}]/u.test(term.typed);
  let count = 0;
  for (let at = 0; at < index.segments.length; at++) {
    const segment = index.segments[at];
    const { words = [], relations: kinds = [], qualities, weights } = expansions[at] ?? {};
    for (let order = 0; segment && order < words.length; order++) {
      const quality = qualities?.[order] ?? 0;
      const fields = onlyPrefixFields || (isShort && quality < 1) ? prefixFields : headFields;
      count = addHead(
        segment,
        index.offsets[at] ?? 0,
        {
          word: words[order] ?? 0,
          bits: isMeant[kinds[order] ?? relations.typo] ? bits : 0,
          quality,
          weight: weights?.[order] ?? 0,
          fields,
          isInSight,
        },
        scores,
        count,
      );
    }
  }
  return count;
}

function addAllAbstracts(
  index: SegmentList,
  scores: Scores,
  { bits, expansions, isMeant, wantedCandidates }: PlacedTerm,
  before: number,
): number {
  const least = isLargeIndex(index.size) && wantedCandidates > 0 ? leastHeadScore(scores, before, wantedCandidates) : 0;
  let count = before;
  for (let at = 0; at < index.segments.length; at++) {
    const segment = index.segments[at];
    const { words = [], relations: kinds = [], qualities, weights } = expansions[at] ?? {};
    for (let order = 0; segment && order < words.length; order++) {
      const expansion = {
        word: words[order] ?? 0,
        bits: isMeant[kinds[order] ?? relations.typo] ? bits : 0,
        quality: qualities?.[order] ?? 0,
        weight: weights?.[order] ?? 0,
        fields: fieldBits.abstract,
      };
      if (wordScore(expansion.weight * abstractWeight, expansion.quality, 1) > least) {
        count = addAbstracts(segment, index.offsets[at] ?? 0, expansion, scores, count);
      }
    }
  }
  return count;
}

/**
 * Returns the least score that the last of the wanted candidates has by its head alone, or 0 if there are fewer. A word in an
 * abstract that scores less cannot add a better one (MaxScore; Turtle and Flood, 1995).
 */
function leastHeadScore({ head, quality, touchedByWord }: Scores, count: number, wantedCandidates: number): number {
  if (count <= wantedCandidates) {
    return 0;
  }
  const worth = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const position = touchedByWord[at] ?? 0;
    worth[at] = wordScore(head[position] ?? 0, quality[position] ?? 0, maxHeadSize);
  }
  return nthBest(worth, count, wantedCandidates);
}

interface Expansion {
  readonly word: number;
  /** The words of the query that it finds, as bits. */
  readonly bits: number;
  readonly quality: number;
  readonly weight: number;
  /** The fields in which it counts, as bits of `fieldBits`. */
  readonly fields: number;
  /** False if the word is not seen where only an address or an id has it: `transformers` of `github.com/huggingface/transformers`. */
  readonly isInSight?: boolean;
}

function addHead({ head }: Segment, offset: number, expansion: Expansion, scores: Scores, before: number): number {
  const { word, fields, isInSight = true } = expansion;
  const outOfSight = isInSight ? expansion : { ...expansion, bits: 0 };
  const end = head.starts[word + 1] ?? 0;
  let count = before;
  for (let at = head.starts[word] ?? 0; at < end; at++) {
    const own = (head.fields[at] ?? 0) & fields;
    if (own === 0) {
      continue;
    }
    const score = expansion.weight * (headWeights[own] ?? 0);
    const counted = own === fieldBits.identifier ? outOfSight : expansion;
    count = raiseScore(scores, scores.head, offset + (head.papers[at] ?? 0), score, counted, count);
  }
  return count;
}

function addAbstracts({ abstracts }: Segment, offset: number, expansion: Expansion, scores: Scores, before: number): number {
  const found = unpack(abstracts, expansion.word, scores.papers);
  const score = expansion.weight * abstractWeight;
  let count = before;
  for (let at = 0; at < found; at++) {
    count = raiseScore(scores, scores.abstracts, offset + (scores.papers[at] ?? 0), score, expansion, count);
  }
  return count;
}

/** Raises a paper's best score for a word of the query. Returns the new number of papers that have the word. */
function raiseScore(
  scores: Scores,
  best: Float32Array,
  position: number,
  score: number,
  { bits, quality }: Expansion,
  before: number,
): number {
  let count = before;
  scores.bits[position] = (scores.bits[position] ?? 0) | bits;
  if ((scores.quality[position] ?? 0) < quality) {
    if (scores.quality[position] === 0) {
      scores.touchedByWord[count++] = position;
    }
    scores.quality[position] = quality;
  }
  if (score > (best[position] ?? 0)) {
    best[position] = score;
  }
  return count;
}

/** Adds the best scores of one word to the sums, and clears them for the next word. */
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
 * Returns the `rank`-th best of the first `count` scores, or 0 if there are no more than `rank`. Uses a heap whose root is the
 * least.
 */
export function nthBest(scores: Float32Array, count: number, rank: number): number {
  if (count <= rank) {
    return 0;
  }
  const heap = scores.slice(0, rank).sort();
  for (let at = rank; at < count; at++) {
    const score = scores[at] ?? 0;
    if (score > (heap[0] ?? 0)) {
      sink(heap, score);
    }
  }
  return heap[0] ?? 0;
}

/** Replaces the root of a heap, and restores the heap's order. */
function sink(heap: Float32Array, score: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) {
      break;
    }
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) {
      child++;
    }
    if ((heap[child] ?? 0) >= score) {
      break;
    }
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = score;
}
