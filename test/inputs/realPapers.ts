import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { requires } from "../guards/requirement";

/** The number of papers in the file. */
export const realPapersCount = 20_027;

/**
 * Returns the path of the CSL-JSON file of real papers, which is not a part of the project. If it is missing, skips the test or all tests
 * of the `describe`, see `requires`.
 *
 * @param project the project's folder, by default the current one
 */
export function requireRealPapers(context: Mocha.Context, project = "."): string {
  const file = path.resolve(project, process.env["CITELENS_REAL_PAPERS"] ?? "../shared/data/real-papers-20k.csl.json.gz");
  requires(context, existsSync(file), "CITELENS_REAL_PAPERS names no file of real papers");
  return file;
}

/** Returns the unzipped bytes of such a file. */
export function readRealPapers(file: string): Uint8Array {
  return gunzipSync(readFileSync(file));
}
