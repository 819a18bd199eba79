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
