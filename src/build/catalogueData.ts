import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { makeCatalogue } from "./catalogue";
import { makeSeedPapers } from "./seedPapers";

/**
 * Makes `out/data/catalogue.json`, the facts about famous papers, from the seeds: a text that is JSON itself, so that
 * nothing is parsed before it is needed. Runs in the project's root. Reports whatever is wrong in a seed on standard error,
 * a line each, and then writes nothing.
 */
const daily = makeSeedPapers({
  seed: readFileSync("seeds/daily-papers.txt", "utf8"),
  metadata: readFileSync("seeds/papers-metadata.json", "utf8"),
});
const { rows, problems } = makeCatalogue(
  {
    papers: readFileSync("seeds/methods/well-known-methods.csl.json", "utf8"),
    withoutAuthors: readFileSync("seeds/methods/without-authors.csl.json", "utf8"),
  },
  daily.papers,
);
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
} else {
  mkdirSync("out/data", { recursive: true });
  writeFileSync("out/data/catalogue.json", `${JSON.stringify(JSON.stringify(rows))}\n`);
}
