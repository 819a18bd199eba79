import { type CommentSyntax, commentSyntaxOf } from "./commentSyntax";

/** A comment or string in a text. A documentation string is a comment. */
export interface Region {
  readonly kind: "comment" | "string";
  /** Where its opening mark begins. */
  readonly start: number;
  /** Where what it says ends, before its closing mark or the line break. */
  readonly end: number;
}

/** How far before an offset it is looked whether a comment or string begins there, and behind it where it ends, in UTF-16 code units. */
const reach = 20_000;

const proseLanguages = new Set([
  "plaintext",
  "markdown",
  "quarto",
  "rmd",
  "mdx",
  "latex",
  "tex",
  "restructuredtext",
  "rst",
  "typst",
  "org",
  "asciidoc",
  "git-commit",
  "bibtex",
]);

/** C's block comments, in all languages whose line comment is C++'s. */
const slashBlock = ["/*", "*/"] as const;

/**
 * Whether an offset stands in a comment, a documentation string or prose, so that what is written there is read by people alone. A language
 * without known comment marks counts as prose.
 */
export function isInComment(text: string, offset: number, languageId: string): boolean {
  return proseLanguages.has(languageId) || !commentSyntaxOf(languageId) || regionAt(text, offset, languageId)?.kind === "comment";
}

/**
 * The comment or string that an offset stands in, between its marks; `undefined` where it stands in neither. Told by the language's
 * comment marks and by quotes alone: neither regular-expression literals nor here-documents are known, nor what began more than 20,000
 * characters before.
 *
 * @param installed how the language writes comments beside what our own table knows.
 */
export function regionAt(text: string, offset: number, languageId: string, installed?: CommentSyntax): Region | undefined {
  const near = text.slice(0, offset + reach);
  const from = Math.max(0, offset - reach);
  const marks = marksOf([installed, commentSyntaxOf(languageId)], proseLanguages.has(languageId));
  for (const { openLength, ...region } of placedRegions(near, marks, from === 0 ? 0 : near.indexOf("\n", from) + 1)) {
    if (region.start >= offset) {
      return undefined;
    }
    if (offset <= region.end) {
      return offset < region.start + openLength ? undefined : region;
    }
  }
  return undefined;
}

/** The comments and strings of a text in their order, told as {@link regionAt} does. */
export function regionsIn(text: string, languageId: string): Iterable<Region> {
  return placedRegions(text, marksOf([commentSyntaxOf(languageId)], proseLanguages.has(languageId)), 0);
}

function* placedRegions(text: string, marks: readonly Marks[], from: number): Generator<Region & { readonly openLength: number }> {
  if (marks.length === 0) {
    return;
  }
  const opening = new RegExp(marks.map(({ open }) => open.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"), "g");
  const endOf = createEndOf(text);
  for (opening.lastIndex = from; ;) {
    const start = opening.exec(text)?.index;
    const found = marks.find(({ open }) => start !== undefined && text.startsWith(open, start));
    if (start === undefined || !found) {
      return;
    }
    const end = endOf(start, found);
    if (end === undefined) {
      opening.lastIndex = start + 1;
    } else {
      yield { kind: found.kindAt(text, start), start, end, openLength: found.open.length };
      opening.lastIndex = end + (found.close === "\n" ? 0 : found.close.length);
    }
  }
}

/** How a kind of region begins and ends. */
interface Marks {
  readonly open: string;
  readonly close: string;
  /** Whether it may hold line breaks. */
  readonly isLong: boolean;
  kindAt(text: string, at: number): Region["kind"];
}

/** Longer marks before those that they begin with. */
function marksOf(syntaxes: readonly (CommentSyntax | undefined)[], isProse: boolean): readonly Marks[] {
  const lines = syntaxes.flatMap((syntax) => syntax?.line ?? []);
  const blocks = [...syntaxes.flatMap((syntax) => (syntax?.block ? [syntax.block] : [])), ...(lines.includes("//") ? [slashBlock] : [])];
  const isMarkup = lines.length === 0 && blocks.every(([open]) => open === "<!--");
  const quotes = isProse || isMarkup ? [] : ['"', "'", "`"];
  const marks = [
    ...blocks.map(([open, close]) => ({ open, close, isLong: true, kindAt: () => "comment" as const })),
    ...lines.map((line) => ({ open: line, close: "\n", isLong: true, kindAt: () => "comment" as const })),
    ...(lines.includes("#") ? ['"""', "'''"].map((mark) => ({ open: mark, close: mark, isLong: true, kindAt: kindOfLongString })) : []),
    ...quotes.map((mark) => ({ open: mark, close: mark, isLong: mark === "`", kindAt: () => "string" as const })),
  ];
  return marks.sort((a, b) => b.open.length - a.open.length);
}

/** A string that is a statement by itself documents; one that is assigned or passed on does not. */
function kindOfLongString(text: string, at: number): Region["kind"] {
  const before = text.slice(Math.max(0, at - 200), at);
  const isStatement = /(?:^|\n)[ \t]*[rRuU]?$/.test(before) && !/[=([{,+%\\]\s*[rRuU]?$/.test(before);
  return isStatement ? "comment" : "string";
}

type EndOf = (start: number, marks: Marks) => number | undefined;

/** Tells where the closing mark of a region is; `undefined` where a quote is none, since nothing closes it on its line. */
function createEndOf(text: string): EndOf {
  const looseUntil = new Map<string, number>();
  return (start, { open, close, isLong }) => {
    const from = start + open.length;
    if (close === "\n" || open.length > 1) {
      const found = text.indexOf(close, from);
      return found === -1 ? text.length : found;
    }
    if (start < (looseUntil.get(open) ?? 0)) {
      return undefined;
    }
    for (let at = from; at < text.length; at++) {
      if (text[at] === "\\") {
        at++;
      } else if (text[at] === close) {
        return at;
      } else if (text[at] === "\n" && !isLong) {
        looseUntil.set(open, at);
        return undefined;
      }
    }
    looseUntil.set(open, text.length);
    return isLong ? text.length : undefined;
  };
}
