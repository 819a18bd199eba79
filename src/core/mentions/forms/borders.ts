import { CharacterClass, classOf, isWordCode } from "./characters";

const { lower, upper, digit } = CharacterClass;

/**
 * Returns whether a word of an identifier may begin at this offset, which must be at a letter or digit: after anything else, at
 * a change of case, between letters and digits, and before the last of several capitals if a lower-case letter follows
 * (`DSR|Loss`).
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

/**
 * Returns whether a word of an identifier may end before this offset, after a letter or digit. The places are those of
 * `isWordStart`.
 */
export function isWordEnd(text: string, offset: number): boolean {
  return offset >= text.length || !isWordCode(text.charCodeAt(offset)) || isWordStart(text, offset);
}

/** Returns whether a change of class divides words. It does not between a capital and the lower-case letters after it. */
function isChange(before: number, here: number): boolean {
  return !(before === upper && here === lower);
}

function isLowerAt(text: string, offset: number): boolean {
  return offset < text.length && classOf(text.charCodeAt(offset)) === lower;
}

/** Returns whether the offset is between a letter and a digit, in either order. */
export function isDigitBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) {
    return false;
  }
  const before = classOf(text.charCodeAt(offset - 1));
  const here = classOf(text.charCodeAt(offset));
  return before >= lower && here >= lower && (before === digit) !== (here === digit);
}

/** Matches sizes that are written directly after a name in capitals: `BERTbase`. */
const size = /(?:tiny|mini|small|base|medium|large|huge)(?![\p{Ll}])/uy;

/**
 * Returns whether a name in capitals may end before this offset although no word does: before two or more further capitals that
 * a word follows (`SG|VAE|Model`), or before a lower-case size (`MIND|large`).
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

/** Returns the capitals at the offset that form one word. The last one belongs to the next word: `VAE` of `VAEModel`. */
export function acronymAt(text: string, offset: number): string {
  return text.slice(offset, Math.max(offset, endOfCapitals(text, offset) - 1));
}

/** Longer sequences of capitals are not words. */
const maxCapitals = 24;

function endOfCapitals(text: string, offset: number): number {
  let end = offset;
  while (end - offset < maxCapitals && classOf(text.charCodeAt(end)) === upper) {
    end++;
  }
  return end;
}
