import type { CitationEdit } from "./citationPlace";
import type { Blanks } from "../styles/blanks";
import type { Cursor } from "./cursor";
import { endOfLine, withLineEndsOf } from "./linesAround";

/** Replaces the selection. */
export function selectionEdit(newText: string, { text, start, end }: Pick<Cursor, "text" | "start" | "end">): CitationEdit {
  return { start, end, newText: withLineEndsOf(text, newText) };
}

/**
 * Puts a citation into prose: it replaces the selection, or goes after the name that the cursor is in, with blanks between it and the words
 * around it.
 *
 * @param blanks the blanks of the language; by default a space, and none in Chinese and Japanese.
 */
export function proseEdit(newText: string, { text, start, end, mention }: InPlace, blanks: Blanks = {}): CitationEdit {
  return spaced(withLineEndsOf(text, newText), { text, start: mention?.end ?? start, end: mention?.end ?? end }, blanks);
}

/** Puts a citation into a comment, as in prose; after the comment if the selection goes beyond it. */
export function inlineEdit(newText: string, { text, start, end, mention, region }: Cursor): CitationEdit {
  const isWithin = !mention && (region === undefined || end <= region.end);
  const from = mention?.end ?? (isWithin ? start : end);
  return spaced(newText, { text, start: from, end: mention?.end ?? end }, {});
}

type InPlace = Pick<Cursor, "text" | "start" | "end" | "mention">;

/** Returns the edit with the blanks that it needs; the cursor goes before the blank that follows it. */
function spaced(newText: string, { text, start, end }: Omit<InPlace, "mention">, blanks: Blanks): CitationEdit {
  const after = text.slice(end, end + commandChars);
  const isJoined = blanks.joining?.test(text.slice(Math.max(0, start - tagChars), start)) === true;
  const lead = isJoined || isInMarks(text.slice(Math.max(0, start - nearChars), start), after) ? "" : gapBefore(text, start, blanks);
  const gap = gapAfter(after, blanks);
  // A reference ends with a full stop, which may be there already.
  const own = newText.endsWith(".") && /^\.(?!\.)/.test(after) ? newText.slice(0, -1) : newText;
  return { start, end, newText: lead + own + gap, cursor: lead.length + own.length };
}

/** This many characters behind an offset show which command is there. */
const commandChars = 16;
/** A longer tag is not seen, in UTF-16 code units. */
const tagChars = 500;

/** This many characters before or after an offset decide about the blank. */
const nearChars = 4;
/** Chinese characters and kana, with their punctuation, also in full width. Korean is written with spaces. */
const cjk = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const cjkAtEnd = new RegExp(`${cjk}$`, "u");
const cjkAtStart = new RegExp(`^${cjk}`, "u");
/** Matches what a citation follows at once: a blank, a line's start, an opening bracket or quote, or a dash or slash behind a word. */
const joining = /(?:^|[\s([{\p{Ps}\p{Pi}\u00bf\u00a1/]|[^\s\p{Pd}]\p{Pd}{1,3}|(?:^|[\s([{=])["'`]{1,2}|"""|''')$/u;
/**
 * Matches what needs a space before it: a word, an opening bracket, another key, or a command, except for those of LaTeX that go behind a word at once, such
 * as `\footnote`, `\label` and `\,`.
 */
const separate = /^(?:[\p{L}\p{N}[(@]|\\(?!(?:foot|label|index|par|marginpar|thanks|end|item)|[^A-Za-z]))/u;

function gapBefore(text: string, start: number, { before = " ", afterCjk = "" }: Blanks): string {
  const near = text.slice(Math.max(0, start - nearChars), start);
  return joining.test(near) ? "" : cjkAtEnd.test(near) ? afterCjk : before;
}

/** Matches marks of emphasis and the like that begin at a word's beginning. */
const openingMarks = /(?:^|[\s([{\p{Ps}\p{Pi}"'])(?<marks>[*_~=]{1,3})$/u;
/** Matches a mark at the end that a pair of marks can have. */
const mark = /[*_~=^]$/;

/** Returns whether a citation goes behind marks that open emphasis: at a word's beginning, with text behind the cursor, or into an empty pair. */
function isInMarks(before: string, after: string): boolean {
  const sign = mark.exec(before)?.[0];
  return sign !== undefined && (after.startsWith(sign) || (openingMarks.test(before) && /^\S/.test(after)));
}

function gapAfter(near: string, { beforeCjk = "", goesOn }: Blanks): string {
  return goesOn?.test(near) ? " " : !separate.test(near) ? "" : cjkAtStart.test(near) ? beforeCjk : " ";
}

/** Puts a reference into a comment, in parentheses if the line has more text after it. */
export function referenceEdit(reference: string, cursor: Cursor): CitationEdit {
  const { text, end, mention, region } = cursor;
  const at = mention?.end ?? end;
  const rest = text.slice(at, Math.min(region?.end ?? text.length, endOfLine(text, at)));
  return inlineEdit(rest.trim() === "" ? reference : `(${reference})`, cursor);
}
