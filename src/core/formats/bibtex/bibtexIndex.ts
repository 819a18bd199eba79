import type { Problem } from "../../paper";
import type { BibtexReading } from "./readBibtexChunk";
import type { BibtexChunk } from "./splitBibtex";

/**
 * A chunk and its current place: the distance by which the text before it grew since the chunk was found, as `shift` in
 * characters and `lines`.
 */
export interface PlacedChunk {
  readonly chunk: BibtexChunk;
  shift: number;
  lines: number;
  /** The result of reading the chunk, or `undefined` until it has been read. */
  reading: BibtexReading | undefined;
}

/** The place of an entry in its text, with half-open offsets. */
export interface BibtexPlace {
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
}

/** Returns the current place of a chunk. */
export function placeOf({ chunk, shift, lines }: PlacedChunk): BibtexPlace {
  return { start: chunk.start + shift, end: chunk.end + shift, line: chunk.line + lines };
}

/** The entries of a text by citekey and its macros, updated while the text changes. */
export interface BibtexIndex {
  add(chunks: readonly PlacedChunk[]): void;
  remove(chunks: readonly PlacedChunk[]): void;
  /** Returns the first entry with this citekey in the text. */
  first(citekey: string): PlacedChunk | undefined;
  /** Returns all entries with this citekey in the order of the text. */
  all(citekey: string): readonly PlacedChunk[];
  /** Returns a problem at each entry whose citekey an earlier entry has too. */
  problems(): readonly Problem[];
  places(): ReadonlyMap<string, BibtexPlace>;
  /** Returns the first entry whose citekey differs at most in its case. Takes time in proportion to the entries when it is first called. */
  firstInAnyCase(citekey: string): PlacedChunk | undefined;
  /** Returns the `@string`s in the order of the text. */
  macros(): readonly PlacedChunk[];
  /** Returns the `@preamble`s in the order of the text. */
  preambles(): readonly PlacedChunk[];
}

/** Creates an index without entries. */
export function createBibtexIndex(): BibtexIndex {
  const entries = new Map<string, PlacedChunk>();
  /** All entries of each citekey that more than one entry has. */
  const repeated = new Map<string, Set<PlacedChunk>>();
  const macros = new Set<PlacedChunk>();
  const preambles = new Set<PlacedChunk>();
  let inAnyCase: Map<string, string> | undefined;
  /** The entries of a repeated citekey in order, kept until they change: each of thousands of entries may ask for them. */
  const ordered = new Map<string, readonly PlacedChunk[]>();
  const all = (citekey: string): readonly PlacedChunk[] => {
    const one = entries.get(citekey);
    const chunks = ordered.get(citekey) ?? inOrder(repeated.get(citekey) ?? new Set(one ? [one] : []));
    if (chunks.length > 1) {
      ordered.set(citekey, chunks);
    }
    return chunks;
  };
  const first = (citekey: string): PlacedChunk | undefined => (repeated.has(citekey) ? all(citekey)[0] : entries.get(citekey));
  return {
    add(chunks) {
      inAnyCase = undefined;
      for (const one of chunks) {
        if (one.chunk.kind === "string") {
          macros.add(one);
        } else if (one.chunk.kind === "preamble") {
          preambles.add(one);
        }
        const citekey = one.chunk.citekey?.text;
        ordered.delete(citekey ?? "");
        const other = citekey === undefined ? undefined : entries.get(citekey);
        if (citekey !== undefined && other) {
          repeated.set(citekey, (repeated.get(citekey) ?? new Set([other])).add(one));
        } else if (citekey !== undefined) {
          entries.set(citekey, one);
        }
      }
    },
    remove(chunks) {
      inAnyCase = undefined;
      for (const one of chunks) {
        macros.delete(one);
        preambles.delete(one);
        const citekey = one.chunk.citekey?.text;
        ordered.delete(citekey ?? "");
        const several = citekey === undefined ? undefined : repeated.get(citekey);
        several?.delete(one);
        if (citekey !== undefined) {
          removeEntry(entries, citekey, several);
        }
        if (citekey !== undefined && several && several.size < 2) {
          repeated.delete(citekey);
        }
      }
    },
    first,
    all,
    problems: () =>
      [...repeated].flatMap(([citekey, several]) => {
        const [earliest, ...later] = inOrder(several).map((one) => placeOf(one).line);
        return later.map((line) => ({ line, message: `Duplicate citation key "${citekey}" (first defined on line ${earliest ?? 1}).` }));
      }),
    firstInAnyCase(citekey) {
      inAnyCase ??= new Map([...entries.keys()].reverse().map((key) => [key.toLowerCase(), key]));
      const found = inAnyCase.get(citekey.toLowerCase());
      return found === undefined ? undefined : first(found);
    },
    macros: () => inOrder(macros),
    preambles: () => inOrder(preambles),
    places() {
      const places = new Map<string, BibtexPlace>();
      for (const [citekey, one] of entries) {
        places.set(citekey, placeOf(repeated.has(citekey) ? (first(citekey) ?? one) : one));
      }
      return places;
    },
  };
}

function removeEntry(entries: Map<string, PlacedChunk>, citekey: string, others: ReadonlySet<PlacedChunk> = new Set()): void {
  const [other] = others;
  if (other) {
    entries.set(citekey, other);
  } else {
    entries.delete(citekey);
  }
}

function inOrder(chunks: ReadonlySet<PlacedChunk>): readonly PlacedChunk[] {
  return [...chunks].sort((a, b) => placeOf(a).start - placeOf(b).start);
}
