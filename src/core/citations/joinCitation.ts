import type { Paper } from "../paper";
import { type CitationEdit, insertAt } from "./cursor/citationPlace";
import { pandocKey } from "./styles/citationStyles";
import { citationAt } from "./reading/findCitations";
import type { Cursor } from "./cursor/cursor";
import { sanitizeCitekey, sanitizeEnclosedCitekey } from "./wording/citedKey";

/** Syntaxes that get a space after the separator if the citation has only one key so far. */
const spacedSyntaxes = new Set(["pandoc", "documenter"]);

/**
 * Returns the edit that adds keys, with separators, to the citation at the cursor, such as `\cite{song2022extendable|}`; the text before and
 * after its keys stays. Selected keys are replaced. The new text is empty if all the papers are already cited there. Returns `undefined` if
 * the cursor is not in a citation that can take more keys.
 */
export function addKeysEdit(papers: readonly Paper[], { text, start, end, languageId }: Cursor): CitationEdit | undefined {
  const citation = citationAt(text, start, languageId);
  if (
    !citation ||
    citation.separator === undefined ||
    start <= citation.start ||
    end > citation.end ||
    (citation.end === end && citation.closing !== "")
  ) {
    return undefined;
  }
  const { separator, listStart, listEnd, keys, keyPrefix, syntax } = citation;
  const isReplaced = start !== end && listStart <= start && end <= listEnd;
  const others = new Set(keys.filter((key) => !isReplaced || key.end <= start || end <= key.start).map(({ citekey }) => citekey));
  const keyOf = /^(?:pandoc|typst)/.test(syntax) ? sanitizeEnclosedCitekey : sanitizeCitekey;
  const added = [...new Set(papers.map(({ citekey }) => keyOf(citekey)))].filter((citekey) => !others.has(citekey));
  const list = text.slice(listStart, listEnd);
  const between =
    separator +
    (list.includes(separator) ? (new RegExp(`\\${separator}([ \\t]*)`).exec(list)?.[1] ?? "") : spacedSyntaxes.has(syntax) ? " " : "");
  const newText = added.map((citekey) => (syntax === "pandoc" ? pandocKey(citekey) : keyPrefix + citekey)).join(between);
  if (isReplaced) {
    return { start, end, newText };
  }
  if (newText === "") {
    return insertAt(end, "");
  }
  const at = Math.min(Math.max(end, listStart), listEnd);
  const before = text.slice(listStart, at);
  const own = before.slice(before.lastIndexOf(separator) + 1);
  const next = text.slice(at, listEnd).indexOf(separator);
  const itemEnd = next === -1 ? listEnd : at + next;
  const rest = text.slice(at, itemEnd);
  if (own.trim() === "") {
    return insertAt(at, (before.endsWith(separator) ? between.slice(1) : "") + newText + (rest.trim() === "" ? "" : between));
  }
  const behind = at + rest.trimEnd().length;
  return insertAt(behind, between + newText);
}
