import type { PlacedFinding } from "./placedFinding";

/** Formats a finding as a line of JSON. */
export function formatJson({ file, from, to, kind, severity, written, known, paper, source }: PlacedFinding): string {
  return jsonText({
    ...{ file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    ...{ kind, severity, written, known },
    ...(paper ? { paper: { citekey: paper.citekey, title: paper.title, arxiv: paper.arxiv, doi: paper.doi } } : {}),
    source,
  });
}

/** Formats a value as JSON, in which all control characters are escapes: a terminal gets none, and none is lost. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\x7f-\x9f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
