import type { Paper } from "../paper";
import { type Certainty, rankOfCertainty } from "./certainty";
import type { FoundPlace } from "./findPlaces";

/** A place of a code base that mentions a certain paper. */
export interface Place extends Omit<FoundPlace, "paper"> {
  readonly file: string;
}

/** A paper that a code base mentions. */
export interface CodebasePaper {
  readonly paper: Paper;
  /** That of the surest place. */
  readonly certainty: Certainty;
  readonly files: number;
  /** Ordered by file, then by place in it. At least one. */
  readonly places: readonly Place[];
}

/** The papers that the files of a code base mention. */
export interface Codebase {
  /** Puts the places of a file in force, instead of those that it had. Takes time by these places, not by the other files. */
  set(file: string, places: readonly FoundPlace[]): void;
  remove(file: string): void;
  /** Returns the files that mention papers. */
  files(): Iterable<string>;
  /**
   * Returns the papers: the surest first, then those in the most files, then those at the most places. A paper of which nothing has changed is
   * the same object as before.
   */
  papers(): readonly CodebasePaper[];
}

/** The places of one paper by file, and the paper as it was last returned. */
interface Entry {
  paper: Paper;
  readonly byFile: Map<string, readonly FoundPlace[]>;
  made: CodebasePaper | undefined;
}

/** Creates an index of papers by the files that mention them. */
export function createCodebase(): Codebase {
  const entries = new Map<string, Entry>();
  const citekeysIn = new Map<string, readonly string[]>();
  let sorted: readonly CodebasePaper[] | undefined = [];
  const set = (file: string, places: readonly FoundPlace[]): void => {
    const found = byCitekey(places);
    for (const citekey of citekeysIn.get(file) ?? []) {
      const entry = entries.get(citekey);
      if (entry && !found.has(citekey)) {
        sorted = undefined;
        entry.made = undefined;
        entry.byFile.delete(file);
        if (entry.byFile.size === 0) {
          entries.delete(citekey);
        }
      }
    }
    for (const [citekey, ofPaper] of found) {
      const [{ paper }] = ofPaper;
      const entry: Entry = entries.get(citekey) ?? { paper, byFile: new Map(), made: undefined };
      if (entry.paper !== paper || !isSame(entry.byFile.get(file), ofPaper)) {
        sorted = undefined;
        entry.made = undefined;
        entry.paper = paper;
        entry.byFile.set(file, ofPaper);
        entries.set(citekey, entry);
      }
    }
    citekeysIn.delete(file);
    if (found.size > 0) {
      citekeysIn.set(file, [...found.keys()]);
    }
  };
  return {
    set,
    remove: (file) => {
      set(file, []);
    },
    files: () => citekeysIn.keys(),
    papers: () => (sorted ??= [...entries.values()].map((entry) => (entry.made ??= paperOf(entry))).sort(surestFirst)),
  };
}

function byCitekey(places: readonly FoundPlace[]): ReadonlyMap<string, readonly [FoundPlace, ...FoundPlace[]]> {
  const found = new Map<string, [FoundPlace, ...FoundPlace[]]>();
  for (const place of places) {
    const known = found.get(place.paper.citekey);
    if (known) {
      known.push(place);
    } else {
      found.set(place.paper.citekey, [place]);
    }
  }
  return found;
}

function isSame(before: readonly FoundPlace[] | undefined, after: readonly FoundPlace[]): boolean {
  return (
    before?.length === after.length &&
    before.every((one, index) => {
      const other = after[index];
      return (
        other?.line === one.line &&
        other.column === one.column &&
        other.text === one.text &&
        other.why === one.why &&
        other.certainty === one.certainty &&
        other.cell?.index === one.cell?.index &&
        other.cell?.line === one.cell?.line
      );
    })
  );
}

function paperOf({ paper, byFile }: Entry): CodebasePaper {
  const files = [...byFile.keys()].sort();
  const places = files.flatMap((file) => (byFile.get(file) ?? []).map((place): Place => placeIn(file, place)));
  const certainty = places.reduce<Certainty>(
    (best, place) => (rankOfCertainty(place.certainty) < rankOfCertainty(best) ? place.certainty : best),
    "name",
  );
  return { paper, certainty, files: files.length, places };
}

function placeIn(file: string, { certainty, line, column, text, why, cell }: FoundPlace): Place {
  return { file, certainty, line, column, text, why, ...(cell ? { cell } : {}) };
}

function surestFirst(one: CodebasePaper, other: CodebasePaper): number {
  return (
    rankOfCertainty(one.certainty) - rankOfCertainty(other.certainty) ||
    other.files - one.files ||
    other.places.length - one.places.length ||
    (one.paper.citekey < other.paper.citekey ? -1 : 1)
  );
}
