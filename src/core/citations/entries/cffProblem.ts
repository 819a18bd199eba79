import { load, YAMLException } from "js-yaml";
import type { CitationEdit } from "../cursor/citationPlace";

/** A longer file is not checked, as reading YAML takes a while. */
const maxLength = 500_000;

/** Returns why edits of a CITATION.cff would not leave valid YAML, as a clause with its line, or `undefined` if they do. */
export function cffProblem(text: string, edits: readonly CitationEdit[]): string | undefined {
  if (text.length > maxLength) {
    return undefined;
  }
  return yamlProblem(text) ?? yamlProblem(applied(text, edits));
}

function yamlProblem(text: string): string | undefined {
  try {
    load(text);
    return undefined;
  } catch (error) {
    const isKnown = error instanceof YAMLException;
    const line = isKnown && error.mark ? `, line ${String(error.mark.line + 1)}` : "";
    return `it is not valid YAML (${isKnown ? error.reason : "unknown error"}${line})`;
  }
}

function applied(text: string, edits: readonly CitationEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}
