import { type CommentSyntax, commentSyntaxOf } from "./commentSyntax";

/** A comment or string in a text. A documentation string counts as a comment. */
export interface Region {
  readonly kind: "comment" | "string";
  /** The offset of its opening mark. */
  readonly start: number;
  /** The offset at which its content ends, before the closing mark or the line break. */
  readonly end: number;
}

/** The longest distance, in UTF-16 code units, from an offset back to the start or on to the end of its region for the region to be found. */
const regionReachChars = 20_000;

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

/** C's block comments, which every language with C++'s line comments has. */
const slashBlock = ["/*", "*/"] as const;

/**
 * Returns whether an offset is in a comment, a documentation string or prose, that is, in text for human readers only. A language without
 * known comment marks counts as prose.
 */
export function isInComment(text: string, offset: number, languageId: string): boolean {
  return proseLanguages.has(languageId) || !commentSyntaxOf(languageId) || regionAt(text, offset, languageId)?.kind === "comment";
}

/**
 * Returns the comment or string between whose marks an offset lies, or `undefined` if it lies in neither. Only the language's comment marks
 * and quotes count: regular-expression literals and here-documents are not recognized, nor is a region that began more than 20,000
 * characters before.
 *
 * @param installed the comment syntax that an extension declares for the language, in addition to our own table.
 */
export function regionAt(text: string, offset: number, languageId: string, installed?: CommentSyntax): Region | undefined {
  const near = text.slice(0, offset + regionReachChars);
  const from = Math.max(0, offset - regionReachChars);
  const marks = marksOf([installed, commentSyntaxOf(languageId)], proseLanguages.has(languageId));
  for (const { openLength, ...region } of scanRegions(near, marks, from === 0 ? 0 : near.indexOf("\n", from) + 1)) {
    if (region.start >= offset) {
      return undefined;
    }
    if (offset <= region.end) {
      return offset < region.start + openLength ? undefined : region;
    }
  }
  return undefined;
}

/** Returns the comments and strings of a text in order, recognized as by {@link regionAt}. */
export function regionsIn(text: string, languageId: string): Iterable<Region> {
  return scanRegions(text, marksOf([commentSyntaxOf(languageId)], proseLanguages.has(languageId)), 0);
}

function* scanRegions(text: string, marks: readonly Marks[], from: number): Generator<Region & { readonly openLength: number }> {
  if (marks.length === 0) {
    return;
  }
  const opening = new RegExp(marks.map(({ open }) => open.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"), "g");
  const endOf = createEndFinder(text);
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

/** The marks with which a kind of region begins and ends. */
interface Marks {
  readonly open: string;
  readonly close: string;
  /** True if the region may contain line breaks. */
  readonly isLong: boolean;
  kindAt(text: string, at: number): Region["kind"];
}

/** Sorts longer marks first, so that `"""` is tried before `"`. */
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

/** A string that is a statement by itself is documentation; one that is assigned or passed on is not. */
function kindOfLongString(text: string, at: number): Region["kind"] {
  const before = text.slice(Math.max(0, at - 200), at);
  const isStatement = /(?:^|\n)[ \t]*[rRuU]?$/.test(before) && !/[=([{,+%\\]\s*[rRuU]?$/.test(before);
  return isStatement ? "comment" : "string";
}

type EndFinder = (start: number, marks: Marks) => number | undefined;

/**
 * Returns a function that finds the offset of a region's closing mark, or `undefined` if a quote is not closed on its line and so opens no
 * string. It remembers up to which offset each quote stays unclosed, so that a text full of loose quotes takes linear time.
 */
function createEndFinder(text: string): EndFinder {
  const unclosedUntil = new Map<string, number>();
  return (start, { open, close, isLong }) => {
    const from = start + open.length;
    if (close === "\n" || open.length > 1) {
      const found = text.indexOf(close, from);
      return found === -1 ? text.length : found;
    }
    if (start < (unclosedUntil.get(open) ?? 0)) {
      return undefined;
    }
    for (let at = from; at < text.length; at++) {
      if (text[at] === "\\") {
        at++;
      } else if (text[at] === close) {
        return at;
      } else if (text[at] === "\n" && !isLong) {
        unclosedUntil.set(open, at);
        return undefined;
      }
    }
    unclosedUntil.set(open, text.length);
    return isLong ? text.length : undefined;
  };
}
