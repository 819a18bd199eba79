import { createSectionWriter, readSections } from "../../bytes";
import { checksum } from "../../hash";
import { hashOfPaper } from "../../library/cache/hashOfPaper";
import type { Paper } from "../../paper";
import type { FormKeys, KnownKeys } from "./formKeys";

/** `CLMK`. The bytes begin with this mark and the checksum of the rest. Numbers have the machine's byte order. */
const mark = 0x4b4d4c43;
const headLength = 8;

/** The conditions under which keys were encoded. The bytes are useless under any others. */
export interface KeysSubject {
  /** The extension's version. Another version may read other forms of the same paper. */
  readonly version: string;
  readonly muted: readonly string[];
}

/** Keys that were kept, of papers that are identified by their hashes. */
export interface KeptKeys extends KnownKeys {
  /** Returns the index of the paper with this hash, or -1. Tries the expected index first. */
  findHash(hash: number, expected: number): number;
}

/** Takes about a millisecond. */
const papersPerSlice = 500;

/**
 * Encodes the keys of these papers as bytes, for a cache. The papers themselves are stored as hashes only. Yields after each
 * slice of the work.
 */
export function* encodeFormKeys(papers: readonly Paper[], keys: FormKeys, subject: KeysSubject): Generator<undefined, Uint8Array> {
  const hashes = new Float64Array(papers.length);
  for (const [index, paper] of papers.entries()) {
    hashes[index] = hashOfPaper(paper);
    if (index % papersPerSlice === 0) {
      yield;
    }
  }
  const writer = createSectionWriter(headLength);
  writer.add(JSON.stringify([subject.version, subject.muted]));
  writer.add(new Uint8Array(hashes.buffer));
  [keys.firstForms, keys.firstPrefixes, keys.hashes, keys.lengths, keys.prefixes].forEach(writer.add);
  const bytes = writer.bytes();
  new Uint32Array(bytes.buffer, 0, 2).set([mark, checksum(bytes.subarray(headLength))]);
  return bytes;
}

/**
 * Decodes the keys that {@link encodeFormKeys} wrote; they serve any papers with the same hashes. Returns `undefined` if the
 * bytes are damaged or were written for another subject. Keeps a reference to the bytes: do not change them.
 */
export function decodeFormKeys(bytes: Uint8Array, { version, muted }: KeysSubject): KeptKeys | undefined {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  if (aligned.length < headLength || aligned.length % 4 > 0) {
    return undefined;
  }
  const head = new Uint32Array(aligned.buffer, aligned.byteOffset, 2);
  if (head[0] !== mark || head[1] !== checksum(aligned.subarray(headLength))) {
    return undefined;
  }
  const [subject = none, hashes = none, firstForms = none, firstPrefixes = none, ofForms = none, lengths = none, prefixes = none] =
    readSections(aligned, headLength);
  if (new TextDecoder().decode(subject) !== JSON.stringify([version, muted])) {
    return undefined;
  }
  // A copy, because the hashes may begin at an offset that is not a multiple of eight. `slice` of a Node buffer does not copy.
  return knownHashes(new Float64Array(new Uint8Array(hashes).buffer), {
    firstForms: int32(firstForms),
    firstPrefixes: int32(firstPrefixes),
    hashes: int32(ofForms),
    lengths: new Uint16Array(lengths.buffer, lengths.byteOffset, lengths.length >> 1),
    prefixes: int32(prefixes),
  });
}

const none = new Uint8Array(0);

function int32({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2);
}

function knownHashes(hashes: Float64Array, keys: FormKeys): KeptKeys {
  let places: ReadonlyMap<number, number> | undefined;
  const findHash = (hash: number, expected: number): number => {
    if (hashes[expected] === hash) {
      return expected;
    }
    places ??= new Map(Array.from(hashes, (one, index) => [one, index]));
    return places.get(hash) ?? -1;
  };
  return { keys, findHash, find: (paper, expected) => findHash(hashOfPaper(paper), expected) };
}
