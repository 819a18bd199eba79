import { formatBibtex } from "../../bibliography/formatBibtex";
import { parseBibtex } from "../../bibliography/parseBibtex";
import { knownCitekeys } from "../../bibliography/recordPapers";
import type { Paper } from "../../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "../cursor/citationPlace";
import { lineAt, withLineEndsOf } from "../cursor/lines";

/** Whole entries between those of a BibTeX file; `undefined` where all the papers are there. */
export function entryEdit(papers: readonly Paper[], { text, start }: CitationPlace): CitationEdit | undefined {
  const known = knownCitekeys(parseBibtex(text).papers, papers);
  const entries = papers.filter((paper) => !known.has(paper)).map(formatBibtex);
  if (entries.length === 0) {
    return undefined;
  }
  const at = betweenEntries(text, start);
  const before = at === 0 || /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, at)) ? "" : /\n[ \t]*$/.test(text.slice(0, at)) ? "\n" : "\n\n";
  const rest = text.slice(at);
  const after = rest.trim() === "" ? (/^\r?\n/.test(rest) ? "" : "\n") : /^\r?\n/.test(rest) ? "\n" : "\n\n";
  return insertAt(at, withLineEndsOf(text, before + entries.join("\n\n") + after));
}

/** The cursor's own place on an empty line behind an entry, else before the next line that begins an entry, else the end. */
function betweenEntries(text: string, offset: number): number {
  const before = text.slice(0, offset).trimEnd();
  if (lineAt(text, offset).text.trim() === "" && (before === "" || before.endsWith("}"))) {
    return offset;
  }
  const next = /\n[ \t]*@/g;
  next.lastIndex = offset;
  const found = next.exec(text);
  return found ? found.index + 1 : text.length;
}
