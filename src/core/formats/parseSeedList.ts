import { isVisible } from "../text/isVisible";
import { cleanText } from "../text/cleanText";
import { findLinks } from "../text/findLinks";
import { parseSeedInSlices } from "../seed/parseSeed";
import { formatCitekeysInSlices } from "../citekeys/citekey";
import type { Paper, Problem } from "../paper";
import type { LinedPapers } from "./csl/readCslItems";

/** This many problems take less than a millisecond. */
const problemsPerSlice = 2_000;

/** Reads a text in the form of the seeds: title and abstract in turn, with or without a banner. Yields after each paper. Never throws. */
export function* parseSeedList(text: string): Generator<undefined, LinedPapers> {
  const read = yield* parseSeedInSlices(text);
  const problems: Problem[] = [];
  const lines: number[] = [];
  const parts: Omit<Paper, "citekey">[] = [];
  for (const { title: written, abstract: writtenAbstract, line } of read.papers) {
    const title = cleanText(written);
    if (isVisible(title)) {
      const abstract = cleanText(writtenAbstract);
      parts.push({ title, authors: [], abstract, links: findLinks(abstract), aliases: [] });
      lines.push(line);
    } else {
      problems.push({ line, message: "Skipped a paper: no title.", skipped: 1 });
    }
    yield;
  }
  for (const [index, problem] of read.problems.entries()) {
    problems.push({ ...problem, skipped: 1 });
    if (index % problemsPerSlice === problemsPerSlice - 1) {
      yield;
    }
  }
  const papers = (yield* formatCitekeysInSlices(parts)).flatMap((citekey, index) => {
    const part = parts[index];
    return part ? [{ citekey, ...part }] : [];
  });
  problems.sort((one, other) => one.line - other.line);
  yield;
  return {
    papers,
    problems,
    lines: new Map(papers.map((paper, index) => [paper.citekey, lines[index] ?? 1])),
  };
}
