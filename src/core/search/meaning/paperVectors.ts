import type { Paper } from "../../paper";
import { vectorOfPaper } from "./vectors";
import type { WordVectors } from "./wordVectors";

/** The vectors of papers, in bytes. A paper takes 76 bytes with the table that comes with CiteLens. */
export interface PaperVectors {
  /** The amount of numbers in a vector. */
  readonly size: number;
  /** The vectors, one after the other. */
  readonly numbers: Int8Array;
  /** The factor by paper with which its numbers become a vector of length 1. */
  readonly scales: Float32Array;
  /** The signs of the numbers, as bits: 1 for 0 and more. */
  readonly signs: Uint8Array;
}

/** Takes a few milliseconds. */
const papersPerSlice = 100;
const bitsPerByte = 8;
const maxByte = 127;

/** Makes the vectors of papers. Yields after each slice. */
export function* makePaperVectors(papers: readonly Paper[], words: WordVectors): Generator<undefined, PaperVectors> {
  const { size } = words;
  const numbers = new Int8Array(papers.length * size);
  const scales = new Float32Array(papers.length);
  for (let paper = 0; paper < papers.length; paper++) {
    const known = papers[paper];
    const vector = known ? vectorOfPaper(known, words) : new Float64Array(size);
    const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
    for (let at = 0; at < size; at++) {
      numbers[paper * size + at] = Math.round(((vector[at] ?? 0) / most) * maxByte);
    }
    scales[paper] = most / maxByte;
    if (paper % papersPerSlice === papersPerSlice - 1) {
      yield;
    }
  }
  return withSigns(size, numbers, scales);
}

/** Returns the vectors with the signs of their numbers. */
export function withSigns(size: number, numbers: Int8Array, scales: Float32Array): PaperVectors {
  const bytes = Math.ceil(size / bitsPerByte);
  const signs = new Uint8Array(scales.length * bytes);
  for (let paper = 0; paper < scales.length; paper++) {
    for (let at = 0; at < size; at++) {
      const bit = (numbers[paper * size + at] ?? 0) >= 0 ? 1 << (at % bitsPerByte) : 0;
      const byte = paper * bytes + Math.floor(at / bitsPerByte);
      signs[byte] = (signs[byte] ?? 0) | bit;
    }
  }
  return { size, numbers, scales, signs };
}
