/** Yields the offsets at which a text has `word` with no letter or digit directly before or after it. Respects case. */
export function* wholeWords(text: string, word: string): Generator<number> {
  if (word === "") {
    return;
  }
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(at + word.length))) {
      yield at;
    }
  }
}

const letter = /[\p{L}\p{N}]/u;

/** Returns whether a text has `word` with no letter or digit directly before or after it. Respects case. */
export function includesWord(text: string, word: string): boolean {
  return wholeWords(text, word).next().done === false;
}

/** Returns how often a text has `word` with no letter or digit directly before or after it. Respects case. */
export function countWords(text: string, word: string): number {
  return [...wholeWords(text, word)].length;
}
