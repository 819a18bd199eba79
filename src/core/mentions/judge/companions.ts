import { CharacterClass, classOf } from "../forms/characters";
import { readFewStems } from "./stems";

/** The rest of the identifier around a name. */
export interface Companions {
  /** Whether there is none. */
  readonly isAlone: boolean;
  /** Hashes of the stems of its words of three letters or more. */
  readonly before: readonly number[];
  readonly behind: readonly number[];
  /** Whether a single small letter runs into the name from the left, as in `mDeBERTa`. */
  readonly prefixLetter: boolean;
  /** Whether `on` and nothing else stands before the name, as in `onPreSelect`. */
  readonly isHandler: boolean;
  /** Whether a digit stands right before the name, as in `2nd_loss`. */
  readonly digitHead: boolean;
  /** Whether a digit follows at once, as in `CAFA5`. */
  readonly digitTail: boolean;
  /** Whether that is a version's, other than the first: `DINOv2` of `DINO`, `SageAttention2`, but not `GhostBatchNorm2d`. */
  readonly isOtherVersion: boolean;
  /** Whether a letter stands right before the name, so that its first capital only parts it from another word: `FwdAlgoPerf`. */
  readonly letterHead: boolean;
}

const otherVersion = /^[2-9](?![\p{L}\p{N}])/u;

const farthest = 64;
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

/** Whether the character before the name is a small letter that stands alone before it. */
function isPrefixLetter(text: string, start: number): boolean {
  const isLower = start > 0 && classOf(text.charCodeAt(start - 1)) === CharacterClass.lower;
  return isLower && (start === 1 || classOf(text.charCodeAt(start - 2)) < CharacterClass.lower);
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

/** Letters without case are not taken for a part: languages that have them write a foreign name without a blank. */
function isIdentifierCode(code: number): boolean {
  const here = classOf(code);
  return (here >= CharacterClass.lower && here !== CharacterClass.uncased) || code === 0x5f;
}
