import { fold } from "../../../words/fold";
import { stem } from "../../../words/stem";

/** A word of a text, with half-open offsets. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Folded: lower case, without accents. */
  readonly letters: string;
}

const wordOrSpace = /[\p{L}\p{N}\p{M}]+/gu;

/** Returns the words of a part of a text, except those in the ranges to skip, which are in order, and the names of LaTeX's commands. */
export function wordsIn(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  skipped: readonly { readonly start: number; readonly end: number }[] = [],
): readonly Word[] {
  const words: Word[] = [];
  let next = 0;
  for (const { index, 0: written } of text.slice(start, end).matchAll(wordOrSpace)) {
    const at = start + index;
    while ((skipped[next]?.end ?? Infinity) <= at) {
      next++;
    }
    const isSkipped = (skipped[next]?.start ?? Infinity) < at + written.length;
    if (!isSkipped && text.charAt(at - 1) !== "\\") {
      words.push({ start: at, end: at + written.length, letters: fold(written) });
    }
  }
  return words;
}

/**
 * Returns how alike two lists of words are, from 0 to 1: twice the length of their longest common subsequence by the sum of their lengths.
 * Takes time in proportion to the product of the lengths, so give it titles.
 */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) {
    return 0;
  }
  let row = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    for (const [index, candidate] of other.entries()) {
      next.push(word === candidate ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return (2 * (row[other.length] ?? 0)) / (one.length + other.length);
}

/**
 * Returns whether words are a title without some of its words: its beginning, the part behind its name, or with initials for a part of it:
 * `FBNet: Hardware-Aware Efficient ConvNet Design via Differentiable NAS`.
 */
export function isShortened(written: readonly string[], title: readonly string[]): boolean {
  let at = 0;
  for (const word of written) {
    while (at < title.length && stem(title[at] ?? "") !== stem(word) && initialsAt(title, at, word) === 0) {
      at++;
    }
    if (at >= title.length) {
      return false;
    }
    at += Math.max(1, initialsAt(title, at, word));
  }
  return written.length >= 3;
}

/** Returns the number of words from an index on whose initials are this word: 3 for `nas` and "neural architecture search". */
function initialsAt(title: readonly string[], at: number, word: string): number {
  const initials = word.length > 3 ? word.replace(/s$/, "") : word;
  const isInitials = initials.length >= 2 && [...initials].every((letter, index) => title[at + index]?.startsWith(letter));
  return isInitials ? initials.length : 0;
}
