import { type CitationEdit, insertAt } from "../cursor/citationPlace";
import type { Cursor } from "../cursor/cursor";
import { lineAt } from "../cursor/linesAround";

/** Matches what stands before a cursor in brackets that are to become a citation: nothing, a few words such as "see also", or other keys. */
const opened = /(?<before>.?)\[(?<prefix>(?:[^\s[\]]+[ \t]+){0,4}|[^[\]]*;[ \t]*|[ \t]*)$/su;
/** Matches brackets up to a cursor that stand behind a key in a sentence: they are about that key, and may cite others behind a semicolon. */
const aboutKey = /(?<![\p{L}\p{N}_\\])@(?:\{[^{}\s]{1,300}\}|[\p{L}\p{N}_][^\s[\]]{0,300})[ \t]?\[[^[\]@]*[^\s[\]@]$/u;
/** Matches the rest of the brackets, and the sign behind them. */
const closed = /^(?<rest>[ \t]*|[,;][^[\]]*)\](?<behind>.?)/su;

/**
 * Returns the edit that puts Pandoc's keys into brackets that wait for them, such as `[|]`, `[see |, p. 3]` and `[@a; |]`, or `undefined` if the
 * cursor is not in such brackets. The text of a link, an image, a note or a span is not a citation, and neither is the box of a task.
 *
 * @param citation the citation, in brackets.
 */
export function editInBrackets(citation: string, { text, start, end, mention }: Cursor): CitationEdit | undefined {
  const line = lineAt(text, start);
  const head = text.slice(line.start, start);
  if (start === end && !mention && aboutKey.test(head) && /^[ \t]*\](?![[({])/.test(text.slice(end, line.end))) {
    return insertAt(start, `; ${citation.slice(1, -1)}`);
  }
  const { before, prefix = "" } = opened.exec(head)?.groups ?? {};
  const { rest = "", behind } = closed.exec(text.slice(end, Math.max(end, line.end)))?.groups ?? {};
  const isOther = /^[!^\\[\]]$/.test(before ?? "") || /^[[({]$/.test(behind ?? "");
  if (before === undefined || behind === undefined || isOther || mention || !citation.startsWith("[")) {
    return undefined;
  }
  const isTask = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ \t]+$/.test(head) && rest === "";
  const keys = citation.slice(1, -1);
  if (isTask || (prefix.includes("@") && !/;[ \t]*$/.test(prefix))) {
    return undefined;
  }
  const gap = /;$/.test(prefix) ? " " : "";
  return start === end ? insertAt(start, gap + keys) : { start, end, newText: gap + keys };
}

/** Matches a link of org-ref up to a cursor in it, with what stands before its first key. */
const openOrgLink = /\[\[[A-Za-z]{0,12}[cC]ite[A-Za-z]{0,12}\*?:(?<before>[^\][\n&]*)$/;

/** Returns the edit that puts a citation into empty brackets, `[|]`, or its keys into a link of org-ref that has none: `[[cite:see |]]`. */
export function editInOrg(citation: string, cursor: Cursor): CitationEdit | undefined {
  const { text, start, end, mention } = cursor;
  const line = lineAt(text, start);
  const { before } = openOrgLink.exec(text.slice(line.start, start))?.groups ?? {};
  const rest = /^[^\][\n&]*(?=\])/.exec(text.slice(end, Math.max(end, line.end)))?.[0];
  if (before === undefined || rest === undefined || start !== end || mention) {
    return editInEmptyBrackets(citation, cursor);
  }
  const keys = citation.replace(/^[^:]*:/, "").replace(/\]+$/, "");
  const list = keys
    .split(/[;,]/)
    .map((key) => key.replace(/^[@&]?/, "&"))
    .join(";");
  return insertAt(start, `${/[^\s;]$/.test(before) ? " " : ""}${list}${/^[^\s;]/.test(rest) ? " " : ""}`);
}

function editInEmptyBrackets(citation: string, { text, start, end, mention }: Cursor): CitationEdit | undefined {
  const isEmpty =
    citation.startsWith("[") &&
    start === end &&
    !mention &&
    /(?<!\[)\[$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\](?!\])/.test(text.slice(end, end + 2));
  return isEmpty ? insertAt(start, citation.slice(1, -1)) : undefined;
}

/** Returns the edit that completes a role of reStructuredText without keys, `:cite:p:|`, or turns empty backquotes into a role. */
export function editInRole(citation: string, { text, start, end, mention }: Cursor): CitationEdit | undefined {
  const head = text.slice(Math.max(0, start - 60), start);
  if (start !== end || mention) {
    return undefined;
  }
  if (/(?<![\w:`\\]):(?:foot|full)?cite[a-z]{0,12}(?::[a-z]{1,12}){0,2}:$/.test(head)) {
    return insertAt(start, citation.slice(citation.indexOf("`")));
  }
  const isInEmpty = /(?<![`:\\])`$/.test(head) && /^`(?![`_])/.test(text.slice(end, end + 2));
  return isInEmpty ? { start: start - 1, end: end + 1, newText: citation } : undefined;
}
