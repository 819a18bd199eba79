import type { Paper, Problem } from "../paper";
import { createBibtexReader } from "./bibtex/createBibtexReader";
import { libraryFormat, type ParsedLibrary } from "./parseLibrary";
import { parseLibraryInSlices } from "./parseLibraryInSlices";

/** Reads a file of papers in any of the formats, in slices where the format allows it, and again what changed. */
export interface LibraryReader {
  /** Takes the file's new text; {@link step} reads it. */
  update(text: string): void;
  /**
   * Goes on reading for about as many characters, or a slice as large as the format wants it.
   *
   * @returns whether there is more to read.
   */
  step(characters: number): boolean;
  /** Whether all is read but the abstracts, which take most of the time in a .bib file. */
  readonly hasAllButAbstracts: boolean;
  /** Aliases empty; what did not change in a .bib file is the same object again. Those read so far, or of another format than .bib those read before. */
  papers(): readonly Paper[];
  problems(): readonly Problem[];
  /** The line, from 1, on which the paper with a citekey begins; `undefined` where there is none. */
  lineOf(citekey: string): number | undefined;
  /** Those of all papers with this citekey, in their order: in a .bib file several entries may have the same. */
  linesOf(citekey: string): readonly number[];
}

/** A reader whose text is empty to begin with; the name helps to tell the format. */
export function createLibraryReader(fileName: string): LibraryReader {
  const bibtex = createBibtexReader();
  let work: Generator<undefined, ParsedLibrary> | undefined;
  let read: ParsedLibrary | undefined;
  return {
    update(text) {
      const isBibtex = libraryFormat(text, fileName) === "bibtex";
      bibtex.update(isBibtex ? text : "");
      work = isBibtex ? undefined : parseLibraryInSlices(text, { fileName });
      read = isBibtex ? undefined : read;
    },
    step(characters) {
      if (!work) {
        return bibtex.step(characters);
      }
      const slice = work.next();
      if (slice.done === true) {
        [read, work] = [slice.value, undefined];
      }
      return work !== undefined;
    },
    get hasAllButAbstracts() {
      return !work && (bibtex.phase === "abstracts" || bibtex.phase === "done");
    },
    papers: () => read?.papers ?? bibtex.papers(),
    problems: () => read?.problems ?? bibtex.problems(),
    linesOf(citekey) {
      const line = read?.lines.get(citekey);
      return read ? (line === undefined ? [] : [line]) : bibtex.placesOf(citekey).map((place) => place.line);
    },
    lineOf: (citekey) => (read ? read.lines.get(citekey) : bibtex.placeOf(citekey)?.line),
  };
}
