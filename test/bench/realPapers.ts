import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { parseCslJson } from "../../src/core/formats/csl/parseCslJson";
import { extractNames } from "../../src/core/names/extractNames";
import type { Paper } from "../../src/core/paper";

/**
 * Returns twenty thousand real papers with the names that their texts introduce, from the CSL-JSON file that
 * CITELENS_REAL_PAPERS names, or `undefined` if there is no such file; it is not part of the project.
 */
export function loadRealPapers(): readonly Paper[] | undefined {
  const file = process.env["CITELENS_REAL_PAPERS"] ?? path.resolve("../shared/data/real-papers-20k.csl.json.gz");
  if (!existsSync(file)) {
    return undefined;
  }
  const bytes = readFileSync(file);
  const { papers } = parseCslJson((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  return papers.map((paper) => ({ ...paper, aliases: extractNames(paper) }));
}
