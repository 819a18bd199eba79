import { type SkipReason, skipReason } from "../../core/codebase/skipReason";
import { fileProblem } from "../fileProblem";
import { decodeText, maxFileBytes, readBounded } from "../files";

/** A file, and its text. */
export interface CheckedText<File> {
  readonly file: File;
  readonly text: string;
}

/** While a file is checked, so many others are read. More would take much memory if they are large. */
const filesAhead = 4;

/** Yields the texts of files in their order, without binary files, and without those that cannot be read, which are reported. */
export async function* readCheckedTexts<File extends { readonly file: string }>(
  files: Iterable<File>,
  onProblem: (message: string) => void,
): AsyncGenerator<CheckedText<File>> {
  const waiting: { readonly file: File; readonly reading: Promise<string | undefined | { readonly problem: string }> }[] = [];
  const next = async (): Promise<readonly CheckedText<File>[]> => {
    const first = waiting.shift();
    const read = await first?.reading;
    if (typeof read === "object") {
      onProblem(read.problem);
    }
    return first && typeof read === "string" ? [{ file: first.file, text: read }] : [];
  };
  for (const file of files) {
    waiting.push({ file, reading: readText(file.file) });
    if (waiting.length > filesAhead) {
      yield* await next();
    }
  }
  while (waiting.length > 0) {
    yield* await next();
  }
}

/** Returns the text of a file, or `undefined` if it is binary or cannot be read. */
export async function readCheckedText(file: string): Promise<string | undefined> {
  const read = await readText(file);
  return typeof read === "string" ? read : undefined;
}

/** Returns `undefined` for a binary file. */
async function readText(file: string): Promise<string | undefined | { readonly problem: string }> {
  try {
    const bytes = await readBounded(file);
    return bytes ? decodeText(bytes) : { problem: `${file} is larger than ${maxFileBytes / 1024 / 1024} MB and was skipped` };
  } catch (error) {
    return { problem: `cannot read ${file}: ${fileProblem(error)}` };
  }
}

/** Bibliographies are checked however they were made: many are exports, and some of them are one line. */
const bibliographyNames = /\.(?:bib|bibtex|biblatex|json|csljson|cff|ya?ml)$/i;

/** Returns why a text is left out of the check, or `undefined` if it is not: nobody corrects what a program made. */
export function reasonToSkip(file: string, text: string): SkipReason | undefined {
  return bibliographyNames.test(file) ? undefined : skipReason(file, text);
}
