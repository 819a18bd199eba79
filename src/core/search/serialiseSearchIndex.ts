import { runToEnd } from "../sliced";
import type { Paper } from "../paper";
import { checksum, mix } from "../hash";
import { createSectionWriter, readSections } from "../bytes";
import { createSearchIndex } from "./createSearchIndex";
import { type SearchIndex } from "./searchIndex";
import { type SegmentList, paperAt } from "./index/segmentList";
import { createSegmentedIndex } from "./segmentedIndex";
import { readSegment, writeSegment } from "./index/segmentBytes";
import { readVectors, vectorSections, writeVectors } from "./meaning/vectorBytes";

/** Raise it whenever the same papers would result in a different index. */
const formatVersion = 9;
/** `CLSI`. The bytes begin with this number, the version, and the checksum of the rest, in the byte order of the machine. */
const magic = 0x49534c43;
const headerBytes = 12;

/**
 * Returns an index as bytes, for a cache. They have a version and a checksum, and are bound to the papers, whose texts they do
 * not contain. If the index was changed after it was built, its papers are read again. The bytes are empty if the index is.
 */
export function serialiseSearchIndex(index: SearchIndex): Uint8Array {
  const list = index.segmentList();
  const [segment, ...others] = list.segments;
  if (!segment || others.length > 0 || list.removed.size > 0) {
    return list.size === 0 ? new Uint8Array(0) : serialiseSearchIndex(createSearchIndex(livePapers(list)));
  }
  const writer = createSectionWriter(headerBytes);
  writeSegment(writer, segment);
  writeVectors(writer, index.vectorsOf(segment));
  const bytes = writer.bytes();
  new Uint32Array(bytes.buffer, 0, 3).set([magic, formatVersion, runToEnd(checksumInSlices(bytes.subarray(headerBytes)))]);
  return bytes;
}

/** Takes a few milliseconds in code that has just been loaded. */
const bytesPerSlice = 1 << 20;

/** Returns the checksum of the checksums of all slices. Yields after each slice. */
function* checksumInSlices(bytes: Uint8Array): Generator<undefined, number> {
  let sum = bytes.length;
  for (let start = 0; start < bytes.length; start += bytesPerSlice) {
    sum = mix(sum, checksum(bytes.subarray(start, start + bytesPerSlice)));
    yield;
  }
  return sum >>> 0;
}

function livePapers(list: SegmentList): readonly Paper[] {
  return Array.from({ length: list.size }, (_, position) => (list.removed.has(position) ? undefined : paperAt(list, position))).filter(
    (paper) => paper !== undefined,
  );
}

/**
 * Returns the index that was serialized, over the same papers in any order, or `undefined` if the bytes are damaged, truncated,
 * of another version, or of other papers. If only a few papers were added, changed, or removed, the index is updated. The index
 * keeps the bytes, so the caller must not change them.
 */
export function loadSearchIndex(bytes: Uint8Array, papers: readonly Paper[]): SearchIndex | undefined {
  return runToEnd(loadSearchIndexInSlices(bytes, papers));
}

/** Like `loadSearchIndex`, but yields after each slice. */
export function* loadSearchIndexInSlices(bytes: Uint8Array, papers: readonly Paper[]): Generator<undefined, SearchIndex | undefined> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (aligned.length < headerBytes || aligned.length % 4 > 0) {
    return undefined;
  }
  const head = new Uint32Array(aligned.buffer, aligned.byteOffset, 3);
  const isMarked = head[0] === magic && head[1] === formatVersion;
  const isSound = isMarked && head[2] === (yield* checksumInSlices(aligned.subarray(headerBytes)));
  const sections = readSections(aligned, headerBytes);
  const read = isSound ? yield* readSegment(sections.slice(0, -vectorSections), papers) : undefined;
  if (!read) {
    return undefined;
  }
  const index = createSegmentedIndex([read.segment], readVectors(sections.slice(-vectorSections), read.segment.papers.length));
  read.staleCitekeys.forEach(index.remove);
  read.missingPapers.forEach(index.update);
  return index;
}
