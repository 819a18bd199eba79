import type { Paper, PersonName } from "../../paper";
import { type LinePlace, placesOfLines, readLine } from "./cachedLines";
import { type CacheContents, type CacheSubject, isOf } from "./cachedPapers";
import { type CachedRows, readRow } from "./cachedRows";

/** Papers of a cache, each read when it is first asked for: thousandths of a second where all of them would take tenths. */
export interface PapersOnDemand {
  /** Of each paper, see `hashOfPaper`. */
  readonly hashes: readonly number[];
  /** `undefined` where there is none with this number, or its bytes are damaged. */
  at(index: number): Paper | undefined;
}

/** The ends of so many lines are looked for in a slice: about a millisecond's work. */
const linesInSlice = 50;

/**
 * The papers that `encodeCachedPapers` wrote; `undefined` where the bytes are of another subject, or damaged at their beginning. Keeps the bytes.
 * Yields after each slice of the work.
 */
export function* openCachedPapers(bytes: Uint8Array, subject: CacheSubject): Generator<undefined, PapersOnDemand | undefined> {
  const places = placesOfLines(bytes);
  const [head, contents] = [places.next().value, places.next().value];
  const found = head && readLine(bytes, head);
  if (found === undefined || !isOf(found, subject) || !contents) {
    return undefined;
  }
  const read = readLine(bytes, contents) as CacheContents | undefined;
  const lines: LinePlace[] = [];
  for (const place of places) {
    if (lines.push(place) % linesInSlice === 0) {
      yield;
    }
  }
  return read && papersIn(bytes, lines, read);
}

function papersIn(bytes: Uint8Array, lines: readonly LinePlace[], { papers, people, hashes }: CacheContents): PapersOnDemand {
  const known = new Map<number, CachedRows | undefined>();
  const rowsAt = (line: number): CachedRows | undefined => {
    const place = lines[line];
    const rows = known.get(line) ?? (place && (readLine(bytes, place) as CachedRows | undefined));
    known.set(line, rows);
    return rows;
  };
  const personAt = (number: number): PersonName | undefined => {
    const { line, index } = placeOf(people, number);
    return rowsAt(line)?.[2][index];
  };
  return {
    hashes,
    at(number) {
      const { line, index } = placeOf(papers, number);
      const rows = rowsAt(line);
      return rows && readRow(rows, index, personAt);
    },
  };
}

/** On which line something with a number stands, where it is counted how many stand on each, and where there. */
function placeOf(counts: readonly number[], number: number): { readonly line: number; readonly index: number } {
  let [line, index] = [0, number];
  while (line < counts.length && index >= (counts[line] ?? 0)) {
    index -= counts[line++] ?? 0;
  }
  return { line, index };
}
