import { lowerBound } from "../../lowerBound";

/**
 * Words in the order of their UTF-16 code units, joined into one text. Hundreds of thousands of strings would be as many
 * objects to create when an index is loaded, and to scan at each garbage collection.
 */
export interface WordList {
  readonly text: string;
  /** Word `i` is the text from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
}

/** Returns the list of these words, which must be in order. */
export function listWords(words: readonly string[]): WordList {
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, place) => {
    starts[place + 1] = (starts[place] ?? 0) + word.length;
  });
  return { text: words.join(""), starts };
}

/** Returns the number of words of a list. */
export function wordCount({ starts }: WordList): number {
  return starts.length - 1;
}

/** Returns all words of a list. */
export function allWords(list: WordList): string[] {
  return Array.from({ length: wordCount(list) }, (_, place) => wordAt(list, place));
}

/** Returns the word at a place, or "" if the list is shorter. */
export function wordAt({ text, starts }: WordList, place: number): string {
  return text.slice(starts[place] ?? text.length, starts[place + 1] ?? text.length);
}

/** Returns whether the word at a place is this one. */
export function isWordAt(list: WordList, place: number, word: string): boolean {
  const length = (list.starts[place + 1] ?? 0) - (list.starts[place] ?? 0);
  return length === word.length && place < wordCount(list) && isPrefixAt(list, place, word);
}

/** Returns whether the word at a place begins with this prefix. */
export function isPrefixAt({ text, starts }: WordList, place: number, prefix: string): boolean {
  const start = starts[place] ?? 0;
  return start + prefix.length <= (starts[place + 1] ?? 0) && text.startsWith(prefix, start);
}

/** Returns the place of the first word that is not less than this one, or the number of words. */
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
