import type { Paper, Problem } from "../paper";
import { createBibtexReader } from "./createBibtexReader";
import { libraryFormat, parseLibrary, type ParsedLibrary } from "./parseLibrary";

/** Reads a file of papers in any of the formats, in slices where the format allows it, and again what changed. */
export interface LibraryReader {
  /** Takes the file's new text; {@link step} reads it. */
  update(text: string): void;
  /**
   * Goes on reading for about as many characters.
   *
   * @returns whether there is more to read.
   */
  step(characters: number): boolean;
  /** Those read so far, aliases empty; what did not change in a .bib file is the same object again. */
  papers(): readonly Paper[];
  problems(): readonly Problem[];
  /** The line, from 1, on which the paper with a citekey begins; `undefined` where there is none. */
  lineOf(citekey: string): number | undefined;
}

/** A reader whose text is empty to begin with; the name helps to tell the format. */
export function createLibraryReader(fileName: string): LibraryReader {
  const bibtex = createBibtexReader();
  let waiting: string | undefined;
  let read: ParsedLibrary | undefined;
  return {
    update(text) {
      const isBibtex = libraryFormat(text, fileName) === "bibtex";
      bibtex.update(isBibtex ? text : "");
      waiting = isBibtex ? undefined : text;
      read = isBibtex ? undefined : read;
    },
    step(characters) {
      if (waiting !== undefined) {
        read = parseLibrary(waiting, { fileName });
        waiting = undefined;
      }
      return bibtex.step(characters);
    },
    papers: () => read?.papers ?? bibtex.papers(),
    problems: () => read?.problems ?? bibtex.problems(),
    lineOf: (citekey) => (read ? read.lines.get(citekey) : bibtex.placeOf(citekey)?.line),
  };
}
