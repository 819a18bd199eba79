import type { Cursor } from "../cursor/cursor";
import { oneLine } from "../wording/formatReference";
import { indentationOf, lineAt, linesBetween } from "../cursor/linesAround";

/** A documentation string in triple quotes. */
export interface Docstring {
  /** Its content is `[start, end)` of the text, between its quotes. */
  readonly start: number;
  readonly end: number;
  readonly body: string;
  /** The indentation of its lines after the first. */
  readonly indentation: string;
  /** True if the closing quotes are on a line with words. */
  readonly closesBehindWords: boolean;
}

/** Returns the documentation string at a cursor, which must be in one. */
export function docstringAt({ text, region, mark }: Cursor): Docstring {
  const start = (region?.start ?? 0) + mark.length;
  const end = Math.max(start, region?.end ?? text.length);
  const body = text.slice(start, end);
  const lines = linesBetween(text, start, end)
    .slice(1)
    .filter((line) => line.text.trim() !== "");
  const opening = indentationOf(lineAt(text, start).text);
  const indentation = lines
    .map((line) => indentationOf(line.text))
    .reduce((least, one) => (one.length < least.length ? one : least), lines.length === 0 ? opening : " ".repeat(200));
  return { start, end, body, indentation, closesBehindWords: !/\n[ \t]*$/.test(body) };
}

/** Escapes a text so that it neither ends the documentation string at the cursor nor forms an escape sequence in it. */
export function escapeDocstringText(text: string, { text: whole, region, mark }: Cursor): string {
  const isRaw = /r[uU]?$/i.test(whole.slice(Math.max(0, (region?.start ?? 0) - 2), region?.start ?? 0));
  const line = oneLine(text);
  const escaped = isRaw ? line.replace(/\\$/, "") : line.replace(/\\/g, "\\\\");
  return mark === "" ? escaped : escaped.replaceAll(mark, [...mark].join(" "));
}
