import type { Alias, Paper } from "../core/paper";
import { extractNames } from "../core/names/extractNames";
import { makeSeedPapers, type PaperSeeds } from "./seedPapers";

/** The texts of the files in `seeds/` from which the daily papers are made. */
export interface Seeds extends PaperSeeds {
  readonly curatedNames: string;
}

/** A row of `curated-names.json`: a name that does not follow from the paper's own text, and the reason why it is known. */
export interface CuratedName {
  readonly title: string;
  readonly name: string;
  readonly long?: string;
  readonly reason: string;
}

/** Returns the daily papers in the seed's order, and the problems of the seeds, one sentence each. */
export function makePapers(seeds: Seeds): { papers: readonly Paper[]; problems: readonly string[] } {
  const { papers, problems } = makeSeedPapers(seeds);
  const curated = JSON.parse(seeds.curatedNames) as readonly CuratedName[];
  const titles = new Set(papers.map((paper) => paper.title));
  return {
    papers: papers.map((paper) =>
      withAliases(
        paper,
        curated.filter((name) => name.title === paper.title),
      ),
    ),
    problems: [
      ...problems,
      ...curated.filter((row) => row.reason.trim() === "").map((row) => `a curated name without a reason: ${row.name}`),
      ...curated.filter((row) => !titles.has(row.title)).map((row) => `a curated name for an unknown title: ${row.title}`),
    ],
  };
}

/** Adds the names that the paper's text introduces, and then the curated names that it does not introduce. */
function withAliases(paper: Paper, curated: readonly CuratedName[]): Paper {
  const introduced = extractNames(paper);
  const added = curated
    .filter((row) => !introduced.some((alias) => alias.text === row.name))
    .map(({ name, long, reason }): Alias => ({
      text: name,
      kind: "name",
      ...(long === undefined ? {} : { long }),
      why: `curated: ${reason}`,
    }));
  return { ...paper, aliases: [...introduced, ...added] };
}
