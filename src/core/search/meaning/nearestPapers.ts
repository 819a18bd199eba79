import type { SegmentList } from "../index/segmentList";
import { nthBest } from "../rank/scoreWords";
import type { PaperVectors } from "./paperVectors";

/** Papers that are near to a query. */
export interface NearPaper {
  readonly position: number;
  /** The cosine of the angle between the vectors of query and paper, -1 to 1. */
  readonly cosine: number;
}

/** An index of more papers compares signs first, and whole vectors only for the papers whose signs fit best. */
const maxCompared = 20_000;
/** About this many papers have their whole vectors compared then: among 100,000, they have 19 of the 20 nearest. */
const shortlistSize = 10_000;
const histogramSize = 4096;
const byteValues = 256;
const bitsPerByte = 8;

/**
 * Returns the papers that are nearest to a query, the nearest first, and at equal distance in the order of the index.
 *
 * @param vectorsOf the vectors of the segment at this place
 * @param vector the query's, of length 1
 * @param allows returns whether the paper at a position may be returned; by default all may
 */
export function nearestPapers(
  index: SegmentList,
  vectorsOf: readonly PaperVectors[],
  { vector, count, allows }: { vector: Float64Array; count: number; allows?: ((position: number) => boolean) | undefined },
): readonly NearPaper[] {
  const cosines = new Float32Array(index.size).fill(leftOut);
  if (index.size > maxCompared) {
    compareShortlist(index, vectorsOf, vector, cosines, allows);
  } else {
    index.segments.forEach((_, segment) => {
      compareAll(vectorsOf[segment], index.offsets[segment] ?? 0, vector, cosines);
    });
    leaveOut(index, cosines, allows);
  }
  return best(cosines, count);
}

/** Stands for a paper that is not compared. No cosine is so low. */
const leftOut = -2;

function compareAll(vectors: PaperVectors | undefined, offset: number, vector: Float64Array, cosines: Float32Array): void {
  const count = vectors?.scales.length ?? 0;
  for (let paper = 0; vectors && paper < count; paper++) {
    cosines[offset + paper] = cosineOf(vectors, paper, vector);
  }
}

function leaveOut(index: SegmentList, values: Float32Array, allows: ((position: number) => boolean) | undefined): void {
  for (let position = 0; allows && position < values.length; position++) {
    if (!allows(position)) {
      values[position] = leftOut;
    }
  }
  for (const position of index.removed) {
    values[position] = leftOut;
  }
}

/** Returns the cosine between a paper and a vector of length 1. */
export function cosineOf({ size, numbers, scales }: PaperVectors, paper: number, vector: Float64Array): number {
  const start = paper * size;
  let sum = 0;
  for (let at = 0; at < size; at++) {
    sum += (numbers[start + at] ?? 0) * (vector[at] ?? 0);
  }
  return sum * (scales[paper] ?? 0);
}

/**
 * Estimates the likeness of all papers from the signs of their numbers alone, eight at a time, and compares the whole vectors of
 * those that fit best.
 */
function compareShortlist(
  index: SegmentList,
  vectorsOf: readonly PaperVectors[],
  vector: Float64Array,
  cosines: Float32Array,
  allows: ((position: number) => boolean) | undefined,
): void {
  const sums = sumsBySigns(vector);
  const likeness = new Float32Array(index.size);
  index.segments.forEach((_, segment) => {
    estimateAll(vectorsOf[segment], index.offsets[segment] ?? 0, sums, likeness);
  });
  // All estimates are above 0, so papers that are left out come last.
  leaveOut(index, likeness, allows);
  const limit = shortlistLimit(likeness, index.size);
  index.segments.forEach((_, segment) => {
    const vectors = vectorsOf[segment];
    const offset = index.offsets[segment] ?? 0;
    const count = vectors?.scales.length ?? 0;
    for (let paper = 0; vectors && paper < count; paper++) {
      if ((likeness[offset + paper] ?? leftOut) >= Math.max(0, limit)) {
        cosines[offset + paper] = cosineOf(vectors, paper, vector);
      }
    }
  });
}

function estimateAll(vectors: PaperVectors | undefined, offset: number, sums: Float32Array, likeness: Float32Array): void {
  const bytes = sums.length / byteValues;
  const count = vectors?.scales.length ?? 0;
  for (let paper = 0; vectors && paper < count; paper++) {
    let sum = 1;
    for (let byte = 0, from = paper * bytes; byte < bytes; byte++) {
      sum += sums[byte * byteValues + (vectors.signs[from + byte] ?? 0)] ?? 0;
    }
    likeness[offset + paper] = sum;
  }
}

/**
 * Returns a limit that about `shortlistSize` estimates reach. It counts them by size, because sorting them would take longer than
 * comparing the papers.
 */
function shortlistLimit(likeness: Float32Array, count: number): number {
  let most = 1;
  for (let position = 0; position < count; position++) {
    most = Math.max(most, likeness[position] ?? 0);
  }
  const perUnit = histogramSize / most;
  const counts = new Uint32Array(histogramSize + 1);
  for (let position = 0; position < count; position++) {
    const at = Math.max(0, Math.floor((likeness[position] ?? 0) * perUnit));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let at = histogramSize;
  for (let sum = counts[at] ?? 0; at > 0 && sum < shortlistSize; sum += counts[at] ?? 0) {
    at--;
  }
  return at / perUnit;
}

/**
 * Returns for each byte of signs, and each value that it can have, the sum of those of the vector's numbers that have the same sign,
 * by their size. Then no sum is below 0.
 */
function sumsBySigns(vector: Float64Array): Float32Array {
  const bytes = Math.ceil(vector.length / bitsPerByte);
  const sums = new Float32Array(bytes * byteValues);
  for (let byte = 0; byte < bytes; byte++) {
    for (let signs = 0; signs < byteValues; signs++) {
      let sum = 0;
      for (let bit = 0; bit < bitsPerByte; bit++) {
        const value = vector[byte * bitsPerByte + bit] ?? 0;
        sum += value >= 0 === ((signs & (1 << bit)) !== 0) ? Math.abs(value) : 0;
      }
      sums[byte * byteValues + signs] = sum;
    }
  }
  return sums;
}

/** Returns the positions with the highest cosines. */
function best(cosines: Float32Array, count: number): readonly NearPaper[] {
  const limit = cosines.length > count ? nthBest(cosines, cosines.length, count) : leftOut;
  const found: NearPaper[] = [];
  for (let position = 0; position < cosines.length; position++) {
    const cosine = cosines[position] ?? leftOut;
    if (cosine > leftOut && cosine >= limit) {
      found.push({ position, cosine });
    }
  }
  return found.sort((a, b) => b.cosine - a.cosine || a.position - b.position).slice(0, count);
}
