import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { makePapers } from "./papers";

/**
 * Builds `out/data/papers.json`, the bundled papers, from the seeds. Runs in the project's root. If a seed has problems, prints
 * each on a line of standard error and writes nothing.
 */
const { papers, problems } = makePapers({
  seed: readFileSync("seeds/daily-papers.txt", "utf8"),
  metadata: readFileSync("seeds/papers-metadata.json", "utf8"),
  curatedNames: readFileSync("seeds/curated-names.json", "utf8"),
});
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
} else {
  mkdirSync("out/data", { recursive: true });
  writeFileSync("out/data/papers.json", `${JSON.stringify(papers, undefined, 1)}\n`);
}
