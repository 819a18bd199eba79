import { CharacterClass, classIn, classOf, readingOf, valueIn } from "../forms/characters";
import { maxGapLength } from "../forms/gaps";
import { addToHash, joinHashes, maxKeyLength, maxPrefixLength, plus, spread, takeFromHash } from "../forms/keys";
import { type KeyTable, mayBeKey, mayBePrefix } from "../forms/keyTable";

/** The parts of a text, each of `2 ** partShift` UTF-16 code units, in which keys may begin: 1, or 0 where none does. */
export type Parts = Uint8Array;

export const partShift = 8;

const { other, lower, upper, digit } = CharacterClass;

/** The first byte of a character that is not ASCII is at least this. */
const firstWide = 0x80;

/** The class of each byte, its folded letter or kind of gap, and 1 if a name ends before it in any case. */
const [classes, values, firm] = [new Uint8Array(256).fill(other), new Uint8Array(256), new Uint8Array(256).fill(1)];
for (let code = 0; code < firstWide; code++) {
  const reading = readingOf(code);
  classes[code] = classIn(reading);
  values[code] = valueIn(reading);
}
for (const loose of "-{}") {
  firm[loose.charCodeAt(0)] = 0;
}

/** Letters of one piece, as in `readPiece`: their start and end, the class of the last one, and their hash. */
interface Piece {
  start: number;
  end: number;
  last: number;
  hash: number;
}

/** The data of a look through bytes. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly filter: Int32Array;
  readonly longest: number;
  /** The buffer for the pieces of a walk. */
  readonly further: Piece;
}

/**
 * Returns the parts of a text in which `scan` may visit a key, or `undefined` if it visits none. The text is given in UTF-8. Takes the steps of
 * `scan`, but visits nothing, so that most files need not become strings, and most parts of the others are not scanned. Letters that are not ASCII
 * are not read: where they are, keys may begin.
 */
export function partsInBytes(bytes: Uint8Array, { filter, longest }: KeyTable): Parts | undefined {
  const whole: Bytes = { bytes, filter, longest, further: createPiece() };
  const piece = createPiece();
  let parts: Parts | undefined;
  const mark = (start: number, end: number): void => {
    parts ??= new Uint8Array((bytes.length >> partShift) + 1);
    for (let part = start >> partShift; part <= end >> partShift; part++) {
      parts[part] = 1;
    }
  };
  // How many bytes there are more than code units before the offset.
  let wide = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    if (byte >= firstWide) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (classOf(codeAt(bytes, i, length)) > other) {
        mark(i - wide, i - wide);
      }
      wide += length === 4 ? 2 : length - 1;
      i += length;
    } else if ((classes[byte] ?? 0) < lower) {
      i++;
    } else {
      readBytes(bytes, i, piece);
      i = piece.end;
      if (isWideAt(bytes, i)) {
        mark(piece.start - wide, i - wide);
      } else if (mayBegin(whole, piece)) {
        mark(piece.start - wide, piece.start - wide);
      }
    }
  }
  return parts;
}

function createPiece(): Piece {
  return { start: 0, end: 0, last: 0, hash: 0 };
}

function isWideAt(bytes: Uint8Array, offset: number): boolean {
  return offset < bytes.length && (bytes[offset] ?? 0) >= firstWide;
}

/** Returns the code unit of two or three bytes. Halves of surrogate pairs, which have four, are all alike. */
function codeAt(bytes: Uint8Array, offset: number, length: number): number {
  const [first, second, third] = [bytes[offset] ?? 0, (bytes[offset + 1] ?? 0) & 0x3f, (bytes[offset + 2] ?? 0) & 0x3f];
  return length === 2 ? ((first & 0x1f) << 6) | second : length === 3 ? ((first & 0x0f) << 12) | (second << 6) | third : 0xd800;
}

/** Reads the letters of a piece, as `readPiece` does, but to its end or to a character that is not ASCII. */
function readBytes(bytes: Uint8Array, start: number, piece: Piece): void {
  let last = classes[bytes[start] ?? 0] ?? 0;
  let hash = values[bytes[start] ?? 0] ?? 0;
  let i = start + 1;
  for (; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const next = classes[byte] ?? 0;
    if (next !== last) {
      if (last !== upper || next !== lower) {
        break;
      }
      last = lower;
    } else if (next === upper && i + 1 < bytes.length && classes[bytes[i + 1] ?? 0] === lower) {
      break;
    }
    hash = addToHash(hash, values[byte] ?? 0);
  }
  piece.start = start;
  piece.end = i;
  piece.last = last;
  piece.hash = hash;
}

