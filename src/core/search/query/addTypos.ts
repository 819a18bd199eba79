import { createTypoTest, isOneTypo, type TypoTest } from "../text/distance";
import { type AddExpansion, relations } from "./expansions";
import type { QueryTerm } from "./parseQuery";
import { lettersOf, type SegmentWords } from "../index/segmentWords";
import { firstNotBefore, wordAt } from "../index/wordList";

const typoQualities: readonly number[] = [1, 0.7, 0.45];
/** A typo in the first letter is rarer than elsewhere. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;
/** Least length of a word whose beginning may have a typo, and of one whose beginning may have two. */
const shortestTypoPrefix = 4;
const shortestTwoTypoPrefix = 8;

/** Adds the words that differ by so many typos or fewer, and those that go on behind such a difference. */
export function addTypos(vocabulary: SegmentWords, { term, isUnfinished }: QueryTerm, most: number, add: AddExpansion): void {
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
function wordsLike({ byLength, lengthStarts, lettersByLength }: SegmentWords, term: string, most: number): readonly number[] {
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

function addTypoBeginnings(vocabulary: SegmentWords, letter: string, typed: Typed, add: AddExpansion): void {
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

function addTypo(word: number, found: string, { term, most, test }: Typed, add: AddExpansion): void {
  const typos = most === 1 ? (isOneTypo(term, found) ? 1 : 2) : test.distanceTo(found, most, false);
  if (typos > 0 && typos <= most) {
    add(word, typoQuality(typos, term, found), relations.typo);
  }
}

function addTypoBeginning(word: number, found: string, { term, most, test }: Typed, add: AddExpansion): void {
  const typos = most === 1 ? (isOneTypo(term, found, true) ? 1 : 2) : test.distanceTo(found, most, true);
  if (typos > 0 && typos <= most) {
    add(word, typoPrefixFactor * typoQuality(typos, term, found) * Math.sqrt(term.length / found.length), relations.typo);
  }
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typoQualities[typos] ?? 0;
  return term.charCodeAt(0) === found.charCodeAt(0) ? quality : quality * firstLetterFactor;
}
