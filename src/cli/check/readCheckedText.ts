import { type SkipReason, skipReason } from "../../core/codebase/skipReason";
import { fileProblem } from "../fileProblem";
import { decodeText, maxFileBytes, readBounded } from "../files";

/** Reads the text of a file. Returns `undefined` for a binary file, and for one that cannot be read, which is reported. */
export async function readCheckedText(file: string, onProblem: (message: string) => void): Promise<string | undefined> {
  try {
    const bytes = await readBounded(file);
    if (!bytes) {
      onProblem(`${file} is larger than ${maxFileBytes / 1024 / 1024} MB and was skipped`);
    }
    return bytes && decodeText(bytes);
  } catch (error) {
    onProblem(`cannot read ${file}: ${fileProblem(error)}`);
    return undefined;
  }
}

/** Bibliographies are checked however they were made: many are exports, and some of them are one line. */
const bibliographyNames = /\.(?:bib|bibtex|biblatex|json|csljson|cff|ya?ml)$/i;

/** Returns why a text is left out of the check, or `undefined` if it is not: nobody corrects what a program made. */
export function reasonToSkip(file: string, text: string): SkipReason | undefined {
  return bibliographyNames.test(file) ? undefined : skipReason(file, text);
}
