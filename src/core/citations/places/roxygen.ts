import type { Paper } from "../../paper";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import { type Cursor, documentText } from "../cursor/cursor";
import { sanitizeCitekey } from "../wording/citedKey";
import { describeAuthorsAndYear } from "../wording/describePaper";
import { formatReference, oneLine } from "../wording/formatReference";
import { inlineEdit } from "../cursor/inPlace";
import { type Line, lineAt, linesBetween, withLineEndsOf } from "../cursor/linesAround";
import { isReferenceTo } from "../wording/samePaper";

const mark = /^[ \t]*#'/;

/** Returns whether the cursor is in a comment from which roxygen2 makes a help page. */
export function isInRoxygen({ languageId, mark: opening, region }: Cursor): boolean {
  return languageId === "r" && region?.kind === "comment" && opening.startsWith("#'");
}

/** Returns the R package that cites with Rdpack here: the file's own, else the one that an Rdpack citation in the text names. */
export function rdpackPackageAt(cursor: Cursor): string | undefined {
  return cursor.rdpackPackage ?? /\\insert(?:Cite|Ref)\w*\{[^{}\n]*\}\{([\w.]+)\}/.exec(documentText(cursor))?.[1];
}

/** Inserts `\insertCite{key}{pkg}` (Rdpack, "Inserting citations"), and `\insertAllCited{}` if the comment does not print the references yet. */
export function insertCiteEdits(papers: readonly Paper[], cursor: Cursor): readonly CitationEdit[] {
  const keys = papers.map(({ citekey }) => sanitizeCitekey(citekey)).join(",");
  const citation = inlineEdit(`\\insertCite{${keys}}{${rdpackPackageAt(cursor) ?? ""}}`, cursor);
  const lines = commentLines(cursor);
  const isPrinted = lines.some((line) => /\\insert(?:All)?Cited\{/.test(line.text));
  return isPrinted ? [citation] : [citation, taggedEdit(cursor, lines, ["@references", "\\insertAllCited{}"])];
}

/**
 * Cites papers by author and year, and adds those that are missing to the text after `@references` in the same comment. If the cursor is in
 * that text, only the reference is written.
 */
export function roxygenEdits(papers: readonly Paper[], cursor: Cursor): readonly CitationEdit[] {
  const { text, start } = cursor;
  const lines = commentLines(cursor);
  const tag = lines.findIndex((line) => /^[ \t]*#'[ \t]*@references\b/.test(line.text));
  const behind = tag === -1 ? -1 : lines.findIndex((line, index) => index > tag && /^[ \t]*#'[ \t]*@\w/.test(line.text));
  const section = tag === -1 ? [] : lines.slice(tag, behind === -1 ? undefined : behind);
  const references = section.map((line) => line.text.replace(mark, "")).join(" ");
  const added = papers.filter((paper) => !isReferenceTo(references, paper)).map((paper) => escapeRoxygenText(formatReference(paper)));
  const isInSection = section.some((line) => line.start <= start && start <= line.end);
  const names = inlineEdit(`(${escapeRoxygenText(papers.map(describeAuthorsAndYear).join("; "))})`, cursor);
  const cited = isInSection ? [] : [names];
  const last = section.findLast((line) => line.text.replace(mark, "").trim() !== "");
  if (added.length === 0) {
    return cited;
  }
  if (!last) {
    return [...cited, taggedEdit(cursor, lines, [`@references ${added[0] ?? ""}`, ...added.slice(1).flatMap((one) => ["", one])])];
  }
  const isBare = /@references[ \t]*$/.test(last.text);
  const newText = added
    .map((one, index) =>
      isBare && index === 0 ? (/\s$/.test(last.text) ? one : ` ${one}`) : `\n${prefixOf(last)}\n${prefixOf(last)} ${one}`,
    )
    .join("");
  return [...cited, insertAt(last.end, withLineEndsOf(text, newText))];
}

/** Inserts tagged lines into the comment, before the tags at its end that are not for readers, such as `@export`. */
function taggedEdit({ text, start }: Cursor, lines: readonly Line[], tagged: readonly string[]): CitationEdit {
  const kept = lines.findLastIndex(
    (line) =>
      (line.start <= start && start <= line.end) ||
      !/^[ \t]*#'[ \t]*(?:@(?:export|md|noRd|rdname|importFrom|import|keywords|seealso|family|examples?)\b.*|)$/.test(line.text),
  );
  const last = lines[Math.max(0, kept)];
  const prefix = last ? prefixOf(last) : "#'";
  const newText = ["", ...tagged].map((line, index) => (index === 0 ? `\n${prefix}` : `\n${prefix} ${line}`.trimEnd())).join("");
  return insertAt(last?.end ?? text.length, withLineEndsOf(text, newText));
}

function prefixOf(line: Line): string {
  return mark.exec(line.text)?.[0] ?? "#'";
}

/** Returns the lines of the comment around the cursor. */
function commentLines({ text, start }: Cursor): readonly Line[] {
  let first = lineAt(text, start);
  while (first.start > 0 && mark.test(lineAt(text, first.start - 1).text)) {
    first = lineAt(text, first.start - 1);
  }
  let end = lineAt(text, start).end;
  for (let next = text.indexOf("\n", end) + 1; next > 0 && mark.test(lineAt(text, next).text); next = text.indexOf("\n", end) + 1) {
    end = lineAt(text, next).end;
  }
  return linesBetween(text, first.start, end);
}

/** In Rd, a percent sign begins a comment, a backslash begins a command, and braces must pair; in roxygen2, an `@` begins a tag. */
function escapeRoxygenText(words: string): string {
  return oneLine(words)
    .replace(/[\\%{}]/g, "\\$&")
    .replace(/@/g, "@@");
}
