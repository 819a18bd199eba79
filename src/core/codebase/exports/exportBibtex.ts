import { missingEntries, textToAppend } from "../../bibliography/recordPapers";
import { type ExportedPaper, type ExportOptions, type ExportResult, remarks } from "./exported";

/**
 * Adds the entries that a .bib text lacks, in its look; the rest of the text does not change. Where a paper is used stands in a comment before its
 * entry, so that no style prints it.
 */
export function exportBibtex(text: string, exported: readonly ExportedPaper[], options: ExportOptions): ExportResult {
  const papers = exported.map(({ paper }) => paper);
  const { citekeys, entries, look } = missingEntries(text, papers, options.recording);
  if (entries.length === 0) {
    return { text };
  }
  const remarkOf = remarks(exported, options);
  const byCitekey = new Map(papers.map((paper, index) => [citekeys[index], remarkOf(paper)]));
  const added = entries.map((entry) => {
    const remark = byCitekey.get(/^@[^{(]{1,60}[{(]\s*([^,\s]+)/.exec(entry)?.[1]);
    // BibTeX reads an @ in a comment as the beginning of an entry.
    return remark === undefined ? entry : `% ${remark.replaceAll("@", "(at)")}${look.lineEnd}${entry}`;
  });
  return { text: text + textToAppend(text, added, look) };
}
