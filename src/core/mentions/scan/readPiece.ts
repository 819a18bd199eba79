import { CharacterClass, classIn, classOf, isPlainSmall, lowestLetter, readingOf, valueIn } from "../forms/characters";
import { longestGap } from "../forms/gaps";
import { addToHash, longestKey } from "../forms/keys";

const { lower, upper, digit, mark } = CharacterClass;

/**
 * A word of an identifier as the scan sees it, in an array, as reading one must allocate nothing: where it starts and ends, the hash
 * and number of its letters and digits, and whether (1 or 0) the gap before it is one that a name may have.
 */
export const Piece = { start: 0, end: 1, hash: 2, length: 3, isTied: 4 } as const;

/** Room for a piece. */
export function createPiece(): Int32Array {
  return new Int32Array(5);
}

/**
 * Reads the next piece at or behind the offset, where no piece is cut in two. Pieces begin behind anything that is neither letter nor digit, at
 * a change of case or between letters and digits, and before the last capital of a row that a small letter follows (`DSR|Loss`).
 * Where the text has no more, or none before `limit` and within a gap's length, the piece has the length 0. A piece
 * longer than any key is cut.
 */
export function readPiece(text: string, offset: number, limit: number, piece: Int32Array): void {
  const size = Math.min(text.length, Math.max(limit, offset + longestGap));
  let i = offset;
  let reading = 0;
  let isTied = 1;
  for (; i < size; i++) {
    reading = readingOf(text.charCodeAt(i));
    if (reading >= lowestLetter) {
      break;
    }
    if (valueIn(reading) === 0) {
      isTied = 0;
    }
  }
  piece[Piece.start] = i;
  piece[Piece.isTied] = i - offset < longestGap ? isTied : 0;
  piece[Piece.length] = 0;
  if (i < size) {
    readLetters(text, i, reading, piece);
  }
}

/** Reads a piece's letters and digits from the first on, whose reading is at hand. */
function readLetters(text: string, start: number, first: number, piece: Int32Array): void {
  const size = text.length;
  let here = classIn(first);
  let hash = valueIn(first);
  let length = 1;
  let i = start + 1;
  for (; i < size && length <= longestKey; i++) {
    const code = text.charCodeAt(i);
    if (here === lower && isPlainSmall(code)) {
      hash = addToHash(hash, code);
      length++;
      continue;
    }
    const reading = readingOf(code);
    const next = classIn(reading);
    if (next !== here) {
      if (next === mark) {
        continue;
      }
      if (here !== upper || next !== lower) {
        break;
      }
      here = lower;
    } else if (next === upper && i + 1 < size && classOf(text.charCodeAt(i + 1)) === lower) {
      break;
    }
    hash = addToHash(hash, valueIn(reading));
    length++;
  }
  piece[Piece.end] = i;
  piece[Piece.hash] = hash;
  piece[Piece.length] = length;
}

/**
 * Whether a piece that ends at the offset ends a word in every way of writing the same name: at a separator, before a capital behind a small letter, beside
 * digits. Not so inside of capitals (`NP|Os`), where LaTeX's braces stand, and where a line is broken with a hyphen.
 */
export function isFirmEnd(text: string, offset: number): boolean {
  if (offset >= text.length) {
    return true;
  }
  const code = text.charCodeAt(offset);
  const next = classOf(code);
  if (next >= lower) {
    const last = classOf(text.charCodeAt(offset - 1));
    return (last === lower && next === upper) || last === digit || next === digit;
  }
  if (code === hyphen) {
    return !isBlank(text.charCodeAt(offset + 1));
  }
  return code !== openBrace && code !== closeBrace;
}

const hyphen = 0x2d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0x2028;
}
