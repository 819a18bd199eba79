import { splitPieces } from "../words/pieces";
import { CharacterClass, classOf } from "./characters";

/** The rest of the identifier around a name. */
export interface Companions {
  /** Its words, in lower case, from left to right. */
  readonly words: readonly string[];
  /** Whether a single small letter runs into the name from the left, as in `mDeBERTa`. */
  readonly prefixLetter: boolean;
  /** Whether a digit stands right before the name, as in `2nd_loss`. */
  readonly digitHead: boolean;
  /** Whether a digit follows at once, as in `CAFA5`. */
  readonly digitTail: boolean;
}

const farthest = 64;
const alone: Companions = { words: [], prefixLetter: false, digitHead: false, digitTail: false };

/** What stands before and behind `[start, end)` in the same identifier; with `kebab`, hyphens are inside of identifiers too. */
export function companionsOf(text: string, start: number, end: number, kebab: boolean): Companions {
  if (!isJoined(text, start - 1, -1, kebab) && !isJoined(text, end, 1, kebab)) {
    return alone;
  }
  let from = start;
  while (from > 0 && start - from < farthest && isJoined(text, from - 1, -1, kebab)) {
    from--;
  }
  let to = end;
  while (to < text.length && to - end < farthest && isJoined(text, to, 1, kebab)) {
    to++;
  }
  const before = splitPieces(text.slice(from, start));
  const after = splitPieces(text.slice(end, to));
  const last = before.at(-1);
  return {
    words: [...before, ...after].map((piece) => piece.text.toLowerCase()),
    prefixLetter: last?.text.length === 1 && from + last.end === start && classOf(text.charCodeAt(start - 1)) === CharacterClass.lower,
    digitHead: classOf(text.charCodeAt(start - 1)) === CharacterClass.digit,
    digitTail: classOf(text.charCodeAt(end)) === CharacterClass.digit,
  };
}

/** Whether the character at the offset continues the identifier that is read in the direction of `step`. */
function isJoined(text: string, offset: number, step: 1 | -1, kebab: boolean): boolean {
  if (offset < 0 || offset >= text.length) {
    return false;
  }
  const code = text.charCodeAt(offset);
  if (isIdentifierCode(code)) {
    return true;
  }
  return kebab && code === 0x2d && isIdentifierCode(text.charCodeAt(offset + step));
}

function isIdentifierCode(code: number): boolean {
  return classOf(code) >= CharacterClass.lower || code === 0x5f;
}
