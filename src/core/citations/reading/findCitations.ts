import type { Citation, CitedKey, OpenCitation } from "../syntaxes/citation";
import { type CitationSyntax, citationSyntaxesOf } from "../syntaxes/citationSyntaxes";
import { listParts } from "../syntaxes/keysInList";
import { withoutQuietParts } from "./quietParts";

/** The distance around an offset, in UTF-16 code units, within which a citation that is being written is found. */
const openReachChars = 3000;
const citationHint = /cite|cquote|bibentry|bibitem:|@|\{%/i;

/**
 * Returns the citations of a text in order, by the rules of its language; a citation within another follows it. Code blocks and comments in
 * prose and code outside comments are skipped. A language without citations by key has none.
 *
 * @param around the texts of a LaTeX document that stand before the text, such as the preamble of its root.
 */
export function findCitations(text: string, languageId: string, around = ""): readonly Citation[] {
  const syntaxes = citationSyntaxesOf(languageId);
  if (syntaxes.length === 0 || !mayCite(text)) {
    return [];
  }
  return findInBlanked(withoutQuietParts(text, languageId, around), syntaxes);
}

/** Returns `false` if a text certainly cites nothing by key. Takes far less time than finding citations. */
export function mayCite(text: string): boolean {
  return citationHint.test(text);
}

function findInBlanked(text: string, syntaxes: readonly CitationSyntax[]): readonly Citation[] {
  const found = syntaxes.flatMap((syntax) => [...syntax.find(text)]);
  return withoutDuplicates(found.sort((one, other) => one.start - other.start || other.end - one.end));
}

/** Returns the keys that a text cites, without duplicates, in order of first appearance. */
export function citekeysIn(text: string, languageId: string): readonly string[] {
  return [...new Set(findCitations(text, languageId).flatMap(({ keys }) => keys.map(({ citekey }) => citekey)))];
}

/** The distance around an offset, in UTF-16 code units, within which a citation is found: many times the length of the longest one. */
const citationReachChars = 50_000;

/**
 * Returns the innermost citation that contains an offset or ends at it, or `undefined` if no citation does. Only the part of a long text
 * around the offset is searched.
 */
export function citationAt(text: string, offset: number, languageId: string, around = ""): Citation | undefined {
  const syntaxes = citationSyntaxesOf(languageId);
  const { start, end } = linesAround(text, offset);
  if (syntaxes.length === 0 || !citationHint.test(text.slice(start, end))) {
    return undefined;
  }
  const found = citationAmong(findInBlanked(withoutQuietParts(text, languageId, around).slice(start, end), syntaxes), offset - start);
  return found && shiftCitation(found, start);
}

/** Returns the range of whole lines around an offset, cut if a line is longer than `citationReachChars`. */
function linesAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const before = text.slice(Math.max(0, offset - 2 * citationReachChars), Math.max(0, offset - citationReachChars));
  const after = text.slice(offset + citationReachChars, offset + 2 * citationReachChars);
  const lineEnd = after.indexOf("\n");
  return {
    start: offset <= citationReachChars ? 0 : offset - citationReachChars - (before.length - 1 - before.lastIndexOf("\n")),
    end: Math.min(text.length, offset + citationReachChars + (lineEnd === -1 ? after.length : lineEnd)),
  };
}

function shiftCitation(citation: Citation, by: number): Citation {
  const place = <Placed extends { readonly start: number; readonly end: number }>(one: Placed): Placed => ({
    ...one,
    start: one.start + by,
    end: one.end + by,
  });
  return { ...place(citation), listStart: citation.listStart + by, listEnd: citation.listEnd + by, keys: citation.keys.map(place) };
}

/** Like `citationAt`, for citations that are already found. */
export function citationAmong(citations: readonly Citation[], offset: number): Citation | undefined {
  const around = citations.filter(({ start, end }) => start <= offset && offset <= end);
  return around.filter(({ listStart, listEnd }) => listStart <= offset && offset <= listEnd).at(-1) ?? around.at(-1);
}

/** Returns the cited key that contains an offset or ends at it. */
export function citedKeyAt(citations: readonly Citation[], offset: number): CitedKey | undefined {
  return citations.flatMap(({ keys }) => keys).find(({ start, end }) => start <= offset && offset <= end);
}

/**
 * Returns the citation that is being written at an offset, after `\cite{song`, `[@song`, `@song` or `cite:song`, or `undefined` if no key can
 * be there.
 */
