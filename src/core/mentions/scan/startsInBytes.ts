import { CharacterClass, classIn, classOf, isPlainSmall, readingOf, valueIn } from "../forms/characters";
import { maxGapLength } from "../forms/gaps";
import { addToHash, joinHashes, maxKeyLength, maxPrefixLength, plus, spread, takeFromHash } from "../forms/keys";
import { type KeyTable, mayBeKey, mayBePrefix } from "../forms/keyTable";
import { createNumberList } from "../forms/numberList";

/** The ranges of a text in which keys may begin, in order: their starts and ends by turns, in UTF-16 code units. */
export type Starts = Int32Array;

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
  readonly table: KeyTable;
  /** The buffer for the pieces of a walk. */
  readonly further: Piece;
}

/**
 * Returns where `scan` may visit keys in a text, which is given in UTF-8; no ranges if nowhere. Takes the steps of `scan`, but visits nothing, so that most
 * files need not become strings, and `scan` need not read the others. Letters that are not ASCII are not read: keys may begin at each of them.
 */
export function startsInBytes(bytes: Uint8Array, table: KeyTable): Starts {
  const whole: Bytes = { bytes, table, further: createPiece() };
  const [piece, first] = [createPiece(), createPiece()];
  const ranges = createRanges();
  // There are so many more bytes than code units before the offset.
  let wide = 0;
  let mayGoOn = false;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    if ((classes[byte] ?? 0) < lower && byte < firstWide) {
      i++;
      continue;
    }
    if (byte >= firstWide) {
      if (mayGoOn && mayWalk(whole, first)) {
        ranges.add(first.start - wide, first.start + 1 - wide);
      }
      mayGoOn = false;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (classOf(codeAt(bytes, i, length)) > other) {
        ranges.add(i - wide, i + 1 - wide);
      }
      wide += length === 4 ? 2 : length - 1;
      i += length;
      continue;
    }
    readBytes(bytes, i, piece);
    i = piece.end;
    if (mayGoOn && mayJoin(whole, first, piece) && mayWalk(whole, first)) {
      ranges.add(first.start - wide, first.start + 1 - wide);
    }
    mayGoOn = false;
    if (isWideAt(bytes, i)) {
      ranges.add(piece.start - wide, i - wide);
    } else if (mayEnd(whole, piece)) {
      ranges.add(piece.start - wide, piece.start + 1 - wide);
    } else if (mayContinue(whole, piece)) {
      mayGoOn = true;
      copy(piece, first);
    }
  }
  return ranges.all();
}

/** Collects ranges in order, and joins those that touch. */
function createRanges() {
  const numbers = createNumberList();
  let [start, end] = [0, -1];
  const close = (): void => {
    if (end >= 0) {
      numbers.add(start);
      numbers.add(end);
    }
  };
  return {
    add(from: number, to: number): void {
      if (from !== end) {
        close();
        start = from;
      }
      end = to;
    },
    all(): Starts {
      close();
      return numbers.values();
    },
  };
}

function copy(from: Piece, to: Piece): void {
  to.start = from.start;
  to.end = from.end;
  to.last = from.last;
  to.hash = from.hash;
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
    if (last === lower && isPlainSmall(byte)) {
      hash = addToHash(hash, byte);
      continue;
    }
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

/** Returns whether a key may end with this piece, or in it. */
function mayEnd(whole: Bytes, piece: Piece): boolean {
  const length = piece.end - piece.start;
  return length <= maxKeyLength && (mayEndAt(whole, piece.end, piece.hash, length) || mayRunOn(whole, piece, piece.hash));
}

/** Returns whether a key may go on behind this piece. */
function mayContinue({ bytes, table }: Bytes, piece: Piece): boolean {
  const length = piece.end - piece.start;
  return mayBePrefix(table.filter, spread(piece.hash)) || (length > maxPrefixLength && length <= maxKeyLength) || !isFirmEnd(bytes, piece);
}

/** Returns whether a key may begin with two pieces, see `mayBegin` of `scan`. */
function mayJoin({ bytes, table }: Bytes, first: Piece, next: Piece): boolean {
  const added = next.end - next.start;
  if (
    added + first.end - first.start > maxPrefixLength ||
    bytes[next.end - 1] === letterS ||
    !isFirmEnd(bytes, next) ||
    isWideAt(bytes, next.end)
  ) {
    return true;
  }
  const mixed = spread(joinHashes(first.hash, next.hash, added));
  return mayBeKey(table.filter, mixed) || mayBePrefix(table.filter, mixed) || bytes[next.end] === plus;
}

/** A walk stops after this many successive pieces that end where a key need not have a border. */
const maxLooseEnds = 8;

/** Returns whether `walk` of `scan` may visit a key that begins with this piece. */
function mayWalk(whole: Bytes, first: Piece): boolean {
  const { bytes, table, further } = whole;
  let { end, hash } = first;
  let length = end - first.start;
  let looseEnds = isFirmEnd(bytes, first) ? 0 : 1;
  while (looseEnds <= maxLooseEnds) {
    const start = endOfGap(bytes, end);
    if (start < 0 || length > table.longest) {
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
    if (mayEndAt(whole, end, hash, length) || mayRunOn(whole, further, hash)) {
      return true;
    }
    if (!isFirmEnd(bytes, further)) {
      looseEnds++;
    } else if (length <= maxPrefixLength && !mayBePrefix(table.filter, spread(hash))) {
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

/** Returns whether a key with this hash ends here, before the plural's `s` or `es` that ends here, or with the `+` that follows. */
function mayEndAt({ bytes, table }: Bytes, end: number, hash: number, length: number): boolean {
  if (isKey(table, hash, length) || (end < bytes.length && bytes[end] === plus && isKey(table, addToHash(hash, plus), length + 1))) {
    return true;
  }
  if (bytes[end - 1] !== letterS) {
    return false;
  }
  const singular = takeFromHash(hash, letterS);
  return (
    isKey(table, singular, length - 1) ||
    (length > 1 && bytes[end - 2] === letterE && isKey(table, takeFromHash(singular, letterE), length - 2))
  );
}

function isKey({ filter, first }: KeyTable, hash: number, length: number): boolean {
  return mayBeKey(filter, spread(hash)) && first(hash, length) >= 0;
}

/** Acronyms are shorter. */
const maxRunOnLength = 24;

/** Returns whether a sequence of capitals ends here before a capitalized word, in which a key with this hash may end, see `visitRunOns` of `scan`. */
function mayRunOn({ bytes, table }: Bytes, { start, end, last }: Piece, hash: number): boolean {
  if (last !== upper || end + 1 >= bytes.length || classes[bytes[end] ?? 0] !== upper || classes[bytes[end + 1] ?? 0] !== lower) {
    return false;
  }
  let before = hash;
  for (let i = end - 1; i > start && i > end - maxRunOnLength; i--) {
    before = takeFromHash(before, values[bytes[i] ?? 0] ?? 0);
    if (mayBeKey(table.filter, spread(before))) {
      return true;
    }
  }
  return mayBeKey(table.filter, spread(addToHash(hash, values[bytes[end] ?? 0] ?? 0)));
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
