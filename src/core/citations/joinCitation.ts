import type { Paper } from "../paper";
import { type CitationEdit, insertAt } from "./cursor/citationPlace";
import { pandocKey, typstKey } from "./styles/citationStyles";
import { isOrgRef3 } from "./styles/orgCommand";
import { citationAt, openCitationAt } from "./reading/findCitations";
import type { Cursor } from "./cursor/cursor";
import { lineAt } from "./cursor/linesAround";
import type { Citation, OpenCitation } from "./syntaxes/citation";
import { listParts } from "./syntaxes/keysInList";
import { sanitizeCitekey, sanitizeEnclosedCitekey } from "./wording/citedKey";

/** Syntaxes that get a space after the separator if the citation has only one key so far. */
const spacedSyntaxes = new Set(["pandoc", "documenter"]);

/**
 * Returns the edit that adds keys, with separators, to the citation at the cursor, such as `\cite{song2022extendable|}`; the text before and
 * after its keys stays. Selected keys are replaced, and a key that is only begun, as in `[@|]`, is completed. The new text is empty if all the
 * papers are already cited there. Returns `undefined` if the cursor is not in a citation that can take more keys.
 */
export function addKeysEdit(papers: readonly Paper[], cursor: Cursor): CitationEdit | undefined {
  const { text, start, end, languageId } = cursor;
  const citation = citationAt(text, start, languageId);
  const canTakeMore =
    citation !== undefined &&
    citation.separator !== undefined &&
    start > citation.start &&
    end <= citation.end &&
    (citation.end !== end || citation.closing === "");
  const begun = begunEdit(papers, cursor, canTakeMore);
  return (
    begun ?? (canTakeMore ? joinedEdit(papers, cursor, citation) : isUnclosed(cursor, citation) ? unclosedEdit(papers, cursor) : undefined)
  );
}

