import type { Citation, CitedKey, OpenCitation } from "../syntaxes/citation";
import { type CitationSyntax, citationSyntaxesOf } from "../syntaxes/citationSyntaxes";
import { withoutQuietParts } from "./quietParts";

/** How far before an offset the beginning of a citation is looked for that it stands in, in UTF-16 code units. */
const reach = 3000;
const anyWord = /cite|cquote|@/i;

/**
 * The citations of a text in their order, by the rules of its language: one within another behind it. None in code and comments of prose, nor in
 * code outside comments; none for a language that has no way of citing by key.
 */
export function findCitations(text: string, languageId: string): readonly Citation[] {
  const syntaxes = citationSyntaxesOf(languageId);
  if (syntaxes.length === 0 || !anyWord.test(text)) {
    return [];
  }
  return findInLoud(withoutQuietParts(text, languageId), syntaxes);
}

function findInLoud(text: string, syntaxes: readonly CitationSyntax[]): readonly Citation[] {
  const found = syntaxes.flatMap((syntax) => [...syntax.find(text)]);
  return withoutRivals(found.sort((one, other) => one.start - other.start || other.end - one.end));
}

/** The keys that a text cites, each once, in the order in which they first stand there. */
export function citekeysIn(text: string, languageId: string): readonly string[] {
  return [...new Set(findCitations(text, languageId).flatMap(({ keys }) => keys.map(({ citekey }) => citekey)))];
}

/** So far around an offset, in UTF-16 code units, a citation is looked for that it stands in: many times what the longest one has. */
const farthest = 50_000;

/**
 * The citation that an offset stands in or at the end of, of several the innermost; `undefined` where it stands in none. A long text is looked
 * through around the offset only.
 */
export function citationAt(text: string, offset: number, languageId: string): Citation | undefined {
  const syntaxes = citationSyntaxesOf(languageId);
  const { start, end } = linesAround(text, offset);
  if (syntaxes.length === 0 || !anyWord.test(text.slice(start, end))) {
    return undefined;
  }
  const found = citationOf(findInLoud(withoutQuietParts(text, languageId).slice(start, end), syntaxes), offset - start);
  return found && moved(found, start);
}

/** Whole lines, unless those are longer yet. */
function linesAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const before = text.slice(Math.max(0, offset - 2 * farthest), Math.max(0, offset - farthest));
  const after = text.slice(offset + farthest, offset + 2 * farthest);
  const lineEnd = after.indexOf("\n");
  return {
    start: offset <= farthest ? 0 : offset - farthest - (before.length - 1 - before.lastIndexOf("\n")),
    end: Math.min(text.length, offset + farthest + (lineEnd === -1 ? after.length : lineEnd)),
  };
}

function moved(citation: Citation, by: number): Citation {
  const place = <Placed extends { readonly start: number; readonly end: number }>(one: Placed): Placed => ({
    ...one,
    start: one.start + by,
    end: one.end + by,
  });
  return { ...place(citation), listStart: citation.listStart + by, listEnd: citation.listEnd + by, keys: citation.keys.map(place) };
}

/** The same where the citations are found already. */
export function citationOf(citations: readonly Citation[], offset: number): Citation | undefined {
  const around = citations.filter(({ start, end }) => start <= offset && offset <= end);
  return around.filter(({ listStart, listEnd }) => listStart <= offset && offset <= listEnd).at(-1) ?? around.at(-1);
}

/** The key of a citation that an offset stands in or at the end of. */
export function citedKeyAt(citations: readonly Citation[], offset: number): CitedKey | undefined {
  return citations.flatMap(({ keys }) => keys).find(({ start, end }) => start <= offset && offset <= end);
}

/**
 * The citation that is being written at an offset: behind `\cite{song`, `[@song`, `@song`, `cite:song`; `undefined` where the offset is not at
 * the place of a key.
 */
export function openCitationAt(text: string, offset: number, languageId: string): OpenCitation | undefined {
  const syntaxes = citationSyntaxesOf(languageId).filter((syntax) => openIn(syntax, text, offset) !== undefined);
  if (syntaxes.length === 0) {
    return undefined;
  }
  const loud = withoutQuietParts(text, languageId);
  for (const syntax of syntaxes) {
    const typed = openIn(syntax, loud, offset);
    if (typed !== undefined) {
      return openOf(syntax, typed, { text: loud, offset, languageId });
    }
  }
  return undefined;
}

/** What is typed of the key at the offset. */
function openIn({ open, openBefore, separator }: CitationSyntax, text: string, offset: number): string | undefined {
  const groups = open.exec(text.slice(Math.max(0, offset - reach), offset))?.groups;
  if (!groups || (openBefore && !openBefore.test(text.slice(offset, offset + reach)))) {
    return undefined;
  }
  const list = groups["list"];
  const typed = list === undefined ? (groups["typed"] ?? groups["braced"] ?? "") : (list.split(separator ?? ",").at(-1) ?? "").trimStart();
  return typed.includes("\n") ? undefined : typed;
}

interface Opening {
  readonly text: string;
  readonly offset: number;
  readonly languageId: string;
}

/** Something stands for a key of which nothing is typed yet, so that the citation is one. */
function openOf({ id, separator, keyPrefix }: CitationSyntax, typed: string, { text, offset, languageId }: Opening): OpenCitation {
  const start = offset - typed.length;
  const filler = typed === "" ? "x" : "";
  const filled = text.slice(0, offset) + filler + text.slice(offset);
  const keys = citationOf(findInLoud(filled, citationSyntaxesOf(languageId)), offset)?.keys ?? [];
  const own = keys.find((key) => key.start <= offset && offset <= key.end);
  return {
    syntax: id,
    start,
    end: own?.start === start ? own.end - filler.length : offset,
    typed,
    ...(separator === undefined ? {} : { separator }),
    keyPrefix,
    others: keys.filter((key) => key !== own).map(({ citekey }) => citekey),
  };
}

/** Where two rows read the same place, the one that was found in the earlier row, or the longer, stays. */
function withoutRivals(sorted: readonly Citation[]): readonly Citation[] {
  const taken = new Set<number>();
  return sorted.filter(({ keys }) => {
    const isRival = keys.length > 0 && keys.every(({ start }) => taken.has(start));
    keys.forEach(({ start }) => taken.add(start));
    return !isRival;
  });
}
