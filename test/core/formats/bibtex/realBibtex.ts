import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { decodeText } from "../../../../src/core/formats/decodeText";

/** A .bib file that somebody else made. */
export interface RealBibtex {
  readonly file: string;
  readonly text: string;
}

/** Folders of which the lock file says what is in them: the same tests on every machine. */
const folders = ["node_modules"];

/** The .bib files below `CITELENS_REAL_BIB` (folders, joined as in a PATH, such as TeX's), or else of the packages installed here. */
export function realBibtexTexts(): readonly RealBibtex[] {
  const named = process.env["CITELENS_REAL_BIB"];
  return (named === undefined ? folders : named.split(path.delimiter))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => bibFilesBelow(folder))
    .map((file) => ({ file, text: decodeText(readFileSync(file)).text }));
}

function bibFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".bib"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
