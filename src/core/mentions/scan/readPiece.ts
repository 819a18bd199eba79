import { CharacterClass, classIn, classOf, isPlainSmall, lowestLetter, readingOf, valueIn } from "../forms/characters";
import { maxGapLength } from "../forms/gaps";
import { addToHash, maxKeyLength } from "../forms/keys";

const { lower, upper, digit, mark } = CharacterClass;

/**
 * The fields of a piece, which is a word of an identifier: its start and end, the hash and number of its letters and digits,
 * and whether (1 or 0) a name may have the gap before it. A piece is an array, so that reading one allocates nothing.
 */
export const Piece = { start: 0, end: 1, hash: 2, length: 3, isTied: 4 } as const;

/** Creates an empty piece. */
export function createPiece(): Int32Array {
  return new Int32Array(5);
}

/**
 * Reads the next piece at or after the offset, which must not be inside a piece. A piece begins after anything that is neither
 * letter nor digit, at a change of case, between letters and digits, and before the last of several capitals if a lower-case
 * letter follows (`DSR|Loss`). If the text has no further piece, or none before `limit` and within the length of a gap, the
 * piece's length is 0. A piece longer than any key is cut.
 */
export function readPiece(text: string, offset: number, limit: number, piece: Int32Array): void {
  const size = Math.min(text.length, Math.max(limit, offset + maxGapLength));
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
  piece[Piece.isTied] = i - offset < maxGapLength ? isTied : 0;
  piece[Piece.length] = 0;
  if (i < size) {
    readLetters(text, i, reading, piece);
  }
}

/** Reads the letters and digits of a piece; `first` is the reading of the first one. */
function readLetters(text: string, start: number, first: number, piece: Int32Array): void {
  const size = text.length;
  let here = classIn(first);
  let hash = valueIn(first);
  let length = 1;
  let i = start + 1;
  for (; i < size && length <= maxKeyLength; i++) {
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
 * Returns whether a piece that ends at the offset ends a word in every spelling of the name: at a separator, before a capital
 * after a lower-case letter, beside digits. Returns false among capitals (`NP|Os`), at LaTeX's braces, and where a hyphen
 * breaks a line.
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
