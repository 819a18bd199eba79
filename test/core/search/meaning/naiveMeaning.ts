import type { Paper } from "../../../../src/core/paper";

/** The word table, read in the most direct way. */
export interface NaiveTable {
  readonly vectors: readonly (readonly number[])[];
  readonly idf: readonly number[];
  readonly numbers: ReadonlyMap<string, number>;
}

export function readNaively(bytes: Buffer, list: string): NaiveTable {
  const [size, count] = [bytes.readUInt16LE(6), bytes.readUInt32LE(8)];
  const rows = Array.from({ length: count }, (_, word) => Array.from({ length: size }, (_, at) => bytes.readInt8(16 + word * size + at)));
  const tail = 16 + count * size;
  return {
    vectors: rows.map((row, word) => row.map((value) => (value / 127) * 2 ** (bytes.readUInt8(tail + word) / 16 - 10))),
    idf: rows.map((_, word) => bytes.readUInt8(tail + count + word) / 31),
    numbers: new Map(list.split("\n").map((word, number) => [word, number])),
  };
}

export function wordsOf({ numbers }: NaiveTable, text: string): readonly number[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
  return Array.from(folded.matchAll(/[a-z0-9][a-z0-9'+]*/g), ([word]) => numbers.get(word.replace(/'+$/, "").replace(/'s$/, ""))).filter(
    (number) => number !== undefined,
  );
}

/** Returns the numbers `vector` as a paper keeps them: in bytes, and multiplied back. */
function inBytes(vector: readonly number[]): readonly number[] {
  const most = Math.max(...vector.map(Math.abs)) || 1;
  return vector.map((value) => (Math.round((value / most) * 127) / 127) * most);
}

function sum({ vectors }: NaiveTable, words: readonly number[]): readonly number[] {
  return words.reduce<readonly number[]>(
    (total, word) => total.map((value, at) => value + (vectors[word]?.[at] ?? 0)),
    Array.from(vectors[0] ?? [], () => 0),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, at) => total + value * (b[at] ?? 0), 0);
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}

/** Returns the score of a paper whose lexical score is this share of the best one, as the table's description defines it. */
export function scoreNaively(
  table: NaiveTable,
  query: string,
  { title, abstract = "" }: Pick<Paper, "title" | "abstract">,
  share: number,
): number {
  const asked = wordsOf(table, query);
  const telling = [...new Set(asked)].filter((word) => (table.idf[word] ?? 0) > 1.5);
  const [inTitle, inAbstract] = [wordsOf(table, title), wordsOf(table, abstract)];
  const paper = sum(table, [...inTitle, ...inTitle, ...inAbstract]);
  const length = Math.sqrt(dot(paper, paper)) || 1;
  const kept = inBytes(paper.map((value) => value / length));
  const question = sum(table, asked);
  const near = (word: number, words: readonly number[]): number =>
    Math.max(0, ...words.map((other) => cosine(table.vectors[word] ?? [], table.vectors[other] ?? [])).filter((alike) => alike > 0.3));
  const total = telling.reduce((all, word) => all + (table.idf[word] ?? 0), 0);
  const late =
    telling.reduce((all, word) => all + (table.idf[word] ?? 0) * (near(word, [...inTitle, ...inAbstract]) + 0.5 * near(word, inTitle)), 0) /
    (1.5 * total);
  return 0.5 * Math.log(share + 0.01) + 9 * (dot(kept, question) / (Math.sqrt(dot(question, question)) || 1)) + 15 * late;
}