export function openCitationAt(text: string, offset: number, languageId: string, around = ""): OpenCitation | undefined {
  const syntaxes = citationSyntaxesOf(languageId).filter(
    (syntax) => typedAt(syntax, text, offset) !== undefined || wordsAt(syntax, text, offset) !== undefined,
  );
  if (syntaxes.length === 0) {
    return undefined;
  }
  const blanked = withoutQuietParts(text, languageId, around);
  for (const syntax of syntaxes) {
    const typed = typedAt(syntax, blanked, offset);
    if (typed !== undefined) {
      return createOpenCitation(syntax, typed, { text: blanked, offset, languageId });
    }
  }
  return openWordsAt(syntaxes, { text: blanked, offset, languageId });
}

/** Returns the part of a key that is typed before the offset, or `undefined` if no key can be there in this syntax. */
function typedAt({ open, openBefore, separator, brackets }: CitationSyntax, text: string, offset: number): string | undefined {
  const found = open(text.slice(Math.max(0, offset - openReachChars), offset));
  if (!found || (openBefore && !openBefore.test(text.slice(offset, offset + openReachChars)))) {
    return undefined;
  }
  const { list } = found;
  const part =
    list === undefined ? (found.typed ?? found.braced ?? found.bare ?? "") : (listParts(list, separator ?? ",", brackets).at(-1) ?? "");
  const typed = brackets === undefined ? part.trimStart() : part.replace(/^\s*(?:\{[^{}]*\}\s*)?/, "");
  // A text about the key is no key.
  const isBehindKey = brackets !== undefined && (typed.includes(brackets[0] ?? "") || typed.includes(brackets[1] ?? ""));
  return typed.includes("\n") || isBehindKey ? undefined : typed;
}

/** Matches the last of several words before a cursor; the word may still be empty. */
const lastWord = /(?<=[\p{L}\p{N}\p{M}]) [\p{L}\p{N}\p{M}'’-]{0,40}$/u;
/** Nobody types more words of a title than this. */
const maxWords = 8;

/** Returns the words that are typed before the offset if the first of them could be a key, as in `[@direct pref`. */
function wordsAt(syntax: CitationSyntax, text: string, offset: number): string | undefined {
  const line = text.slice(Math.max(0, offset - 300), offset);
  let end = line.length;
  for (let count = 1; count < maxWords; count++) {
    const found = lastWord.exec(line.slice(0, end));
    if (!found) {
      return undefined;
    }
    end = found.index;
    const first = typedAt(syntax, text, offset - line.length + end);
    if (first !== undefined && first !== "") {
      return first + line.slice(end);
    }
  }
  return undefined;
}

function openWordsAt(syntaxes: readonly CitationSyntax[], position: OpenPosition): OpenCitation | undefined {
  const { text, offset } = position;
  for (const syntax of syntaxes) {
    const typed = wordsAt(syntax, text, offset);
    if (typed !== undefined) {
      const before = text.slice(Math.max(0, offset - openReachChars), offset - typed.length);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      const words = line.lastIndexOf("[") > line.lastIndexOf("]") ? "enclosed" : "bare";
      return { ...createOpenCitation(syntax, typed, position), words };
    }
  }
  return undefined;
}

interface OpenPosition {
  readonly text: string;
  readonly offset: number;
  readonly languageId: string;
}

/** If nothing of the key is typed yet, an `x` stands in for it, so that the text parses as a citation. */
function createOpenCitation(
  { id, separator, keyPrefix }: CitationSyntax,
  typed: string,
  { text, offset, languageId }: OpenPosition,
): OpenCitation {
  const start = offset - typed.length;
  const filler = typed === "" ? "x" : "";
  const filled = text.slice(0, offset) + filler + text.slice(offset);
  const keys = citationAmong(findInBlanked(filled, citationSyntaxesOf(languageId)), offset)?.keys ?? [];
  const own = keys.find((key) => key.start <= offset && offset <= key.end);
  return {
    syntax: id,
    start,
    end: own?.start === start ? own.end - filler.length : offset,
    typed,
    ...(separator === undefined ? {} : { separator }),
    keyPrefix,
    others: keys.filter((key) => key !== own && key.start !== start).map(({ citekey }) => citekey),
  };
}

/** If two syntaxes read the same keys, only the citation that begins earlier or, at the same offset, the longer one is kept. */
function withoutDuplicates(sorted: readonly Citation[]): readonly Citation[] {
  const taken = new Set<number>();
  return sorted.filter(({ keys }) => {
    const isRival = keys.length > 0 && keys.every(({ start }) => taken.has(start));
    keys.forEach(({ start }) => taken.add(start));
    return !isRival;
  });
}
