import type { Paper } from "../paper";
import { type CitationContext, type CitationStyleId, insertionFor } from "./citationStyles";
import { citationStyleFor } from "./languageStyles";
import { isInComment } from "./commentAt";
import { commentSyntaxOf } from "./commentSyntax";

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
 * the selection. A reference in source code never touches code: it stands on a line of its own above it, with its indentation, or, in a
 * comment, at the cursor. A BibTeX entry stands between the entries.
 *
 * @param styleId the citation style, where it is not the language's own.
 */
export function citationEdit(papers: readonly Paper[], place: CitationPlace, styleId?: CitationStyleId): CitationEdit {
  const style = styleId ?? citationStyleFor(place.languageId);
  switch (style) {
    case "comment":
      return commentEdit(papers, place);
    case "bibtex":
    case "csl-json":
      return place.languageId === "bibtex" ? entryEdit(papers, place) : selectionEdit(papers, place, { styleId: style });
    case "latex":
      return proseEdit(papers, place, style, "~");
    case "pandoc":
    case "typst":
    case "rst":
    case "text":
    case "markdown-link":
      return proseEdit(papers, place, style, " ");
  }
}

type Options = CitationContext & { readonly styleId: CitationStyleId };

function proseEdit(papers: readonly Paper[], place: CitationPlace, styleId: CitationStyleId, glue: string): CitationEdit {
  const { text, mention } = place;
  if (!mention) {
    return selectionEdit(papers, place, { styleId });
  }
  const next = text[mention.end];
  const after = next !== undefined && /[\p{L}\p{N}[(\\@]/u.test(next) ? " " : "";
  return insertAt(mention.end, glue + insertionFor(papers, { styleId, languageId: place.languageId }) + after);
}

function selectionEdit(papers: readonly Paper[], { text, start, end, languageId }: CitationPlace, options: Options): CitationEdit {
  const newText = insertionFor(papers, { ...options, languageId });
  return { start, end, newText: withLineEndsOf(text, newText) };
}

function commentEdit(papers: readonly Paper[], place: CitationPlace): CitationEdit {
  const { text, start, languageId } = place;
  const line = lineAt(text, start);
  const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? "";
  if (line.text.trim() === "") {
    return insertAt(start, withLineEndsOf(text, indented(insertionFor(papers, { styleId: "comment", languageId }), indentation)));
  }
  if (isInComment(text, start, languageId)) {
    const gap = /\s/.test(text[start - 1] ?? " ") ? "" : " ";
    return insertAt(place.mention?.end ?? place.end, `${place.mention ? " " : gap}${references(papers, languageId)}`);
  }
  const comment = `${indentation}${indented(insertionFor(papers, { styleId: "comment", languageId }), indentation)}\n`;
  return insertAt(line.start, withLineEndsOf(text, comment));
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

/** The cursor's own place on an empty line, else before the next line that begins an entry, else the end. */
function betweenEntries(text: string, offset: number): number {
  const line = lineAt(text, offset);
  const isOutside = line.text.trim() === "" && /(?:^|[}\n])\s*$/.test(text.slice(0, offset));
  if (isOutside) {
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

function lineAt(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return { start, text: text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "") };
}

function indented(text: string, indentation: string): string {
  return text.replaceAll("\n", `\n${indentation}`);
}

function withLineEndsOf(text: string, newText: string): string {
  return text.includes("\r\n") ? newText.replace(/\r?\n/g, "\r\n") : newText;
}
