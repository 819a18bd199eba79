import { stem } from "../../words/stem";
import { addDoubled } from "./addDoubled";
import { addTypos } from "./addTypos";
import { countPapers, minPapersAsTyped } from "./countPapers";
import { type AddExpansion, type Expansions, type Relation, relations } from "./expansions";
import type { SegmentList } from "../index/segmentList";
import type { QueryTerm } from "./parseQuery";
import type { Segment } from "../index/segment";
import type { SegmentWords } from "../index/segmentWords";
import { isUnspaced } from "../text/unspaced";
import { firstNotBefore, isWordAt, isPrefixAt, wordAt } from "../index/wordList";

const prefixQuality = 0.9;
/** For finished words, which may still be the prefix of another word. */
const finishedPrefixQuality = 0.55;
/** The minimum length of a finished word that may be a prefix. */
const minFinishedPrefixChars = 3;
/** For words with the same stem, such as `unlearned` for `unlearning`. */
const sameStemQuality = 0.6;
const minStemmedChars = 5;
const minStemChars = 4;
/** One or two letters begin thousands of words of a large library, so only about this many of them are taken. */
const maxPrefixMatches = 2000;

/** Returns a key that is the same for terms with the same expansions. */
export function expansionKey({ term, typed, isUnfinished, typos }: QueryTerm): string {
  return `${term} ${typed}${isUnfinished ? "…" : " "}${typos}`;
}

/**
 * Returns the expansions by segment. A finished word that no paper has is one that the user cut short if it begins others: the `pref` of
 * `pref opt`. Typos are looked for only if few papers have the word as it is, and two in a word, which
 * are rare, only if one finds nothing. That is decided for all segments together, so that an index finds the same however it is
 * divided.
 */
export function expandInSegments(index: SegmentList, query: QueryTerm): readonly Expansions[] {
  const typed = index.segments.map((segment) => expandInSegment(segment, query, { typos: 0, isKnown: true }));
  // The last word is whole if some paper has it. Then words with its stem are meant, too: `optimization` for `optimizer`.
  const isWhole = query.isUnfinished && countPapers(index, typed, 1, (relation) => relation === relations.exact) > 0;
  const exact = isWhole ? index.segments.map((segment) => expandInSegment(segment, query, { typos: 0, isKnown: true, isWhole })) : typed;
  const mayBeCut = query.isUnfinished || countPapers(index, exact, 1, (relation) => relation === relations.exact) === 0;
  const known = countPapers(
    index,
    exact,
    minPapersAsTyped,
    (relation) => relation === relations.exact || (mayBeCut && relation === relations.prefix),
  );
  let found = exact;
  for (let typos = 1; typos <= query.typos && known < minPapersAsTyped; typos++) {
    found = index.segments.map((segment) => expandInSegment(segment, query, { typos, isKnown: known > 0, isWhole }));
    if (countPapers(index, found, 1, (relation) => relation === relations.typo || relation === relations.doubled) > 0) {
      return found;
    }
  }
  return known > 0 ? exact : found;
}

const noExpansions: Expansions = { words: [], qualities: [], relations: [] };

interface Expanding {
  /** The number of typos to look for. */
  readonly typos: number;
  /** `true` if some paper has the word as it is. */
  readonly isKnown: boolean;
  /** `true` if an unfinished word is a word of some paper. */
  readonly isWhole?: boolean;
}

/**
 * Returns the words of a segment that the term may mean: the word itself, words that begin with it, words with the same stem,
 * and, if `typos` is not 0, words that differ in doubled letters or by at most this many typos.
 */
function expandInSegment(segment: Segment, query: QueryTerm, { typos, isKnown, isWhole = false }: Expanding): Expansions {
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
  if (!query.isUnfinished || !isKnown || isWhole) {
    addSameStem(segment.vocabulary, query, add);
  }
  if (typos > 0) {
    const added = addDoubled(segment.vocabulary, query, isKnown, add);
    addTypos(segment.vocabulary, query, typos, { add, added });
  }
  // The copies have no spare capacity. Many of them are kept, and most have a word or two.
  return words.length === 0 ? noExpansions : { words: words.slice(), qualities: qualities.slice(), relations: kinds.slice() };
}

function addPrefixMatches(vocabulary: SegmentWords, { isUnfinished, typed }: QueryTerm, form: string, add: AddExpansion): void {
  const isPartOfWord = isUnfinished || isUnspaced(typed);
  const mayGoOn = isPartOfWord || typed.length >= minFinishedPrefixChars;
  const factor = isPartOfWord ? prefixQuality : finishedPrefixQuality;
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

/**
 * Returns the length of the longest words that are taken if too many begin with the same letters. Shorter ones are closer to
 * what was typed.
 */
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

function addSameStem(vocabulary: SegmentWords, { term }: QueryTerm, add: AddExpansion): void {
  const shared = stem(term);
  if (term.length < minStemmedChars || shared.length < minStemChars) {
    return;
  }
  for (let word = firstNotBefore(vocabulary, shared); isPrefixAt(vocabulary, word, shared); word++) {
    const found = wordAt(vocabulary, word);
    if (found !== term && stem(found) === shared) {
      add(word, sameStemQuality, relations.sameStem);
    }
  }
}
