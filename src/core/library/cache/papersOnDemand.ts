import type { Paper, PersonName } from "../../paper";
import { isIntactLine, type LinePlace, placesOfLines, readLine } from "./cachedLines";
import { type CacheContents, type CacheSubject, hasSubject } from "./cachedPapers";
import { authorsOf, type CachedRows, readRow } from "./cachedRows";

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
  // A line break that is damaged, or a damaged character that became one, moves all lines behind it.
  return read && lines.length === read.papers.length ? papersIn(bytes, lines, read) : undefined;
}

function papersIn(bytes: Uint8Array, lines: readonly LinePlace[], { papers, people, hashes }: CacheContents): PapersOnDemand {
  const known = new Map<number, CachedRows | undefined>();
  const rowsAt = (line: number): CachedRows | undefined => {
    const place = lines[line];
    const rows = known.get(line) ?? (place && (readLine(bytes, place) as CachedRows | undefined));
    known.set(line, rows);
    return rows;
  };
  const intact = new Map<number, boolean>();
  const isIntact = (line: number): boolean => {
    const place = lines[line];
    const is = intact.get(line) ?? (place !== undefined && isIntactLine(bytes, place));
    intact.set(line, is);
    return is;
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
      // The authors may be on other lines. If one of those is damaged, the paper is not without authors but unknown.
      const areKnown = rows && authorsOf(rows, index).every((person) => isIntact(lineAndIndexOf(people, person).line));
      return areKnown ? readRow(rows, index, personAt) : undefined;
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
