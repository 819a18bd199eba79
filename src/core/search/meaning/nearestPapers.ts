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
const maxCompared = 10_000;
/** This share of the papers, and at least so many, have their whole vectors compared then: they have 19 of the 20 nearest. */
const shortlistShare = 0.1;
const minShortlist = 5000;
const histogramSize = 4096;
const byteValues = 256;
const bitsPerByte = 8;
/** The estimate of a paper that is left out. All others are above 0. */
const leftOut = -1;

/** Working memory, which is kept because each keystroke needs it: the estimates by position, and the compared papers. */
let estimates = new Float32Array(0);
let compared = new Uint32Array(0);
let cosines = new Float32Array(0);

/** A search for the papers nearest to a query. */
export interface NearRequest {
  /** The vector of the query, of length 1. */
  readonly vector: Float64Array;
  /** The number of papers to return. */
  readonly count: number;
  /** Returns whether the paper at a position may be returned; by default all may. */
  readonly allows?: ((position: number) => boolean) | undefined;
}

/**
 * Creates a `nearestPapers` for the vectors of one word table that remembers its last result among all papers: the words of a query stay the
 * same until the user has typed another one.
 */
export function createNearestPapers(): typeof nearestPapers {
  let last: { readonly index: SegmentList; readonly request: NearRequest; readonly near: readonly NearPaper[] } | undefined;
  return (index, vectorsOf, request) => {
    if (request.allows) {
      return nearestPapers(index, vectorsOf, request);
    }
    if (last?.index !== index || last.request.count !== request.count || !isSame(last.request.vector, request.vector)) {
      last = { index, request, near: nearestPapers(index, vectorsOf, request) };
    }
    return last.near;
  };
}

