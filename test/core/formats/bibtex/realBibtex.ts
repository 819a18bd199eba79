import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { decodeText } from "../../../../src/core/formats/decodeText";

/** A .bib file made by other people. */
export interface RealBibtex {
  readonly file: string;
  readonly text: string;
}

/** The default folders. The lock file fixes their contents, so the tests are the same on every machine. */
const folders = ["node_modules"];

/**
 * Reads the .bib files below the folders in `CITELENS_REAL_BIB`, which are separated as in `PATH` (for example, those of TeX), or else
 * those of the installed packages.
 */
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