/** Returns whether a key may begin with this piece. */
function mayBegin(whole: Bytes, piece: Piece): boolean {
  const { bytes, filter } = whole;
  const length = piece.end - piece.start;
  if (length > maxKeyLength) {
    return false;
  }
  const mixed = spread(piece.hash);
  return (
    mayBeKey(filter, mixed) ||
    mayEndOtherwise(whole, piece.end, piece.hash) ||
    mayRunOn(whole, piece, piece.hash) ||
    ((mayBePrefix(filter, mixed) || length > maxPrefixLength || !isFirmEnd(bytes, piece)) && mayWalk(whole, piece))
  );
}

/** A walk stops after this many successive pieces that end where a key need not have a border. */
const maxLooseEnds = 8;

/** Returns whether `walk` of `scan` may visit a key that begins with this piece. */
function mayWalk(whole: Bytes, first: Piece): boolean {
  const { bytes, filter, longest, further } = whole;
  let { end, hash } = first;
  let length = end - first.start;
  let looseEnds = isFirmEnd(bytes, first) ? 0 : 1;
  while (looseEnds <= maxLooseEnds) {
    const start = endOfGap(bytes, end);
    if (start < 0 || length > longest) {
      return false;
    }
    if (isWideAt(bytes, start)) {
      return true;
    }
    readBytes(bytes, start, further);
    end = further.end;
    const added = end - start;
    if (added > maxKeyLength || isWideAt(bytes, end)) {
      return true;
    }
    hash = joinHashes(hash, further.hash, added);
    length += added;
    const mixed = spread(hash);
    if (mayBeKey(filter, mixed) || mayEndOtherwise(whole, end, hash) || mayRunOn(whole, further, hash)) {
      return true;
    }
    if (!isFirmEnd(bytes, further)) {
      looseEnds++;
    } else if (length <= maxPrefixLength && !mayBePrefix(filter, mixed)) {
      return false;
    } else {
      looseEnds = 0;
    }
  }
  return false;
}

/** Returns the end of the gap at an offset, where a letter or a character is that is not ASCII, or -1 if no name continues across it. */
function endOfGap(bytes: Uint8Array, offset: number): number {
  const size = Math.min(bytes.length, offset + maxGapLength);
  for (let i = offset; i < size; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= firstWide || (classes[byte] ?? 0) >= lower) {
      return i;
    }
    if (values[byte] === 0) {
      return -1;
    }
  }
  return -1;
}

const letterE = 0x65;
const letterS = 0x73;

/** Returns whether a key may end before the plural's `s` or `es` that ends here, or with the `+` that follows. */
function mayEndOtherwise({ bytes, filter }: Bytes, end: number, hash: number): boolean {
  if (end < bytes.length && bytes[end] === plus && mayBeKey(filter, spread(addToHash(hash, plus)))) {
    return true;
  }
  if (bytes[end - 1] !== letterS) {
    return false;
  }
  const singular = takeFromHash(hash, letterS);
  return (
    mayBeKey(filter, spread(singular)) ||
    (end > 1 && bytes[end - 2] === letterE && mayBeKey(filter, spread(takeFromHash(singular, letterE))))
  );
}

/** Acronyms are shorter. */
const maxRunOnLength = 24;

/** Returns whether a sequence of capitals ends here before a capitalized word, in which a key with this hash may end, see `visitRunOns` of `scan`. */
function mayRunOn({ bytes, filter }: Bytes, { start, end, last }: Piece, hash: number): boolean {
  if (last !== upper || end + 1 >= bytes.length || classes[bytes[end] ?? 0] !== upper || classes[bytes[end + 1] ?? 0] !== lower) {
    return false;
  }
  let before = hash;
  for (let i = end - 1; i > start && i > end - maxRunOnLength; i--) {
    before = takeFromHash(before, values[bytes[i] ?? 0] ?? 0);
    if (mayBeKey(filter, spread(before))) {
      return true;
    }
  }
  return mayBeKey(filter, spread(addToHash(hash, values[bytes[end] ?? 0] ?? 0)));
}

/** Returns whether a piece ends a word in every spelling of a name, see `isFirmEnd` of `readPiece`. */
function isFirmEnd(bytes: Uint8Array, { end, last }: Piece): boolean {
  if (end >= bytes.length) {
    return true;
  }
  const byte = bytes[end] ?? 0;
  const next = classes[byte] ?? 0;
  if (next >= lower) {
    return (last === lower && next === upper) || last === digit || next === digit;
  }
  return firm[byte] === 1 || (byte === hyphen && (end + 1 >= bytes.length || (bytes[end + 1] ?? 0) > blank));
}

const hyphen = 0x2d;
const blank = 0x20;
