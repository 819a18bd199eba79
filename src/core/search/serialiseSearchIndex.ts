import { runToEnd } from "../sliced";
import type { Paper } from "../paper";
import { checksum, mix } from "../hash";
import { createSectionWriter, readSections } from "../bytes";
import { createSearchIndex } from "./createSearchIndex";
import { type SearchIndex } from "./searchIndex";
import { type SegmentList, paperAt } from "./index/segmentList";
import { createSegmentedIndex } from "./segmentedIndex";
import { readSegment, writeSegment } from "./index/segmentBytes";

/** To be raised whenever the same papers would make another index. */
const formatVersion = 7;
/** `CLSI`: the bytes begin with this mark, the version, and the checksum of what follows. Numbers are as the machine has them. */
const magic = 0x49534c43;
const headerBytes = 12;

/**
 * An index as bytes, for a cache: versioned, with a checksum, and bound to its papers, whose texts are not in it. Of an index that was
 * changed after it was built the papers are read anew.
 */
export function serialiseSearchIndex(index: SearchIndex): Uint8Array {
  const list = index.segmentList();
  const [segment, ...others] = list.segments;
  if (!segment || others.length > 0 || list.removed.size > 0) {
    return list.size === 0 ? new Uint8Array(0) : serialiseSearchIndex(createSearchIndex(livePapers(list)));
  }
  const writer = createSectionWriter(headerBytes);
  writeSegment(writer, segment);
  const bytes = writer.bytes();
  new Uint32Array(bytes.buffer, 0, 3).set([magic, formatVersion, runToEnd(checksumInSlices(bytes.subarray(headerBytes)))]);
  return bytes;
}

/** So many bytes are summed up in a slice: a few milliseconds' work for code that has just been loaded. */
const bytesPerSlice = 1 << 20;

/** The checksum of the slices' checksums. */
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
 * The index that was serialised, over these papers, in any order. It keeps the bytes: they are not to be changed. `undefined` where they
 * are damaged, cut off, of another version, or of other papers; where only a few papers came, changed or went, they are put in.
 */
export function loadSearchIndex(bytes: Uint8Array, papers: readonly Paper[]): SearchIndex | undefined {
  return runToEnd(loadSearchIndexInSlices(bytes, papers));
}

/** The same in slices, for others to get their turn. */
export function* loadSearchIndexInSlices(bytes: Uint8Array, papers: readonly Paper[]): Generator<undefined, SearchIndex | undefined> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  if (aligned.length < headerBytes || aligned.length % 4 > 0) {
    return undefined;
  }
  const head = new Uint32Array(aligned.buffer, aligned.byteOffset, 3);
  const isMarked = head[0] === magic && head[1] === formatVersion;
  const isSound = isMarked && head[2] === (yield* checksumInSlices(aligned.subarray(headerBytes)));
  const read = isSound ? yield* readSegment(readSections(aligned, headerBytes), papers) : undefined;
  if (!read) {
    return undefined;
  }
  const index = createSegmentedIndex([read.segment]);
  read.staleCitekeys.forEach(index.remove);
  read.missingPapers.forEach(index.update);
  return index;
}
