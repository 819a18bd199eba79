import { type CitationEdit, insertAt } from "./citationPlace";
import type { Cursor } from "./cursor";
import { endOfLine, withLineEndsOf } from "./linesAround";

/** Replaces the selection. */
export function selectionEdit(newText: string, { text, start, end }: Pick<Cursor, "text" | "start" | "end">): CitationEdit {
  return { start, end, newText: withLineEndsOf(text, newText) };
}

/** Puts a citation into prose: it replaces the selection, or goes after the name that the cursor is in, joined by `glue`. */
export function proseEdit(newText: string, cursor: Pick<Cursor, "text" | "start" | "end" | "mention">, glue = " "): CitationEdit {
  const { text, mention } = cursor;
  if (!mention) {
    return selectionEdit(newText, cursor);
  }
  const next = text[mention.end];
  const after = next !== undefined && /[\p{L}\p{N}[(\\@]/u.test(next) ? " " : "";
  return insertAt(mention.end, withLineEndsOf(text, glue + newText + after));
}

/** Puts a citation into a comment: as in prose, but with spaces between it and the words around it. */
export function inlineEdit(newText: string, cursor: Cursor): CitationEdit {
  const { text, start, end, mention, region } = cursor;
  const isWithin = !mention && (region === undefined || end <= region.end);
  const from = mention?.end ?? (isWithin ? start : end);
  const to = mention?.end ?? end;
  const before = mention || /[^\s([{'"]/.test(text[from - 1] ?? " ") ? " " : "";
  const after = /^[\p{L}\p{N}[(\\@]/u.test(text.slice(to, to + 2)) ? " " : "";
  return { start: from, end: to, newText: before + newText + after, cursor: before.length + newText.length };
}

/** Puts a reference into a comment, in parentheses if the line has more text after it. */
export function referenceEdit(reference: string, cursor: Cursor): CitationEdit {
  const { text, end, mention, region } = cursor;
  const at = mention?.end ?? end;
  const rest = text.slice(at, Math.min(region?.end ?? text.length, endOfLine(text, at)));
  return inlineEdit(rest.trim() === "" ? reference : `(${reference})`, cursor);
}
