import { stem } from "../../words/stem";
import { addTypos } from "./addTypos";
import { countPapers, minPapersAsTyped } from "./countPapers";
import { type AddExpansion, type Expansions, type Relation, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import type { QueryTerm } from "./parseQuery";
import type { Segment } from "../index/segment";
import type { SegmentWords } from "../index/segmentWords";
import { firstNotBefore, isWordAt, isPrefixAt, wordAt } from "../index/wordList";

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const minFinishedPrefixChars = 3;
/** `unlearned` for `unlearning`. */
const sameStemQuality = 0.6;
const minStemmedChars = 5;
const minStemChars = 4;
/** A letter or two begin thousands of words of a large library: so many are taken, about. */
const maxPrefixMatches = 2000;
/** What tells the words of queries apart as far as their expansions go. */
export function expansionKey({ term, typed, isUnfinished, typos }: QueryTerm): string {
  return `${term} ${typed}${isUnfinished ? "…" : " "}${typos}`;
}

/**
 * The expansions in all parts. Typos are looked for where few papers have the word as it is, and two in a word, which are rare,
 * where one explains nothing: in all parts alike, so that an index finds the same however it is parted.
 */
export function expandInSegments(index: SegmentList, query: QueryTerm): readonly Expansions[] {
  const exact = index.segments.map((segment) => expandInSegment(segment, query, 0));
  const known = countPapers(
    index,
    exact,
    minPapersAsTyped,
    (relation) => relation === relations.exact || (query.isUnfinished && relation === relations.prefix),
  );
  for (let typos = 1; typos <= query.typos && known < minPapersAsTyped; typos++) {
    const found = index.segments.map((segment) => expandInSegment(segment, query, typos));
    if (countPapers(index, found, 1, (relation) => relation === relations.typo) > 0) {
      return found;
    }
  }
  return exact;
}

const noExpansions: Expansions = { words: [], qualities: [], relations: [] };

/**
 * The words of a part that a word of the query may mean: itself, words that it begins, its relatives, and, where `typos` is not 0,
 * words that differ by so many or fewer.
 */
function expandInSegment(segment: Segment, query: QueryTerm, typos: number): Expansions {
  const words: number[] = [];
  const qualities: number[] = [];
  const kinds: Relation[] = [];
  const add: AddExpansion = (word, quality, relation) => {
    words.push(word);
    qualities.push(quality);
    kinds.push(relation);
  };
  addPrefixMatches(segment.vocabulary, query, query.term, add);
  if (query.typed !== query.term) {
    addPrefixMatches(segment.vocabulary, query, query.typed, add);
  }
  addSameStem(segment.vocabulary, query, add);
  if (typos > 0) {
    addTypos(segment.vocabulary, query, typos, add);
  }
  // Copies have no room for more: many of them are kept, most of a word or two.
  return words.length === 0 ? noExpansions : { words: words.slice(), qualities: qualities.slice(), relations: kinds.slice() };
}

function addPrefixMatches(vocabulary: SegmentWords, { isUnfinished, typed }: QueryTerm, form: string, add: AddExpansion): void {
  const mayGoOn = isUnfinished || typed.length >= minFinishedPrefixChars;
  const factor = isUnfinished ? prefixQuality : finishedPrefixQuality;
  const first = firstNotBefore(vocabulary, form);
  const isKnown = isWordAt(vocabulary, first, form);
  if (isKnown) {
    add(first, 1, relations.exact);
  }
  const end = mayGoOn ? firstNotBefore(vocabulary, `${form}\uffff`) : first;
  const maxLength = maxTakenLength(vocabulary, first, end);
  for (let word = isKnown ? first + 1 : first; word < end; word++) {
    const length = vocabulary.lengths[word] ?? 1;
    if (length <= maxLength) {
      add(word, factor * Math.sqrt(form.length / length), relations.prefix);
    }
  }
}

/** Where too many words begin so, the length of the longest that are taken: shorter ones are nearer to what was typed. */
function maxTakenLength({ lengths }: SegmentWords, first: number, end: number): number {
  if (end - first <= maxPrefixMatches) {
    return Number.POSITIVE_INFINITY;
  }
  const counts = new Uint32Array(256);
  for (let word = first; word < end; word++) {
    const length = lengths[word] ?? 0;
    counts[length] = (counts[length] ?? 0) + 1;
  }
  let maxLength = 0;
  for (let sum = 0; sum < maxPrefixMatches; maxLength++) {
    sum += counts[maxLength] ?? 0;
  }
  return maxLength - 1;
}

function addSameStem(vocabulary: SegmentWords, { term, isUnfinished }: QueryTerm, add: AddExpansion): void {
  const shared = stem(term);
  if (isUnfinished || term.length < minStemmedChars || shared.length < minStemChars) {
    return;
  }
  for (let word = firstNotBefore(vocabulary, shared); isPrefixAt(vocabulary, word, shared); word++) {
    const found = wordAt(vocabulary, word);
    if (found !== term && stem(found) === shared) {
      add(word, sameStemQuality, relations.sameStem);
    }
  }
}