/** Matches a bracket that is open at the end of a line. */
const openBracket = /\[[^\][]*$/;

/** Returns whether a citation is still being written: nothing closes the list, or the brackets around Pandoc's key. */
function isUnclosed({ text, start }: Cursor, citation: Citation | undefined): boolean {
  if (citation?.syntax !== "pandoc" || citation.closing !== "" || citation.end !== start) {
    return citation === undefined;
  }
  const line = lineAt(text, start);
  return openBracket.test(text.slice(line.start, citation.start)) && !text.slice(start, line.end).includes("]");
}

/** Returns the edit that adds keys behind one in a list that nothing closes: `\cite{a|`. */
function unclosedEdit(papers: readonly Paper[], { text, start, end, languageId, mention }: Cursor): CitationEdit | undefined {
  const open = start === end && !mention ? openCitationAt(text, start, languageId) : undefined;
  if (!open || open.typed === "" || open.words !== undefined || open.separator === undefined || /\s/.test(open.typed)) {
    return undefined;
  }
  const { syntax, separator, keyPrefix, typed, others } = open;
  const added = newKeys(papers, syntax, [typed, ...others]);
  const between = separator + (spacedSyntaxes.has(syntax) ? " " : "");
  return insertAt(start, added.map((citekey) => between + writtenInList(syntax, keyPrefix, citekey)).join(""));
}

/** Returns the edit that writes keys behind a prefix or a mark that has no key yet: `[@|]`, `[@a; @|]`, `cite:|`. */
function begunEdit(
  papers: readonly Paper[],
  { text, start, end, languageId, mention }: Cursor,
  canTakeMore: boolean,
): CitationEdit | undefined {
  const open = start === end && !mention ? openCitationAt(text, start, languageId) : undefined;
  const isBegun = open?.typed === "" && open.end === start && open.words === undefined;
  // A list in a citation that is complete has its own separators.
  if (!isBegun || (canTakeMore && open.keyPrefix === "")) {
    return undefined;
  }
  const { syntax, separator, keyPrefix, others } = isOrgRef3Link(open, text)
    ? { ...open, syntax: "org-ref-3", separator: ";", keyPrefix: "&" }
    : open;
  const added = newKeys(papers, syntax, others);
  if (added.length > 1 && separator === undefined && keyPrefix === "") {
    return undefined;
  }
  const between = separator === undefined ? " " : separator + (spacedSyntaxes.has(syntax) ? " " : "");
  const from = text.slice(0, start).endsWith(keyPrefix) ? start - keyPrefix.length : start;
  return { start: from, end, newText: added.map((citekey) => writtenInList(syntax, keyPrefix, citekey)).join(between) };
}

/** Returns whether a link of org-ref without keys is in a document that writes them as its version 3 does. */
function isOrgRef3Link({ syntax, others }: OpenCitation, text: string): boolean {
  return syntax === "org-ref" && others.length === 0 && isOrgRef3(text);
}

/** Returns the keys of the papers, written for a syntax, that are not cited yet. */
function newKeys(papers: readonly Paper[], syntax: string, cited: readonly string[]): readonly string[] {
  const keyOf = /^(?:pandoc|typst)/.test(syntax) ? sanitizeEnclosedCitekey : sanitizeCitekey;
  const others = new Set(cited);
  return [...new Set(papers.map(({ citekey }) => keyOf(citekey)))].filter((citekey) => !others.has(citekey));
}

function writtenInList(syntax: string, keyPrefix: string, citekey: string): string {
  return syntax === "pandoc" ? pandocKey(citekey) : syntax === "typst" ? typstKey(citekey) : keyPrefix + citekey;
}

/** Returns the edit that adds keys to a list, or replaces its selected part. */
function joinedEdit(papers: readonly Paper[], { text, start, end }: Cursor, citation: Citation): CitationEdit {
  const { listStart, listEnd, keys, keyPrefix, syntax, separator = ",", brackets } = citation;
  const isReplaced = start !== end && listStart <= start && end <= listEnd;
  const others = keys.filter((key) => !isReplaced || key.end <= start || end <= key.start);
  const parts = listParts(text.slice(listStart, listEnd), separator, brackets);
  const ownBlank = parts[1] === undefined ? undefined : (/^[ \t]*/.exec(parts[1])?.[0] ?? "");
  const between = separator + (ownBlank ?? (spacedSyntaxes.has(syntax) ? " " : ""));
  const added = newKeys(
    papers,
    syntax,
    others.map(({ citekey }) => citekey),
  );
  const newText = added.map((citekey) => writtenInList(syntax, keyPrefix, citekey)).join(between);
  if (isReplaced) {
    return { start, end, newText };
  }
  if (newText === "") {
    return insertAt(end, "");
  }
  const at = Math.min(Math.max(end, listStart), listEnd);
  const own = partAt(parts, listStart, at);
  const [before, rest] = [text.slice(own.start, at), text.slice(at, own.end)];
  const isFree = before.trim() === "";
  const hasKey = keys.some((key) => own.start <= key.start && key.end <= own.end);
  if (keyPrefix !== "" && !hasKey && !(isFree && rest.trim() === "")) {
    // The text around the cursor has no key yet: it is what stands before or behind one.
    return insertAt(at, (/\S$/.test(before) ? " " : "") + newText + (/^\S/.test(rest) ? " " : ""));
  }
  return isFree
    ? insertAt(
        at,
        (before === "" && own.start > listStart ? between.slice(1) : "") +
          newText +
          (rest.trim() === "" ? "" : /^\s/.test(rest) ? separator : between),
      )
    : insertAt(own.start + text.slice(own.start, own.end).trimEnd().length, between + newText);
}

/** Returns the range of the part of a list that has an offset in it or at its end. */
function partAt(parts: readonly string[], listStart: number, offset: number): { readonly start: number; readonly end: number } {
  let start = listStart;
  for (const part of parts) {
    const end = start + part.length;
    if (offset <= end) {
      return { start, end };
    }
    start = end + 1;
  }
  return { start: offset, end: offset };
}
