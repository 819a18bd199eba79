import { createTypoTest, isOneTypo, type TypoTest } from "../text/distance";
import { type AddExpansion, relations } from "./expansions";
import type { QueryTerm } from "./parseQuery";
import { letterBits, type SegmentWords } from "../index/segmentWords";
import { firstNotBefore, wordAt } from "../index/wordList";

const typoQualities: readonly number[] = [1, 0.7, 0.45];
/** Typos in the first letter are rarer than others. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;
/** The minimum length of a word whose prefix may have one typo, and of one whose prefix may have two. */
const minTypoPrefixChars = 4;
const minTwoTypoPrefixChars = 8;

/** Adds the words that differ from the term by at most `maxTypos`, and those with a prefix that does, without those that are added already. */
export function addTypos(
  vocabulary: SegmentWords,
  { term, isUnfinished }: QueryTerm,
  maxTypos: number,
  { add, added }: { readonly add: AddExpansion; readonly added: ReadonlySet<number> },
): void {
  const typed: TypedTerm = { term, maxTypos, test: createTypoTest(term) };
  for (const word of similarWords(vocabulary, term, maxTypos)) {
    if (!added.has(word)) {
      addTypo(word, wordAt(vocabulary, word), typed, add);
    }
  }
  if (isUnfinished && term.length >= (maxTypos === 1 ? minTypoPrefixChars : minTwoTypoPrefixChars)) {
    // While a word is typed, its first letter is there, left out, or preceded by a wrong one. Other typos in the first letter
    // are found once the word is finished.
    for (const letter of new Set([term.charAt(0), term.charAt(1)])) {
      addTypoPrefixes(vocabulary, letter, typed, add);
    }
  }
}

/**
 * Returns the words of similar length and letters. A typo removes at most one letter and adds at most one; one that makes the
 * word longer removes none, and one that makes it shorter adds none.
 */
function similarWords({ byLength, lengthStarts, lettersByLength }: SegmentWords, term: string, maxTypos: number): readonly number[] {
  const own = letterBits(term);
  const similar: number[] = [];
  for (let length = Math.max(0, term.length - maxTypos); length <= term.length + maxTypos; length++) {
    const maxMissing = maxTypos - Math.max(0, length - term.length);
    const maxOther = maxTypos - Math.max(0, term.length - length);
    const end = lengthStarts[length + 1] ?? byLength.length;
    for (let at = lengthStarts[length] ?? byLength.length; at < end; at++) {
      const found = lettersByLength[at] ?? 0;
      if (!hasMoreBits(own & ~found, maxMissing) && !hasMoreBits(found & ~own, maxOther)) {
        similar.push(byLength[at] ?? 0);
      }
    }
  }
  return similar;
}

function addTypoPrefixes(vocabulary: SegmentWords, letter: string, typed: TypedTerm, add: AddExpansion): void {
  const { term, maxTypos } = typed;
  const own = letterBits(term);
  const { letters, lengths } = vocabulary;
  const end = firstNotBefore(vocabulary, `${letter}\uffff`);
  for (let word = firstNotBefore(vocabulary, letter); word < end; word++) {
    if ((lengths[word] ?? 0) > term.length && !hasMoreBits(own & ~(letters[word] ?? 0), maxTypos)) {
      addTypoPrefix(word, wordAt(vocabulary, word), typed, add);
    }
  }
}

/** Returns whether more than `max` bits are set; `max` is 0 to 2. */
function hasMoreBits(bits: number, max: number): boolean {
  const fewer = bits & (bits - 1);
  return (max === 0 ? bits : max === 1 ? fewer : fewer & (fewer - 1)) !== 0;
}

interface TypedTerm {
  readonly term: string;
  readonly maxTypos: number;
  readonly test: TypoTest;
}

function addTypo(word: number, found: string, { term, maxTypos, test }: TypedTerm, add: AddExpansion): void {
  const typos = maxTypos === 1 ? (isOneTypo(term, found) ? 1 : 2) : test.distanceTo(found, maxTypos, false);
  if (typos > 0 && typos <= maxTypos) {
    add(word, typoQuality(typos, term, found), relations.typo);
  }
}

function addTypoPrefix(word: number, found: string, { term, maxTypos, test }: TypedTerm, add: AddExpansion): void {
  const typos = maxTypos === 1 ? (isOneTypo(term, found, true) ? 1 : 2) : test.distanceTo(found, maxTypos, true);
  if (typos > 0 && typos <= maxTypos) {
    add(word, typoPrefixFactor * typoQuality(typos, term, found) * Math.sqrt(term.length / found.length), relations.typo);
  }
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typoQualities[typos] ?? 0;
  return term.charCodeAt(0) === found.charCodeAt(0) ? quality : quality * firstLetterFactor;
}
