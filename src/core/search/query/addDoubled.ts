import { letterBits, type SegmentWords } from "../index/segmentWords";
import { wordAt } from "../index/wordList";
import { normalise } from "../text/spelling";
import { type AddExpansion, relations } from "./expansions";
import type { QueryTerm } from "./parseQuery";

/** By the number of letters that are doubled in one word and single in the other. */
const doubledQualities: readonly number[] = [1, 0.85, 0.75];
/** Shorter words that differ in this way are often different words: `net`, `feed`. */
const minDoubledChars = 4;
const minKnownDoubledChars = 5;
/** Longer words are ids, or not words. */
const maxDoubledChars = 32;

/**
 * Adds the words that differ from the term only in doubled letters: `committed` for `comited`, `loss` for `loses`, because that is how
 * `losses` is misspelled.
 *
 * @param isKnown whether some paper has the term
 * @returns the numbers of the words
 */
export function addDoubled(vocabulary: SegmentWords, query: QueryTerm, isKnown: boolean, add: AddExpansion): ReadonlySet<number> {
  const added = new Set<number>();
  if (query.typed.length < (isKnown ? minKnownDoubledChars : minDoubledChars) || query.typed.length > maxDoubledChars) {
    return added;
  }
  for (const form of formsWith(query)) {
    const single = withoutDoubles(form);
    for (const word of wordsOfLetters(vocabulary, letterBits(single), single.length, form.length + maxDoubles)) {
      const found = wordAt(vocabulary, word);
      const quality = found === query.term || withoutDoubles(found) !== single ? 0 : (doubledQualities[doublesBetween(form, found)] ?? 0);
      if (quality > 0 && !added.has(word)) {
        added.add(word);
        add(word, quality, relations.doubled);
      }
    }
  }
  return added;
}

const maxDoubles = doubledQualities.length - 1;

/** Returns the term, and the terms of the words that differ from the typed one in one doubled letter: `loss` of `losses` for `loses`. */
function formsWith({ term, typed }: QueryTerm): ReadonlySet<string> {
  const forms = new Set([term]);
  for (let at = 0; at < typed.length; at++) {
    const isDouble = typed.charAt(at) === typed.charAt(at + 1);
    const form = normalise(isDouble ? typed.slice(0, at) + typed.slice(at + 1) : typed.slice(0, at + 1) + typed.slice(at));
    if (withoutDoubles(form) !== withoutDoubles(term)) {
      forms.add(form);
    }
  }
  return forms;
}

function withoutDoubles(word: string): string {
  return word.replace(/([a-z])\1+/g, "$1");
}

/** Returns how many letters are doubled in one of two words and single in the other. Without doubled letters, the words are the same. */
function doublesBetween(one: string, other: string): number {
  let [at, behind, count] = [0, 0, 0];
  while (at < one.length && behind < other.length) {
    const [end, otherEnd] = [endOfRun(one, at), endOfRun(other, behind)];
    count += Math.abs(end - at - (otherEnd - behind));
    [at, behind] = [end, otherEnd];
  }
  return count;
}

/** Returns the end of the same letters in a row that begin at an offset. */
function endOfRun(word: string, start: number): number {
  const letter = word.charAt(start);
  let end = start + 1;
  while (end < word.length && word.charAt(end) === letter && /[a-z]/.test(letter)) {
    end++;
  }
  return end;
}

/** Returns the words of these letters, from one length to another. */
function* wordsOfLetters(
  { byLength, lengthStarts, lettersByLength }: SegmentWords,
  bits: number,
  from: number,
  to: number,
): Iterable<number> {
  const end = lengthStarts[to + 1] ?? byLength.length;
  for (let at = lengthStarts[from] ?? byLength.length; at < end; at++) {
    if (lettersByLength[at] === bits) {
      yield byLength[at] ?? 0;
    }
  }
}
