import { readFileSync } from "node:fs";
import { stemHash } from "../../core/mentions/judge/stems";
import { isStopWord } from "../../core/words/stopWords";
import { dimensions } from "../../core/mentions/judge/score/wordTable";

/** The number of words that have a vector. More of them change no figure. */
const wordCount = 7_000;
const fullSize = 64;
const headBytes = 16;
const middleCode = 80;
const mostSteps = 45;

/**
 * Returns a small copy of a table of word vectors (see `meaning.bin` in the notes on sources): the most frequent words, one per stem, in
 * the table's main directions. Each row is a string with a printable character per number.
 */
export function smallVectors(binFile: string, listFile: string): Record<string, string> {
  const bytes = readFileSync(binFile);
  const words = readFileSync(listFile, "utf8").split("\n");
  const count = bytes.readUInt32LE(8);
  const seen = new Set<number>();
  const chosen: { readonly word: string; readonly row: Float64Array }[] = [];
  for (let index = 0; index < count && chosen.length < wordCount; index++) {
    const word = words[index] ?? "";
    const stem = stemHash(word);
    if (!/^[a-z]{3,24}$/.test(word) || isStopWord(word) || seen.has(stem)) {
      continue;
    }
    seen.add(stem);
    const length = 2 ** ((bytes[headBytes + count * fullSize + index] ?? 0) / 16 - 10) / 127;
    chosen.push({
      word,
      row: Float64Array.from({ length: fullSize }, (_, i) => bytes.readInt8(headBytes + index * fullSize + i) * length),
    });
  }
  const directions = mainDirections(chosen.map(({ row }) => row));
  const rows = chosen.map(({ row }) => directions.map((direction) => dot(direction, row)));
  const sizes = rows
    .flat()
    .map(Math.abs)
    .sort((a, b) => a - b);
  const step = (sizes[Math.floor(sizes.length * 0.999)] ?? 1) / mostSteps;
  const encode = (value: number): string =>
    String.fromCharCode(middleCode + Math.max(-mostSteps, Math.min(mostSteps, Math.round(value / step))));
  return Object.fromEntries(chosen.map(({ word }, index) => [word, (rows[index] ?? []).map(encode).join("")]));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Returns the eigenvectors of the largest eigenvalues of the rows' second moments, by Jacobi's rotations. */
function mainDirections(rows: readonly Float64Array[]): readonly Float64Array[] {
  const n = fullSize;
  const a = Array.from({ length: n }, () => new Float64Array(n));
  for (const row of rows) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const line = a[i] ?? new Float64Array(n);
        line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
      }
    }
  }
  const v = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const at = (m: readonly Float64Array[], i: number, j: number): number => m[i]?.[j] ?? 0;
  const set = (m: readonly Float64Array[], i: number, j: number, value: number): void => {
    const line = m[i];
    if (line) {
      line[j] = value;
    }
  };
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = at(a, p, q);
        if (Math.abs(off) < 1e-12) {
          continue;
        }
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * off);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, k, p), at(a, k, q)];
          set(a, k, p, c * x - s * y);
          set(a, k, q, s * x + c * y);
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, p, k), at(a, q, k)];
          set(a, p, k, c * x - s * y);
          set(a, q, k, s * x + c * y);
          const [vx, vy] = [at(v, p, k), at(v, q, k)];
          set(v, p, k, c * vx - s * vy);
          set(v, q, k, s * vx + c * vy);
        }
      }
    }
  }
  return v
    .map((direction, index) => ({ direction, value: at(a, index, index) }))
    .sort((x, y) => y.value - x.value)
    .slice(0, dimensions)
    .map(({ direction }) => direction);
}