function isSame(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

/**
 * Returns the papers that are nearest to a query, the nearest first, and at equal distance in the order of the index.
 *
 * @param vectorsOf the vectors of the segment at this place
 */
export function nearestPapers(
  index: SegmentList,
  vectorsOf: readonly PaperVectors[],
  { vector, count, allows }: NearRequest,
): readonly NearPaper[] {
  if (estimates.length < index.size) {
    [estimates, compared, cosines] = [new Float32Array(index.size), new Uint32Array(index.size), new Float32Array(index.size)];
  }
  if (index.size <= maxCompared) {
    estimates.fill(0, 0, index.size);
  } else {
    const sums = sumsBySigns(vector);
    vectorsOf.forEach((vectors, segment) => {
      estimateAll(vectors, index.offsets[segment] ?? 0, sums);
    });
  }
  for (let position = 0; allows && position < index.size; position++) {
    if (!allows(position)) {
      estimates[position] = leftOut;
    }
  }
  for (const position of index.removed) {
    estimates[position] = leftOut;
  }
  return best(compareAll(index, vectorsOf, vector), count);
}

/** Compares the vectors of the papers that are not left out or, in a large index, of those whose estimates are best. Returns their number. */
function compareAll(index: SegmentList, vectorsOf: readonly PaperVectors[], vector: Float64Array): number {
  const limit = index.size > maxCompared ? shortlistLimit(index.size, vector) : 0;
  let count = 0;
  vectorsOf.forEach((vectors, segment) => {
    const offset = index.offsets[segment] ?? 0;
    const first = count;
    for (let paper = 0; paper < vectors.scales.length; paper++) {
      if ((estimates[offset + paper] ?? leftOut) >= limit) {
        compared[count++] = offset + paper;
      }
    }
    compareFound(vectors, offset, vector, first, count);
  });
  return count;
}

/**
 * Computes the cosines of the found papers from `first` to `end`, which are in one segment. It takes four at a time: each sum waits for the
 * one before, but not for those of other papers. The numbers are added in the order of `cosineOf`, so that the digits are the same.
 */
function compareFound(vectors: PaperVectors, offset: number, vector: Float64Array, first: number, end: number): void {
  const { size, numbers, scales } = vectors;
  let found = first;
  for (; found + 3 < end; found += 4) {
    const [a, b] = [(compared[found] ?? 0) - offset, (compared[found + 1] ?? 0) - offset];
    const [c, d] = [(compared[found + 2] ?? 0) - offset, (compared[found + 3] ?? 0) - offset];
    const [aStart, bStart, cStart, dStart] = [a * size, b * size, c * size, d * size];
    let [aSum, bSum, cSum, dSum] = [0, 0, 0, 0];
    for (let at = 0; at < size; at++) {
      const value = vector[at] ?? 0;
      aSum += (numbers[aStart + at] ?? 0) * value;
      bSum += (numbers[bStart + at] ?? 0) * value;
      cSum += (numbers[cStart + at] ?? 0) * value;
      dSum += (numbers[dStart + at] ?? 0) * value;
    }
    cosines[found] = aSum * (scales[a] ?? 0);
    cosines[found + 1] = bSum * (scales[b] ?? 0);
    cosines[found + 2] = cSum * (scales[c] ?? 0);
    cosines[found + 3] = dSum * (scales[d] ?? 0);
  }
  for (; found < end; found++) {
    cosines[found] = cosineOf(vectors, (compared[found] ?? 0) - offset, vector);
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

/** Estimates the likeness of papers from the signs of their numbers alone, eight at a time. */
function estimateAll({ scales, signs }: PaperVectors, offset: number, sums: Float32Array): void {
  const bytes = sums.length / byteValues;
  const count = scales.length;
  for (let paper = 0; paper < count; paper++) {
    let sum = 0;
    for (let byte = 0, from = paper * bytes; byte < bytes; byte++) {
      sum += sums[byte * byteValues + (signs[from + byte] ?? 0)] ?? 0;
    }
    estimates[offset + paper] = sum;
  }
}

/**
 * Returns a limit that about as many estimates reach as shall be compared. It counts them by size, because sorting them would take
 * longer than comparing the papers.
 */
function shortlistLimit(count: number, vector: Float64Array): number {
  const wanted = Math.max(minShortlist, count * shortlistShare);
  // No estimate is higher than that of a paper with all signs of the query.
  const perUnit = histogramSize / (vector.reduce((sum, value) => sum + Math.abs(value), 0) || 1);
  const counts = new Uint32Array(histogramSize + 2);
  for (let position = 0; position < count; position++) {
    const estimate = estimates[position] ?? 0;
    if (estimate >= 0) {
      const at = Math.floor(estimate * perUnit);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  let at = histogramSize + 1;
  for (let sum = counts[at] ?? 0; at > 0 && sum < wanted; sum += counts[at] ?? 0) {
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
  const sums = new Float64Array(bytes * byteValues);
  for (let byte = 0; byte < bytes; byte++) {
    const start = byte * byteValues;
    // Each bit doubles the values whose sums are known.
    for (let bit = 0, known = 1; bit < bitsPerByte; bit++, known *= 2) {
      const value = vector[byte * bitsPerByte + bit] ?? 0;
      const [ifNegative, ifPositive] = value >= 0 ? [0, value] : [-value, 0];
      for (let at = start; at < start + known; at++) {
        const sum = sums[at] ?? 0;
        sums[at + known] = sum + ifPositive;
        sums[at] = sum + ifNegative;
      }
    }
  }
  return new Float32Array(sums);
}

/** Returns the nearest of the first compared papers. */
function best(comparedCount: number, count: number): readonly NearPaper[] {
  const limit = comparedCount > count ? nthBest(cosines, comparedCount, count) : -Infinity;
  const found: NearPaper[] = [];
  for (let at = 0; at < comparedCount; at++) {
    const cosine = cosines[at] ?? 0;
    if (cosine >= limit) {
      found.push({ position: compared[at] ?? 0, cosine });
    }
  }
  return found.sort((a, b) => b.cosine - a.cosine || a.position - b.position).slice(0, count);
}
