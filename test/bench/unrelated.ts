/**
 * Measures how often the matcher is wrong: `npm run bench -- unrelated [--real] [--most N] FOLDER…` scans code that has nothing
 * to do with the papers of both bundled sets, and prints every mention with its line, and the rate per 100,000 lines. `--real` also loads the papers
 * of CITELENS_REAL_PAPERS. `--most` fails the run if the rate is higher.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { papersOfSets } from "../../src/core/library/bundledPapers";
import { bundledSets } from "../../src/core/library/bundledSets";
import { mergePapers } from "../../src/core/library/mergeSources";
import { createMentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../src/core/paper";
import { describeMisfires, findMisfires } from "../inputs/unrelatedCode";
import { loadRealPapers } from "./realPapers";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { real: { type: "boolean", default: false }, most: { type: "string" } },
});
const found = findMisfires(createMentionMatcher(papersToFind(values.real)), positionals);
console.log([...found.mentions, describeMisfires(found)].join("\n"));
process.exitCode = values.most !== undefined && found.perHundredThousandLines > Number(values.most) ? 1 : 0;

function papersToFind(real: boolean): readonly Paper[] {
  const more = real ? loadRealPapers() : undefined;
  if (real && more === undefined) {
    console.log("The file of real papers was not found. Only the bundled papers are looked for.");
  }
  return mergePapers([papersOfSets(bundledSets), more ?? []]);
}
