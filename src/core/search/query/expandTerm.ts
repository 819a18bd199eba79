import { stem } from "../../words/stem";
import { addTypos } from "./addTypos";
import { countPapers, surelyMeant } from "./countPapers";
import { type AddExpansion, type Expansions, type Relation, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import type { QueryTerm } from "./parseQuery";
import type { Segment } from "../index/segment";
import type { SegmentWords } from "../index/segmentWords";
import { firstNotBefore, standsAt, startsAt, wordAt } from "../index/wordList";

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const shortestFinishedPrefix = 3;
/** `unlearned` for `unlearning`. */
const relativeQuality = 0.6;
const shortestWithRelatives = 5;
const shortestStem = 4;
/** A letter or two begin thousands of words of a large library: so many are taken, about. */
const mostBeginnings = 2000;
/** What tells the words of queries apart as far as their expansions go. */
export function termKey({ term, typed, isUnfinished, typos }: QueryTerm): string {
  return `${term} ${typed}${isUnfinished ? "…" : " "}${typos}`;
}

/**
 * The expansions in all parts. Typos are looked for where few papers have the word as it is, and two in a word, which are rare,
 * where one explains nothing: in all parts alike, so that an index finds the same however it is parted.
 */
export function expandInParts(index: SegmentList, query: QueryTerm): readonly Expansions[] {
  const exact = index.parts.map((part) => findExpansions(part, query, 0));
  const known = countPapers(
    index,
    exact,
    surelyMeant,
    (relation) => relation === relations.same || (query.isUnfinished && relation === relations.beginning),
  );
  for (let typos = 1; typos <= query.typos && known < surelyMeant; typos++) {
    const found = index.parts.map((part) => findExpansions(part, query, typos));
    if (countPapers(index, found, 1, (relation) => relation === relations.typo) > 0) {
      return found;
    }
  }
  return exact;
}

const nothing: Expansions = { words: [], qualities: [], relations: [] };

/**
 * The words of a part that a word of the query may mean: itself, words that it begins, its relatives, and, where `typos` is not 0,
 * words that differ by so many or fewer.
 */
function findExpansions(part: Segment, query: QueryTerm, typos: number): Expansions {
  const words: number[] = [];
  const qualities: number[] = [];
  const kinds: Relation[] = [];
  const add: AddExpansion = (word, quality, relation) => {
    words.push(word);
    qualities.push(quality);
    kinds.push(relation);
  };
  addBeginnings(part.vocabulary, query, query.term, add);
  if (query.typed !== query.term) {
    addBeginnings(part.vocabulary, query, query.typed, add);
  }
  addRelatives(part.vocabulary, query, add);
  if (typos > 0) {
    addTypos(part.vocabulary, query, typos, add);
  }
  // Copies have no room for more: many of them are kept, most of a word or two.
  return words.length === 0 ? nothing : { words: words.slice(), qualities: qualities.slice(), relations: kinds.slice() };
}

function addBeginnings(vocabulary: SegmentWords, { isUnfinished, typed }: QueryTerm, form: string, add: AddExpansion): void {
  const mayGoOn = isUnfinished || typed.length >= shortestFinishedPrefix;
  const factor = isUnfinished ? prefixQuality : finishedPrefixQuality;
  const first = firstNotBefore(vocabulary, form);
  const isKnown = standsAt(vocabulary, first, form);
  if (isKnown) {
    add(first, 1, relations.same);
  }
  const end = mayGoOn ? firstNotBefore(vocabulary, `${form}\uffff`) : first;
  const longest = longestTaken(vocabulary, first, end);
  for (let word = isKnown ? first + 1 : first; word < end; word++) {
    const length = vocabulary.lengths[word] ?? 1;
    if (length <= longest) {
      add(word, factor * Math.sqrt(form.length / length), relations.beginning);
    }
  }
}

/** Where too many words begin so, the length of the longest that are taken: shorter ones are nearer to what was typed. */
function longestTaken({ lengths }: SegmentWords, first: number, end: number): number {
  if (end - first <= mostBeginnings) {
    return Number.POSITIVE_INFINITY;
  }
  const counts = new Uint32Array(256);
  for (let word = first; word < end; word++) {
    const length = lengths[word] ?? 0;
    counts[length] = (counts[length] ?? 0) + 1;
  }
  let longest = 0;
  for (let sum = 0; sum < mostBeginnings; longest++) {
    sum += counts[longest] ?? 0;
  }
  return longest - 1;
}

function addRelatives(vocabulary: SegmentWords, { term, isUnfinished }: QueryTerm, add: AddExpansion): void {
  const shared = stem(term);
  if (isUnfinished || term.length < shortestWithRelatives || shared.length < shortestStem) {
    return;
  }
  for (let word = firstNotBefore(vocabulary, shared); startsAt(vocabulary, word, shared); word++) {
    const found = wordAt(vocabulary, word);
    if (found !== term && stem(found) === shared) {
      add(word, relativeQuality, relations.relative);
    }
  }
}
