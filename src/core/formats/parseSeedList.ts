import { isVisible } from "../text/isVisible";
import { cleanText } from "../text/cleanText";
import { findLinks } from "../text/findLinks";
import { parseSeed } from "../seed/parseSeed";
import { formatCitekeys } from "../citekeys/citekey";
import type { LinedPapers } from "./csl/readCslItems";

/** Reads a text in the form of the seeds: title and abstract in turn, with or without a banner. Never throws. */
export function parseSeedList(text: string): LinedPapers {
  const read = parseSeed(text);
  const seed = {
    papers: read.papers.filter(({ title }) => isVisible(cleanText(title))),
    problems: [
      ...read.problems,
      ...read.papers
        .filter(({ title }) => !isVisible(cleanText(title)))
        .map(({ line }) => ({ line, message: "Skipped a paper: no title." })),
    ].sort((one, other) => one.line - other.line),
  };
  const parts = seed.papers.map(({ title, abstract }) => {
    const clean = cleanText(abstract);
    return { title: cleanText(title), authors: [], abstract: clean, links: findLinks(clean), aliases: [] };
  });
  const papers = formatCitekeys(parts).flatMap((citekey, index) => {
    const part = parts[index];
    return part ? [{ citekey, ...part }] : [];
  });
  return {
    papers,
    problems: seed.problems.map((problem) => ({ ...problem, skipped: 1 })),
    lines: new Map(papers.map((paper, index) => [paper.citekey, seed.papers[index]?.line ?? 1])),
  };
}
