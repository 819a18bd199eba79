import { citationAt } from "../reading/findCitations";
import { withoutQuietParts } from "../reading/quietParts";
import { latexFamily, markdownFamily } from "../syntaxes/citationPatterns";
import type { Cursor } from "./cursor";

/** The signs that end code, a formula or a tag within a line. */
const closings: ReadonlyMap<string, string> = new Map([
  ...markdownFamily.split(" ").map((language): [string, string] => [language, "`$>"]),
  ...latexFamily.split(" ").map((language): [string, string] => [language, "}|"]),
  ["typst", "`$"],
  ["org", "=~"],
  ["asciidoc", "`+"],
  ["restructuredtext", "`"],
  ["rst", "`"],
]);

/**
 * Returns the cursor behind what it is in if a citation there would break it: a citation that can have only one key, as in `#cite(<a|>)`, or code, a
 * formula or a tag within a line of prose. A selection stays in its place.
 */
export function cursorOutside(cursor: Cursor): Cursor {
  const { text, start, end, languageId, mention } = cursor;
  if (start !== end || mention) {
    return cursor;
  }
  const citation = citationAt(text, start, languageId);
  const isInCitation = citation?.separator === undefined && citation !== undefined && citation.start < start && start < citation.end;
  const at = isInCitation ? citation.end : endOfQuiet(cursor);
  return at === start ? cursor : { ...cursor, start: at, end: at };
}

function endOfQuiet({ text, start, languageId }: Cursor): number {
  const closing = closings.get(languageId);
  const lineBreak = text.indexOf("\n", start);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  // Most places have no such sign behind them, and this finds out in a fraction of the time.
  if (closing === undefined || ![...closing].some((sign) => text.slice(start, lineEnd).includes(sign))) {
    return start;
  }
  const blanked = withoutQuietParts(text, languageId);
  const isQuiet = (at: number): boolean => text[at] !== blanked[at];
  // Between two tags, or two pieces of code, the cursor is in neither.
  const isBetween =
    text[start - 1] === ">" || text[start] === "<" || (text[start] === text[start - 1] && closing.includes(text[start] ?? " "));
  if (isBetween || !isQuiet(start - 1) || !isQuiet(start)) {
    return start;
  }
  for (let at = start; at < lineEnd && blanked[at] === " "; at++) {
    if (
      closing.includes(text[at] ?? "") &&
      /^(?:[\s\p{P}]|$)/u.test(text.slice(at + 1, at + 3)) &&
      !closing.includes(text[at + 1] ?? " ")
    ) {
      return at + 1;
    }
  }
  return start;
}
