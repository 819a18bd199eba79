import type { Paper } from "../../paper";
import { type Cursor, documentText } from "../cursor/cursor";
import { jekyllFamily } from "../syntaxes/citationPatterns";
import { sanitizeCitekey } from "../wording/citedKey";

const languages: ReadonlySet<string> = new Set(jekyllFamily.split(" "));

/** Returns whether the cursor is in a page that cites with the tags of jekyll-scholar. */
export function isInJekyll(cursor: Cursor): boolean {
  return languages.has(cursor.languageId) && /\{%-?\s{0,20}(?:no)?cite\s/.test(documentText(cursor));
}

/** Formats a citation for jekyll-scholar (its README, "Citations"). */
export function formatJekyll(papers: readonly Paper[]): string {
  return `{% cite ${papers.map(({ citekey }) => sanitizeCitekey(citekey)).join(" ")} %}`;
}
