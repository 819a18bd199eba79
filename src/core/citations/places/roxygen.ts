import type { Paper } from "../../paper";
import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import { type Cursor, wholeText } from "../cursor/cursor";
import { citedKey } from "../wording/citedKey";
import { describeShortly } from "../wording/describePaper";
import { formatReference, oneLine } from "../wording/formatReference";
import { inlineEdit } from "../cursor/inPlace";
import { type Line, lineAt, linesBetween, withLineEndsOf } from "../cursor/linesAround";
import { isReferenceTo } from "../wording/samePaper";

const mark = /^[ \t]*#'/;

/** Whether the cursor is in a comment that roxygen2 makes a help page of. */
export function isInRoxygen({ languageId, mark: opening, region }: Cursor): boolean {
  return languageId === "r" && region?.kind === "comment" && opening.startsWith("#'");
}

/** The R package that cites with Rdpack here: the file's own, else the one that the text names in such a citation. */
export function rdpackPackageOf(cursor: Cursor): string | undefined {
  return cursor.rdpackPackage ?? /\\insert(?:Cite|Ref)\w*\{[^{}\n]*\}\{([\w.]+)\}/.exec(wholeText(cursor))?.[1];
}

/** `\insertCite{key}{pkg}` of Rdpack, "Inserting citations", with what prints the references in the same comment. */
export function insertCiteEdits(papers: readonly Paper[], cursor: Cursor): readonly CitationEdit[] {
  const keys = papers.map(({ citekey }) => citedKey(citekey)).join(",");
  const citation = inlineEdit(`\\insertCite{${keys}}{${rdpackPackageOf(cursor) ?? ""}}`, cursor);
  const lines = commentLines(cursor);
  const isPrinted = lines.some((line) => /\\insert(?:All)?Cited\{/.test(line.text));
  return isPrinted ? [citation] : [citation, taggedEdit(cursor, lines, ["@references", "\\insertAllCited{}"])];
}

/**
 * Cites papers by author and year, and adds them to what stands behind `@references` in the same comment, once each. With the cursor there
 * only the reference is written.
 */
export function roxygenEdits(papers: readonly Paper[], cursor: Cursor): readonly CitationEdit[] {
  const { text, start } = cursor;
  const lines = commentLines(cursor);
  const tag = lines.findIndex((line) => /^[ \t]*#'[ \t]*@references\b/.test(line.text));
  const behind = tag === -1 ? -1 : lines.findIndex((line, index) => index > tag && /^[ \t]*#'[ \t]*@\w/.test(line.text));
  const section = tag === -1 ? [] : lines.slice(tag, behind === -1 ? undefined : behind);
  const references = section.map((line) => line.text.replace(mark, "")).join(" ");
  const added = papers.filter((paper) => !isReferenceTo(references, paper)).map((paper) => insideRoxygen(formatReference(paper)));
  const isInSection = section.some((line) => line.start <= start && start <= line.end);
  const names = inlineEdit(`(${insideRoxygen(papers.map(describeShortly).join("; "))})`, cursor);
  const cited = isInSection ? [] : [names];
  const last = section.findLast((line) => line.text.replace(mark, "").trim() !== "");
  if (added.length === 0) {
    return cited;
  }
  if (!last) {
    return [...cited, taggedEdit(cursor, lines, [`@references ${added[0] ?? ""}`, ...added.slice(1).flatMap((one) => ["", one])])];
  }
  const isBare = /@references[ \t]*$/.test(last.text);
  const newText = added.map((one, index) => (isBare && index === 0 ? ` ${one}` : `\n${prefixOf(last)}\n${prefixOf(last)} ${one}`)).join("");
  return [...cited, insertAt(last.end, withLineEndsOf(text, newText))];
}

/** In the comment's own lines, before its tags at the end that say nothing to a reader. */
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

/** The lines of the comment around the cursor. */
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

/** In Rd a percent sign begins a comment and a backslash a command, in roxygen2 an `@` a tag; braces must pair. */
function insideRoxygen(words: string): string {
  return oneLine(words)
    .replace(/[\\%{}]/g, "\\$&")
    .replace(/@/g, "@@");
}
