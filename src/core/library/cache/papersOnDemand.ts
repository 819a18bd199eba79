import type { Paper, PersonName } from "../../paper";
import { type LinePlace, placesOfLines, readLine } from "./cachedLines";
import { type CacheContents, type CacheSubject, hasSubject } from "./cachedPapers";
import { type CachedRows, readRow } from "./cachedRows";

/**
 * Papers of a cache, each read when it is first used. This takes about a millisecond, while reading all of them takes more
 * than a hundred.
 */
export interface PapersOnDemand {
  /** The hash of each paper; see `hashOfPaper`. */
  readonly hashes: readonly number[];
  /** Returns `undefined` if there is no paper with this index or if its bytes are damaged. */
  at(index: number): Paper | undefined;
}

/** A slice takes about a millisecond. */
const linesPerSlice = 50;

/**
 * Opens the papers that `encodeCachedPapers` wrote. Returns `undefined` if the bytes belong to another subject or are
 * damaged at their beginning. Keeps the bytes. Yields after each slice of the work.
 */
export function* openCachedPapers(bytes: Uint8Array, subject: CacheSubject): Generator<undefined, PapersOnDemand | undefined> {
  const places = placesOfLines(bytes);
  const [head, contents] = [places.next().value, places.next().value];
  const found = head && readLine(bytes, head);
  if (found === undefined || !hasSubject(found, subject) || !contents) {
    return undefined;
  }
  const read = readLine(bytes, contents) as CacheContents | undefined;
  const lines: LinePlace[] = [];
  for (const place of places) {
    if (lines.push(place) % linesPerSlice === 0) {
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
    const { line, index } = lineAndIndexOf(people, number);
    return rowsAt(line)?.[2][index];
  };
  return {
    hashes,
    at(number) {
      const { line, index } = lineAndIndexOf(papers, number);
      const rows = rowsAt(line);
      return rows && readRow(rows, index, personAt);
    },
  };
}

/**
 * Returns the line that holds the item with this number, and the item's index there. `counts` has the number of items on
 * each line.
 */
function lineAndIndexOf(counts: readonly number[], number: number): { readonly line: number; readonly index: number } {
  let [line, index] = [0, number];
  while (line < counts.length && index >= (counts[line] ?? 0)) {
    index -= counts[line++] ?? 0;
  }
  return { line, index };
}
