import { lowerBound } from "./lowerBound";

/**
 * Words in the order of their UTF-16 code units, one behind the other in one text: hundreds of thousands of strings would be as many objects
 * to make when they are loaded, and to look over whenever garbage is collected.
 */
export interface WordList {
  readonly text: string;
  /** Word `i` stands from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
}

/** A list of words that are in order. */
export function listWords(words: readonly string[]): WordList {
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, place) => {
    starts[place + 1] = (starts[place] ?? 0) + word.length;
  });
  return { text: words.join(""), starts };
}

/** How many words a list has. */
export function wordCount({ starts }: WordList): number {
  return starts.length - 1;
}

/** All words of a list. */
export function allWords(list: WordList): string[] {
  return Array.from({ length: wordCount(list) }, (_, place) => wordAt(list, place));
}

/** The word at a place; "" where there is none. */
export function wordAt({ text, starts }: WordList, place: number): string {
  return text.slice(starts[place] ?? text.length, starts[place + 1] ?? text.length);
}

/** Whether this word stands at a place. */
export function isWordAt(list: WordList, place: number, word: string): boolean {
  const length = (list.starts[place + 1] ?? 0) - (list.starts[place] ?? 0);
  return length === word.length && place < wordCount(list) && isPrefixAt(list, place, word);
}

/** Whether the word at a place begins so. */
export function isPrefixAt({ text, starts }: WordList, place: number, prefix: string): boolean {
  const start = starts[place] ?? 0;
  return start + prefix.length <= (starts[place + 1] ?? 0) && text.startsWith(prefix, start);
}

/** The place of the first word that is not before this one. */
export function firstNotBefore(list: WordList, word: string): number {
  return lowerBound(0, wordCount(list), (place) => isBefore(list, place, word));
}

function isBefore({ text, starts }: WordList, place: number, word: string): boolean {
  const start = starts[place] ?? 0;
  const length = (starts[place + 1] ?? 0) - start;
  for (let at = 0; at < word.length; at++) {
    if (at === length) {
      return true;
    }
    const difference = text.charCodeAt(start + at) - word.charCodeAt(at);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}
