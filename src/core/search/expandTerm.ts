import { stem } from "../words/stem";
import { createTypoTest, isOneTypo, type TypoTest } from "./distance";
import type { IndexParts } from "./indexParts";
import type { QueryTerm } from "./parseQuery";
import { visitPacked } from "./packedPostings";
import type { Part } from "./part";
import { lettersOf, type Vocabulary } from "./vocabulary";
import { firstNotBefore, standsAt, startsAt, wordAt } from "./wordList";

/** How a word of the index is what a word of the query means. */
export const relations = { same: 0, beginning: 1, relative: 2, typo: 3 } as const;

type Relation = (typeof relations)[keyof typeof relations];

/**
 * The words of a part that a word of the query may mean, one behind the other: which word, how surely (1 for the word itself),
 * and by what relation. Arrays rather than objects, for a single letter begins thousands of words.
 */
export interface Expansions {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  readonly relations: readonly Relation[];
}

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const shortestFinishedPrefix = 3;
/** `unlearned` for `unlearning`. */
const relativeQuality = 0.6;
const shortestWithRelatives = 5;
const shortestStem = 4;
const typoQualities: readonly number[] = [1, 0.7, 0.45];
/** A letter or two begin thousands of words of a large library: so many are taken, about. */
const mostBeginnings = 2000;
/** A typo in the first letter is rarer than elsewhere. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;
/** Least length of a word whose beginning may have a typo, and of one whose beginning may have two. */
const shortestTypoPrefix = 4;
const shortestTwoTypoPrefix = 8;
/** A word that so many papers have, or an unfinished one that so many have words with, is meant as it is. */
const surelyMeant = 20;

const remembered = new WeakMap<Part, Map<string, Expansions>>();
const mostRemembered = 64;

/**
 * The words of a part that a word of the query may mean: itself, words that it begins, its relatives, and, where `typos` is not 0,
 * words that differ by so many or fewer. While somebody types, all words but the last stay: what was found lately is remembered, by `key`.
 */
function expandTerm(part: Part, query: QueryTerm, typos: number, key: string): Expansions {
  let known = remembered.get(part);
  if (!known) {
    known = new Map();
    remembered.set(part, known);
  }
  let found = known.get(key);
  if (!found) {
    found = findExpansions(part, query, typos);
    if (known.size >= mostRemembered) {
      known.clear();
    }
    known.set(key, found);
  }
  return found;
}

function expandAll({ parts }: IndexParts, query: QueryTerm, typos: number): readonly Expansions[] {
  const key = `${termKey(query)}${typos}`;
  return parts.map((part) => expandTerm(part, query, typos, key));
}

/** What tells the words of queries apart as far as their expansions go. */
export function termKey({ term, typed, isUnfinished }: QueryTerm): string {
  return `${term} ${typed}${isUnfinished ? "…" : " "}`;
}

/**
 * The expansions in all parts. Typos are looked for where few papers have the word as it is, and two in a word, which are rare,
 * where one explains nothing: in all parts alike, so that an index finds the same however it is parted.
 */
export function expandInParts(index: IndexParts, query: QueryTerm): readonly Expansions[] {
  const exact = expandAll(index, query, 0);
  const known = countPapers(index, exact, surelyMeant, (relation) => relation === relations.same || (query.isUnfinished && relation === relations.beginning));
  for (let typos = 1; typos <= query.typos && known < surelyMeant; typos++) {
    const found = expandAll(index, query, typos);
    if (countPapers(index, found, 1, (relation) => relation === relations.typo) > 0) {
      return found;
    }
  }
  return exact;
}

/**
 * How many papers that are not removed have words of some relations in their heads, or in their abstracts, whichever are more; at least
 * `enough` where there are so many. One may count twice. However an index is parted, it is the same.
 */
function countPapers(index: IndexParts, found: readonly Expansions[], enough: number, isMeant: (relation: Relation) => boolean): number {
  let inHeads = 0;
  let inAbstracts = 0;
  for (let at = 0; at < found.length; at++) {
    const part = index.parts[at];
    const { words = [], relations: kinds = [] } = found[at] ?? {};
    for (let order = 0; part && order < words.length; order++) {
      if (isMeant(kinds[order] ?? relations.typo)) {
        const word = words[order] ?? 0;
        inHeads += liveHeads(part, word, index.removed, index.offsets[at] ?? 0);
        inAbstracts += liveAbstracts(part, word, index.removed, index.offsets[at] ?? 0);
      }
      if (inHeads >= enough || inAbstracts >= enough) {
        return enough;
      }
    }
  }
  return Math.max(inHeads, inAbstracts);
}

/** In how many heads of papers that are not removed a word stands: exactly where they are so few that it matters. */
function liveHeads({ head }: Part, word: number, removed: IndexParts["removed"], offset: number): number {
  const start = head.starts[word] ?? 0;
  const end = head.starts[word + 1] ?? 0;
  const least = end - start - removed.size;
  let live = 0;
  for (let at = start; at < end && removed.size > 0 && least < surelyMeant; at++) {
    live += removed.has(offset + (head.papers[at] ?? 0)) ? 0 : 1;
  }
  return Math.max(least, live);
}

