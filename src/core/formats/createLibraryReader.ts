import type { Paper, Problem } from "../paper";
import { atMostProblems } from "./atMostProblems";
import { createBibtexReader } from "./bibtex/createBibtexReader";
import { inOrder, libraryFormat, type ParsedLibrary } from "./parseLibrary";
import { parseLibraryInSlices } from "./parseLibraryInSlices";
import { withoutNuls } from "./encoding/withoutNuls";

/**
 * Reads a file of papers in any format, in slices if the format allows it. Reads only the changes when a .bib file changes.
 */
export interface LibraryReader {
  /** Sets the new text of the file. {@link step} reads it. */
  update(text: string): void;
  /**
   * Reads about this many characters more, or one slice if the format has slices of its own.
   *
   * @returns `true` if there is more to read.
   */
  step(characters: number): boolean;
  /** `true` if everything has been read except the abstracts, which take most of the time in a .bib file. */
  readonly hasAllButAbstracts: boolean;
  /**
   * The papers read so far, with empty aliases. An entry of a .bib file that did not change is the same object as before.
   * For the other formats these are the papers of the previous text until the new one has been read completely.
   */
  papers(): readonly Paper[];
  problems(): readonly Problem[];
  /** Returns the line, counted from 1, on which the paper with this citekey begins, or `undefined`. */
  lineOf(citekey: string): number | undefined;
  /** Returns the lines of all papers with this citekey, in order. Several entries of a .bib file may share a citekey. */
  linesOf(citekey: string): readonly number[];
}

/** Creates a reader of an empty text. `fileName` helps to detect the format. */
export function createLibraryReader(fileName: string): LibraryReader {
  const bibtex = createBibtexReader();
  let work: Generator<undefined, ParsedLibrary> | undefined;
  let read: ParsedLibrary | undefined;
  let lost: readonly Problem[] = [];
  return {
    update(written) {
      const { text, problems } = withoutNuls(written);
      const isBibtex = libraryFormat(text, fileName) === "bibtex";
      bibtex.update(isBibtex ? text : "");
      lost = isBibtex ? problems : [];
      work = isBibtex ? undefined : parseLibraryInSlices(written, { fileName });
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
    problems: () => read?.problems ?? inOrder([...lost, ...atMostProblems(bibtex.problems())]),
    linesOf(citekey) {
      const line = read?.lines.get(citekey);
      return read ? (line === undefined ? [] : [line]) : bibtex.placesOf(citekey).map((place) => place.line);
    },
    lineOf: (citekey) => (read ? read.lines.get(citekey) : bibtex.placeOf(citekey)?.line),
  };
}
