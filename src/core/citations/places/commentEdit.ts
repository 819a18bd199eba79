import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import { regionAt } from "../comments/commentAt";
import { formatComment, escapeCommentText } from "../comments/commentSyntax";
import { type Cursor, isInDocstring } from "../cursor/cursor";
import { escapeDocstringText } from "./docstring";
import { referenceEdit, selectionEdit } from "../cursor/inPlace";
import { indentationOf, type Line, lineAt, withLineEndsOf } from "../cursor/linesAround";

/**
 * Returns the edit that puts references into a comment without touching code. If the cursor is in a comment, they go there; else each gets a
 * line of its own above the statement, with its indentation. They are escaped, so that they end neither a comment nor a documentation string.
 */
export function commentEdit(references: readonly string[], cursor: Cursor): CitationEdit {
  const { text, start, region, syntax } = cursor;
  const first = codeOffset(text);
  if (region?.kind === "comment" && start >= first) {
    return referenceEdit(escapeForComment(references.join("; "), cursor), cursor);
  }
  if (!syntax) {
    return selectionEdit(references.join("\n"), cursor);
  }
  const comments = references.map((reference) => formatComment(reference, syntax));
  const line = lineAt(text, start);
  if (!region && line.text.trim() === "" && start >= first) {
    const indentation = text.slice(line.start, start);
    return insertAt(start, withLineEndsOf(text, comments.join(`\n${indentation}`)));
  }
  const statement = statementLine(cursor);
  const indentation = indentationOf(statement.text);
  const lines = comments.map((comment) => `${indentation}${comment}\n`).join("");
  const at = Math.max(statement.start, first);
  return insertAt(at, withLineEndsOf(text, at > 0 && text[at - 1] !== "\n" ? `\n${lines}` : lines));
}

/** Escapes a text so that it cannot end the comment or documentation string that the cursor is in. */
export function escapeForComment(text: string, cursor: Cursor): string {
  return isInDocstring(cursor)
    ? escapeDocstringText(text, cursor)
    : escapeCommentText(text, { block: cursor.syntax?.block ?? ["/*", "*/"] });
}

/** Returns the offset after the lines that must stay first: `#!`, `<?xml`, `<!DOCTYPE`, `<?php`, and the magic commands of a notebook cell. */
function codeOffset(text: string): number {
  const first =
    /^\uFEFF?(?:#![^\n]*(?:\n|$)|<\?xml[^>]{0,500}>[ \t\r]*\n?|<!DOCTYPE[^>]{0,500}>[ \t\r]*\n?|<\?php[^\n]*(?:\n|$)|(?:\s{0,100}%%[^\n]*(?:\n|$))+)/i;
  return first.exec(text.slice(0, 2000))?.[0].length ?? 0;
}

/** Returns the line above which a comment leaves the statement at the cursor intact: not within a string, not after a continued line. */
function statementLine({ text, start, languageId, comments }: Cursor): Line {
  const line = aboveContinuations(text, lineAt(text, start));
  const region = regionAt(text, line.start, languageId, comments?.(languageId));
  return region ? aboveContinuations(text, lineAt(text, region.start)) : line;
}

function aboveContinuations(text: string, line: Line): Line {
  let first = line;
  while (/\\\r?\n$/.test(text.slice(Math.max(0, first.start - 3), first.start))) {
    first = lineAt(text, first.start - 1);
  }
  return first;
}
