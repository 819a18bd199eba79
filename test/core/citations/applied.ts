import type { CitationEdit } from "../../../src/core/citations/cursor/citationPlace";

/** Returns a text after edits, whose offsets all refer to the text before them. */
export function applied(text: string, edits: readonly CitationEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, newText }) => `${result.slice(0, start)}${newText}${result.slice(end)}`, text);
}
