import { citationAt } from "./findCitations";

/**
 * What adds keys to the citation that the offset stands in, such as `\cite{song2022extendable|}`, with the separators that it needs;
 * `undefined` where the offset stands in none that takes more keys.
 */
export function joinCitation(text: string, offset: number, languageId: string, citekeys: readonly string[]): string | undefined {
  const citation = citationAt(text, offset, languageId);
  if (citation?.separator === undefined || offset < citation.listStart || offset > citation.listEnd) {
    return undefined;
  }
  const { separator, keyPrefix } = citation;
  const earlier = text.slice(citation.listStart, offset);
  const later = text.slice(offset, citation.listEnd).trim();
  const keys = citekeys.map((citekey) => keyPrefix + citekey).join(separator === ";" ? "; " : separator);
  const first = earlier.trim() === "" || earlier.trimEnd().endsWith(separator) ? "" : separator;
  const last = later === "" || later.startsWith(separator) ? "" : separator;
  const space = separator === ";" ? " " : "";
  return `${first}${first === "" || /\s$/.test(earlier) ? "" : space}${keys}${last}${last === "" ? "" : space}`;
}
