import type { Alias, Paper } from "../core/paper";
import { extractNames } from "../core/names/extractNames";
import { cleanText } from "../core/text/cleanText";
import { makeSeedPapers, type PaperSeeds } from "./seedPapers";

/** The texts of the files under `seeds/` from which the daily papers are made. */
export interface Seeds extends PaperSeeds {
  readonly curatedNames: string;
}

/** A row of `curated-names.json`: a name that the paper's own text cannot tell, and how it is known. */
export interface CuratedName {
  readonly title: string;
  readonly name: string;
  readonly long?: string;
  readonly reason: string;
}

/** The bundled papers in the seed's order, or what is wrong with the seeds, each problem one sentence. */
export function makePapers(seeds: Seeds): { papers: readonly Paper[]; problems: readonly string[] } {
  const { papers, problems } = makeSeedPapers(seeds);
  const curated = JSON.parse(seeds.curatedNames) as readonly CuratedName[];
  const titles = new Set(papers.map((paper) => paper.title));
  return {
    papers: papers.map((paper) =>
      withAliases(
        paper,
        curated.filter((name) => cleanText(name.title) === paper.title),
      ),
    ),
    problems: [
      ...problems,
      ...curated.filter((row) => row.reason.trim() === "").map((row) => `a curated name without a reason: ${row.name}`),
      ...curated
        .filter((row) => problems.length === 0 && !titles.has(cleanText(row.title)))
        .map((row) => `a curated name for an unknown title: ${row.title}`),
    ],
  };
}

/** The names that the paper's text tells, then the curated ones that it does not. */
function withAliases(paper: Paper, curated: readonly CuratedName[]): Paper {
  const told = extractNames(paper);
  const added = curated
    .filter((row) => !told.some((alias) => alias.text === row.name))
    .map(({ name, long, reason }): Alias => ({
      text: name,
      kind: "name",
      ...(long === undefined ? {} : { long }),
      why: `curated: ${reason}`,
    }));
  return { ...paper, aliases: [...told, ...added] };
}
