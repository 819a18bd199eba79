import { fnv1a } from "../../hash";

/**
 * Words of machine-learning abstracts as vectors. Words that can stand for each other point the same way: "drone", "uav". Words
 * are numbered from 0 on, the commonest first.
 */
export interface WordVectors {
  /** The amount of numbers in a vector. */
  readonly size: number;
  /** The amount of words. */
  readonly count: number;
  /** The vectors, one after the other, without their lengths. */
  readonly rows: Int8Array;
  /** The factor by word with which its row becomes its vector. */
  readonly scales: Float64Array;
  /** The Euclidean lengths of the rows. */
  readonly norms: Float64Array;
  /** The inverse document frequency: the natural logarithm of how many times as many papers there are as papers with the word, at most 8. */
  readonly idf: Float64Array;
  /** A number that another table does not have. */
  readonly checksum: number;
  /** Returns the number of a word, which is the part of `codes` from `start` to `end`, in small ASCII letters; otherwise -1. */
  numberOf(codes: ArrayLike<number>, start: number, end: number): number;
  /** Returns the numbers of the words that begin with this text and those of the text itself, in small ASCII letters; the commonest first. */
  beginningWith(text: string): readonly number[];
  /** Returns the text of a word. */
  wordAt(number: number): string;
}

/** `CLMW`, read as a little-endian number. */
const magic = 0x574d4c43;
const formatVersion = 1;
const headerBytes = 16;
const fnvOffset = 0x811c9dc5;
/** Words are kept as 16-bit numbers. */
const maxWords = 0xffff;
const lineFeed = 10;

/**
 * Reads a word table, see `seeds/README.md` for its format.
 *
 * @param bytes the vectors
 * @param list the words in ASCII, each followed by a line feed
 * @returns `undefined` if the bytes are damaged, of another version, or do not belong to the list
 */
export function readWordVectors(bytes: Uint8Array, list: Uint8Array): WordVectors | undefined {
  if (bytes.length < headerBytes) {
    return undefined;
  }
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = head.getUint16(6, true);
  const count = head.getUint32(8, true);
  const checksum = head.getUint32(12, true);
  const isKnown = head.getUint32(0, true) === magic && head.getUint16(4, true) === formatVersion && count <= maxWords && size > 0;
  if (!isKnown || bytes.length !== headerBytes + count * (size + 2) || hashBytes(list) !== checksum) {
    return undefined;
  }
  const starts = lineStarts(list, count);
  if (!starts) {
    return undefined;
  }
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + headerBytes, count * size);
  const tail = bytes.subarray(headerBytes + count * size);
  // A scale of the table is one of 256, so each power is computed once.
  const powers = Float64Array.from({ length: 256 }, (_, code) => 2 ** (code / 16 - 10) / 127);
  return {
    size,
    count,
    rows,
    scales: Float64Array.from(tail.subarray(0, count), (code) => powers[code] ?? 0),
    norms: normsOf(rows, count, size),
    idf: Float64Array.from(tail.subarray(count, 2 * count), (code) => code / 31),
    checksum,
    numberOf: createWordNumbers(list, starts),
    beginningWith: (text) => findBeginnings(text, list, starts),
    wordAt: (number) => String.fromCharCode(...list.subarray(starts[number] ?? 0, (starts[number + 1] ?? 1) - 1)),
  };
}

function hashBytes(bytes: Uint8Array): number {
  let hash = fnvOffset;
  for (let at = 0; at < bytes.length; at++) {
    hash = fnv1a(hash, bytes[at] ?? 0);
  }
  return hash >>> 0;
}

/** Returns where each word begins and, at the end, the length of the list; `undefined` if it does not have `count` lines. */
function lineStarts(list: Uint8Array, count: number): Uint32Array | undefined {
  const starts = new Uint32Array(count + 1);
  let line = 0;
  for (let at = 0; at < list.length; at++) {
    if (list[at] === lineFeed && ++line <= count) {
      starts[line] = at + 1;
    }
  }
  return line === count && starts[count] === list.length ? starts : undefined;
}

function normsOf(rows: Int8Array, count: number, size: number): Float64Array {
  const norms = new Float64Array(count);
  for (let word = 0; word < count; word++) {
    let sum = 0;
    for (let at = word * size; at < (word + 1) * size; at++) {
      const value = rows[at] ?? 0;
      sum += value * value;
    }
    norms[word] = Math.sqrt(sum) || 1;
  }
  return norms;
}

/** Looks at the first letter of every word, which takes less than sorting them once would for hundreds of keystrokes. */
function findBeginnings(text: string, list: Uint8Array, starts: Uint32Array): readonly number[] {
  const found: number[] = [];
  const first = text.charCodeAt(0);
  for (let number = 0; number < starts.length - 1; number++) {
    const start = starts[number] ?? 0;
    if (list[start] !== first) {
      continue;
    }
    let at = 1;
    while (at < text.length && list[start + at] === text.charCodeAt(at)) {
      at++;
    }
    if (at === text.length) {
      found.push(number);
    }
  }
  return found;
}

/** Returns a look-up of words in an open-addressing hash table over the list, which makes no texts. */
function createWordNumbers(list: Uint8Array, starts: Uint32Array): WordVectors["numberOf"] {
  const count = starts.length - 1;
  const slotCount = 1 << (32 - Math.clz32(2 * count + 1));
  const slots = new Uint16Array(slotCount);
  const mask = slotCount - 1;
  const slotOf = (codes: ArrayLike<number>, start: number, end: number): number => {
    let hash = fnvOffset;
    for (let at = start; at < end; at++) {
      hash = fnv1a(hash, codes[at] ?? 0);
    }
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] !== 0 && !isWord((slots[slot] ?? 0) - 1, codes, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const isWord = (number: number, codes: ArrayLike<number>, start: number, end: number): boolean => {
    const from = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - 1 - from !== end - start) {
      return false;
    }
    let at = start;
    while (at < end && list[from + at - start] === codes[at]) {
      at++;
    }
    return at === end;
  };
  for (let number = 0; number < count; number++) {
    slots[slotOf(list, starts[number] ?? 0, (starts[number + 1] ?? 1) - 1)] = number + 1;
  }
  return (codes, start, end) => (slots[slotOf(codes, start, end)] ?? 0) - 1;
}