/** The same of abstracts. */
function liveAbstracts({ abstracts }: Part, word: number, removed: IndexParts["removed"], offset: number): number {
  const least = (abstracts.counts[word] ?? 0) - removed.size;
  let live = 0;
  if (removed.size > 0 && least < surelyMeant) {
    visitPacked(abstracts, word, (paper) => {
      live += removed.has(offset + paper) ? 0 : 1;
    });
  }
  return Math.max(least, live);
}

type Add = (word: number, quality: number, relation: Relation) => void;

function findExpansions(part: Part, query: QueryTerm, typos: number): Expansions {
  const words: number[] = [];
  const qualities: number[] = [];
  const kinds: Relation[] = [];
  const add: Add = (word, quality, relation) => {
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
  return { words, qualities, relations: kinds };
}

function addBeginnings(vocabulary: Vocabulary, { isUnfinished, typed }: QueryTerm, form: string, add: Add): void {
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
function longestTaken({ lengths }: Vocabulary, first: number, end: number): number {
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

function addRelatives(vocabulary: Vocabulary, { term, isUnfinished }: QueryTerm, add: Add): void {
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

/** Adds the words that differ by so many typos or fewer, and those that go on behind such a difference. */
function addTypos(vocabulary: Vocabulary, { term, isUnfinished }: QueryTerm, most: number, add: Add): void {
  const typed: Typed = { term, most, test: createTypoTest(term) };
  for (const word of wordsLike(vocabulary, term, most)) {
    addTypo(word, wordAt(vocabulary, word), typed, add);
  }
  if (isUnfinished && term.length >= (most === 1 ? shortestTypoPrefix : shortestTwoTypoPrefix)) {
    // While a word is typed its first letter is there, or left out, or wrongly put before it: the rest is found when it is finished.
    for (const letter of new Set([term.charAt(0), term.charAt(1)])) {
      addTypoBeginnings(vocabulary, letter, typed, add);
    }
  }
}

/**
 * Words of about the same length and letters. A typo takes at most one letter away and brings at most one; one that makes the word longer
 * takes none away, one that makes it shorter brings none.
 */
function wordsLike({ byLength, lengthStarts, lettersByLength }: Vocabulary, term: string, most: number): readonly number[] {
  const own = lettersOf(term);
  const like: number[] = [];
  for (let length = Math.max(0, term.length - most); length <= term.length + most; length++) {
    const mostMissing = most - Math.max(0, length - term.length);
    const mostOther = most - Math.max(0, term.length - length);
    const end = lengthStarts[length + 1] ?? byLength.length;
    for (let at = lengthStarts[length] ?? byLength.length; at < end; at++) {
      const found = lettersByLength[at] ?? 0;
      if (!hasMoreBits(own & ~found, mostMissing) && !hasMoreBits(found & ~own, mostOther)) {
        like.push(byLength[at] ?? 0);
      }
    }
  }
  return like;
}

function addTypoBeginnings(vocabulary: Vocabulary, letter: string, typed: Typed, add: Add): void {
  const { term, most } = typed;
  const own = lettersOf(term);
  const { letters, lengths } = vocabulary;
  const end = firstNotBefore(vocabulary, `${letter}\uffff`);
  for (let word = firstNotBefore(vocabulary, letter); word < end; word++) {
    if ((lengths[word] ?? 0) > term.length && !hasMoreBits(own & ~(letters[word] ?? 0), most)) {
      addTypoBeginning(word, wordAt(vocabulary, word), typed, add);
    }
  }
}

/** Whether more bits are set than `most`, which is 0 to 2. */
function hasMoreBits(bits: number, most: number): boolean {
  const fewer = bits & (bits - 1);
  return (most === 0 ? bits : most === 1 ? fewer : fewer & (fewer - 1)) !== 0;
}

interface Typed {
  readonly term: string;
  readonly most: number;
  readonly test: TypoTest;
}

function addTypo(word: number, found: string, { term, most, test }: Typed, add: Add): void {
  const typos = most === 1 ? (isOneTypo(term, found) ? 1 : 2) : test.distanceTo(found, most, false);
  if (typos > 0 && typos <= most) {
    add(word, typoQuality(typos, term, found), relations.typo);
  }
}

function addTypoBeginning(word: number, found: string, { term, most, test }: Typed, add: Add): void {
  const typos = most === 1 ? (isOneTypo(term, found, true) ? 1 : 2) : test.distanceTo(found, most, true);
  if (typos > 0 && typos <= most) {
    add(word, typoPrefixFactor * typoQuality(typos, term, found) * Math.sqrt(term.length / found.length), relations.typo);
  }
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typoQualities[typos] ?? 0;
  return term.charCodeAt(0) === found.charCodeAt(0) ? quality : quality * firstLetterFactor;
}
