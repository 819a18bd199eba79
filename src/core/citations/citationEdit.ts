import type { Paper } from "../paper";
import { type CitationStyleId, insertionFor } from "./citationStyles";
import { citationStyleFor } from "./languageStyles";
import { regionAt } from "./commentAt";
import { commentSyntaxOf } from "./commentSyntax";
import { joinCitation } from "./joinCitation";

/** A selection in a text; `start` is `end` where it is a cursor. */
export interface CitationPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly languageId: string;
  /** The mention that the cursor or selection is on, where it is on one. */
  readonly mention?: { readonly start: number; readonly end: number } | undefined;
}

/** One replacement, in offsets of the text before it. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * How citing papers changes a text. A citation in prose stands at the cursor, behind the name that the cursor is in, or in the place of
 * the selection. A reference in source code never touches code: it stands on a line of its own above the statement, with its indentation,
 * or, in a comment, at the cursor. A BibTeX entry stands between the entries.
 *
 * @param styleId the citation style, where it is not the language's own.
 */
export function citationEdit(papers: readonly Paper[], place: CitationPlace, styleId?: CitationStyleId): CitationEdit {
  const style = styleId ?? citationStyleFor(place.languageId);
  switch (style) {
    case "comment":
      return commentEdit(papers, place);
    case "bibtex":
      return citationStyleFor(place.languageId) === "bibtex" ? entryEdit(papers, place) : selectionEdit(papers, place, style);
    case "csl-json":
      return selectionEdit(papers, place, style);
    case "latex":
    case "pandoc":
    case "rst":
      return joiningEdit(papers, place) ?? proseEdit(papers, place, style, style === "latex" ? "~" : " ");
    case "typst":
    case "text":
    case "markdown-link":
      return proseEdit(papers, place, style, " ");
  }
}

/** More keys in the citation that the cursor is in, where it is in one. */
function joiningEdit(papers: readonly Paper[], { text, start, end, languageId }: CitationPlace): CitationEdit | undefined {
  const newText = joinCitation(text, end, languageId, papers.map(({ citekey }) => citekey));
  return newText === undefined || start !== end ? undefined : insertAt(end, newText);
}

function proseEdit(papers: readonly Paper[], place: CitationPlace, styleId: CitationStyleId, glue: string): CitationEdit {
  const { text, mention } = place;
  if (!mention) {
    return selectionEdit(papers, place, styleId);
  }
  const next = text[mention.end];
  const after = next !== undefined && /[\p{L}\p{N}[(\\@]/u.test(next) ? " " : "";
  return insertAt(mention.end, glue + insertionFor(papers, { styleId, languageId: place.languageId }) + after);
}

function selectionEdit(papers: readonly Paper[], { text, start, end, languageId }: CitationPlace, styleId: CitationStyleId): CitationEdit {
  const newText = insertionFor(papers, { styleId, languageId });
  return { start, end, newText: withLineEndsOf(text, newText) };
}

function commentEdit(papers: readonly Paper[], place: CitationPlace): CitationEdit {
  const { text, start, languageId } = place;
  const region = regionAt(text, start, languageId);
  if (region?.kind === "comment" || !commentSyntaxOf(languageId)) {
    return referenceEdit(papers, place, region?.end);
  }
  const isFree = !region && lineAt(text, start).text.trim() === "";
  const line = isFree ? lineAt(text, start) : statementLine(text, start, languageId);
  const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? "";
  const comment = indented(insertionFor(papers, { styleId: "comment", languageId }), indentation);
  return isFree ? insertAt(start, withLineEndsOf(text, comment)) : insertAt(line.start, withLineEndsOf(text, `${indentation}${comment}\n`));
}

/** A reference in a comment that is there already: in brackets where the comment goes on behind it. */
function referenceEdit(papers: readonly Paper[], { text, end, languageId, mention }: CitationPlace, regionEnd = text.length): CitationEdit {
  const at = mention?.end ?? end;
  const reference = references(papers, languageId);
  const rest = text.slice(at, Math.min(regionEnd, endOfLine(text, at)));
  const before = mention || !/\s/.test(text[at - 1] ?? " ") ? " " : "";
  const after = /^[\p{L}\p{N}]/u.test(rest) ? " " : "";
  return insertAt(at, rest.trim() === "" ? before + reference : `${before}(${reference})${after}`);
}

/** The line above which a comment can stand without touching the statement at an offset: not within a string, not behind a backslash. */
function statementLine(text: string, offset: number, languageId: string): Line {
  const line = aboveContinuations(text, lineAt(text, offset));
  const region = regionAt(text, line.start, languageId);
  return region ? aboveContinuations(text, lineAt(text, region.start)) : line;
}

function aboveContinuations(text: string, line: Line): Line {
  let first = line;
  while (/\\\r?\n$/.test(text.slice(Math.max(0, first.start - 3), first.start))) {
    first = lineAt(text, first.start - 1);
  }
  return first;
}

/** In a comment the reference must not end it: what stands between the marks of a block comment does not. */
function references(papers: readonly Paper[], languageId: string): string {
  const [open, close] = commentSyntaxOf(languageId)?.block ?? ["/*", "*/"];
  return papers
    .map((paper) => insertionFor([paper], { styleId: "comment", languageId, lineComment: "", blockComment: [open, close] }))
    .map((comment) => comment.slice(open.length + 1, -close.length - 1))
    .join("; ");
}

function entryEdit(papers: readonly Paper[], { text, start, languageId }: CitationPlace): CitationEdit {
  const entry = insertionFor(papers, { styleId: "bibtex", languageId });
  const at = betweenEntries(text, start);
  const before = at === 0 || /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, at)) ? "" : /\n[ \t]*$/.test(text.slice(0, at)) ? "\n" : "\n\n";
  const rest = text.slice(at);
  const after = rest.trim() === "" ? (/^\r?\n/.test(rest) ? "" : "\n") : /^\r?\n/.test(rest) ? "\n" : "\n\n";
  return insertAt(at, withLineEndsOf(text, before + entry + after));
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

function insertAt(at: number, newText: string): CitationEdit {
  return { start: at, end: at, newText };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  return { start, text: text.slice(start, endOfLine(text, offset)) };
}

function endOfLine(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  const end = found === -1 ? text.length : found;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

function indented(text: string, indentation: string): string {
  return text.replaceAll("\n", `\n${indentation}`);
}

function withLineEndsOf(text: string, newText: string): string {
  return text.includes("\r\n") ? newText.replace(/\r?\n/g, "\r\n") : newText;
}
