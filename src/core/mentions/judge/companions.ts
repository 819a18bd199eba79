import { CharacterClass, classOf } from "../forms/characters";
import { readFewStems } from "./stems";

/** The rest of the identifier around a name. */
export interface Companions {
  /** True if the name is the whole identifier. */
  readonly isAlone: boolean;
  /** Hashes of the stems of the words before the name that have three letters or more. */
  readonly before: readonly number[];
  readonly behind: readonly number[];
  /** True if a single lower-case letter is joined to the name, as in `mDeBERTa`. */
  readonly prefixLetter: boolean;
  /** True if only `on` comes before the name, as in `onPreSelect`. */
  readonly isHandler: boolean;
  /** True if a digit is directly before the name, as in `2nd_loss`. */
  readonly digitHead: boolean;
  /** True if a digit directly follows, as in `CAFA5`. */
  readonly digitTail: boolean;
  /** True if that digit is a version other than the first: `DINOv2` of `DINO`, `SageAttention2`, but not `GhostBatchNorm2d`. */
  readonly isOtherVersion: boolean;
  /** True if a letter is directly before the name, so that the name's first capital only separates two words: `FwdAlgoPerf`. */
  readonly letterHead: boolean;
}

const otherVersion = /^[2-9](?![\p{L}\p{N}])/u;

const maxCompanionLength = 64;
const nothing: readonly number[] = [];
const alone: Companions = {
  isAlone: true,
  before: nothing,
  behind: nothing,
  prefixLetter: false,
  isHandler: false,
  digitHead: false,
  digitTail: false,
  isOtherVersion: false,
  letterHead: false,
};

/** Returns the parts of the identifier before and after `[start, end)`. With `kebab`, identifiers include hyphens. */
export function companionsOf(text: string, start: number, end: number, kebab: boolean): Companions {
  if (!isJoined(text, start - 1, -1, kebab) && !isJoined(text, end, 1, kebab)) {
    return alone;
  }
  let from = start;
  while (from > 0 && start - from < maxCompanionLength && isJoined(text, from - 1, -1, kebab)) {
    from--;
  }
  let to = end;
  while (to < text.length && to - end < maxCompanionLength && isJoined(text, to, 1, kebab)) {
    to++;
  }
  return {
    isAlone: false,
    before: readFewStems(text, from, start),
    behind: readFewStems(text, end, to),
    prefixLetter: isPrefixLetter(text, start),
    isHandler: start - from === 2 && text.startsWith("on", from),
    digitHead: classOf(text.charCodeAt(start - 1)) === CharacterClass.digit,
    digitTail: classOf(text.charCodeAt(end)) === CharacterClass.digit,
    isOtherVersion: otherVersion.test(text.slice(end, end + 3)),
    letterHead: start > 0 && classOf(text.charCodeAt(start - 1)) >= CharacterClass.lower,
  };
}

/** Returns whether the character before the name is a single lower-case letter. */
function isPrefixLetter(text: string, start: number): boolean {
  const isLower = start > 0 && classOf(text.charCodeAt(start - 1)) === CharacterClass.lower;
  return isLower && (start === 1 || classOf(text.charCodeAt(start - 2)) < CharacterClass.lower);
}

/** Returns whether the character at the offset continues the identifier in the direction of `step`. */
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

/**
 * Returns whether a character belongs to identifiers. Letters without case do not: languages that have them write a foreign
 * name without a space.
 */
function isIdentifierCode(code: number): boolean {
  const here = classOf(code);
  return (here >= CharacterClass.lower && here !== CharacterClass.uncased) || code === 0x5f;
}
