import { CharacterClass, classOf, isWordCode } from "./characters";

const { lower, upper, digit } = CharacterClass;

/**
 * Whether a word of an identifier may begin at this offset, where a letter or digit stands: behind anything that is
 * neither, at a change of case or between letters and digits, and before the last capital of a row that a small letter
 * follows (`DSR|Loss`).
 */
export function isWordStart(text: string, offset: number): boolean {
  if (offset === 0) {
    return true;
  }
  const before = classOf(text.charCodeAt(offset - 1));
  if (before < lower) {
    return true;
  }
  const here = classOf(text.charCodeAt(offset));
  return before !== here ? isChange(before, here) : here === upper && isLowerAt(text, offset + 1);
}

/** Whether a word of an identifier may end before this offset, behind a letter or digit: the same places, seen from the left. */
export function isWordEnd(text: string, offset: number): boolean {
  return offset >= text.length || !isWordCode(text.charCodeAt(offset)) || isWordStart(text, offset);
}

/** A capital begins a word and its small letters go on; digits and letters part. */
function isChange(before: number, here: number): boolean {
  return !(before === upper && here === lower);
}

function isLowerAt(text: string, offset: number): boolean {
  return offset < text.length && classOf(text.charCodeAt(offset)) === lower;
}

/** Whether the offset stands between a letter and a digit, in either order. */
export function isDigitBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) {
    return false;
  }
  const before = classOf(text.charCodeAt(offset - 1));
  const here = classOf(text.charCodeAt(offset));
  return before >= lower && here >= lower && (before === digit) !== (here === digit);
}

/** Sizes that people write right behind a name in capitals: `BERTbase`. */
const size = /(?:tiny|mini|small|base|medium|large|huge)(?![\p{Ll}])/uy;

/**
 * Whether a name in capitals may end before this offset though no word does: before the rest of a row of capitals that a word follows
 * (`SG|VAE|Model`), of two capitals at least, or before a size in small letters (`MIND|large`).
 */
export function isRunOn(text: string, offset: number): boolean {
  if (offset < 1 || classOf(text.charCodeAt(offset - 1)) !== upper) {
    return false;
  }
  if (isLowerAt(text, offset)) {
    size.lastIndex = offset;
    return offset > 1 && classOf(text.charCodeAt(offset - 2)) === upper && size.test(text);
  }
  const end = endOfCapitals(text, offset);
  return end - offset >= 3 && isLowerAt(text, end);
}

/** The capitals from the offset on that are one word, the last of them being the next one's: `VAE` of `VAEModel`. */
export function acronymAt(text: string, offset: number): string {
  return text.slice(offset, Math.max(offset, endOfCapitals(text, offset) - 1));
}

/** Longer rows of capitals are no words. */
const mostCapitals = 24;

function endOfCapitals(text: string, offset: number): number {
  let end = offset;
  while (end - offset < mostCapitals && classOf(text.charCodeAt(end)) === upper) {
    end++;
  }
  return end;
}
