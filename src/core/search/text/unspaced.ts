const letters = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々`;
const run = new RegExp(`[${letters}]{2,}`, "gu");
const unspacedWord = new RegExp(`^[${letters}]+$`, "u");
/** Matches a name as Chinese, Japanese and Korean are written. */
const unspacedName = new RegExp(String.raw`^[${letters}\s]{1,20}$`, "u");
/** Users type no more of a word that has no spaces. */
const maxTailChars = 12;

/** Returns whether a word is in a script that puts no spaces between words, so that it may stand anywhere in a longer one. */
export function isUnspaced(word: string): boolean {
  return unspacedWord.test(word);
}

/** Returns whether a name is in such a script. */
export function isUnspacedName(name: string): boolean {
  return unspacedName.test(name);
}

/**
 * Returns the tails of the words that are written without spaces, so that a word in the middle is found as the beginning of one: `度学习`
 * and `学习` for `深度学习`.
 *
 * @param text in plain letters
 */
export function tailsOf(text: string): readonly string[] {
  const tails: string[] = [];
  for (const [word] of text.matchAll(run)) {
    for (let at = 1; at < word.length - 1; at++) {
      tails.push(word.slice(at, at + maxTailChars));
    }
  }
  return tails;
}
