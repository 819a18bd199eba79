import type { Translate } from "../text/translate";
import type { Paper } from "../paper";
import { escapeMarkdown } from "./escapeMarkdown";
import { shownPublications } from "./shownPublication";

/** More papers are counted, not listed. */
const maxPapers = 6;

/** Formats papers as a Markdown list, each with its publications and a link to the address that a function returns for its citekey. */
export function papersList(papers: readonly Paper[], addressOf: (citekey: string) => string, t: Translate): string {
  const rows = papers.slice(0, maxPapers).map((paper) => {
    const publications = shownPublications(paper, t);
    return `- [${escapeMarkdown(paper.title)}](${addressOf(paper.citekey)})${publications === "" ? "" : ` · ${escapeMarkdown(publications)}`}`;
  });
  const more = papers.length > maxPapers ? [`- ${t("and {0} more", papers.length - maxPapers)}`] : [];
  return [...rows, ...more].join("\n");
}
