import { type BibtexChunk } from "./splitBibtex";
import { detached } from "../../text/lines";
import { countLines } from "../../text/lines";
import type { Problem } from "../../paper";

/** The fields of an entry. The values are LaTeX, with macros expanded and parts joined. */
export interface BibtexFields {
  /** By name in lower case. If a field is repeated, the first one counts, as in BibTeX. */
  readonly values: ReadonlyMap<string, string>;
  /** Where the values are written, by the same names. A value that is joined or a macro's is written elsewhere. */
  readonly places: ReadonlyMap<string, ValuePlace>;
  /** `true` if a value uses a macro. */
  readonly usesMacros: boolean;
  /** Lines are counted from 1 at the beginning of the chunk. */
  readonly problems: readonly Problem[];
}

/** The text that a macro stands for, if it is known, and a problem, if there is one. */
export interface Macro {
  readonly text?: string;
  readonly problem?: string;
}

/** Returns the value of a macro by its name in lower case. */
export type MacroLookup = (name: string) => Macro;

/** The place of a value between its braces or quotes, with half-open offsets in the text of the chunk. */
export interface ValuePlace {
  readonly start: number;
  readonly end: number;
}

interface FieldReader {
  readonly text: string;
  readonly closed: boolean;
  readonly end: number;
  readonly lookup: MacroLookup;
  readonly values: Map<string, string>;
  readonly places: Map<string, ValuePlace>;
  /** The place of the last part that was read, if its text is the value. */
  part: ValuePlace | undefined;
  readonly problems: Problem[];
  usesMacros: boolean;
  at: number;
  /** The number of problems that are not listed, and the line of the last problem, counted up to the offset `at`. */
  unlisted: number;
  counted: { readonly at: number; readonly line: number };
  /** The last search for the beginning of a field: it went from `from` and ended at `found`. */
  fieldStart: { readonly from: number; readonly found: number };
  /** The number of values that are never closed. */
  unclosed: number;
}

/** An entry with more problems is damaged as a whole. */
const maxProblems = 20;
/** If more values are never closed, the end of each is looked for only this far, as each search may go through the whole entry. */
const [maxUnclosed, maxUnclosedChars] = [8, 100] as const;

/**
 * Reads the fields of a chunk (an entry or a `@string`). Never throws. A value that is never closed ends before the next
 * line that begins a field. Unreadable text costs only its own field.
 *
 * @param text the text of the chunk, from its start to its end.
 */
export function parseBibtexFields(text: string, chunk: BibtexChunk, lookup: MacroLookup): BibtexFields {
  const { closed } = chunk;
  const end = closed ? text.length - 1 : text.length;
  const at = chunk.bodyStart - chunk.start;
  const reader: FieldReader = {
    ...{ text, closed, end, lookup, values: new Map(), places: new Map(), part: undefined, problems: [], usesMacros: false, at },
    ...{ unlisted: 0, counted: { at: 0, line: 1 }, fieldStart: { from: 0, found: -1 }, unclosed: 0 },
  };
  if (!closed) {
    addProblem(reader, 0, "Unbalanced braces in this entry.");
  }
  while (reader.at < end) {
    readField(reader);
  }
  if (reader.unlisted > 0) {
    const message = `This entry has ${reader.unlisted} more ${reader.unlisted === 1 ? "problem" : "problems"}.`;
    reader.problems.push({ line: reader.counted.line, message });
  }
  return { values: reader.values, places: reader.places, usesMacros: reader.usesMacros, problems: reader.problems };
}

function addProblem(reader: FieldReader, at: number, message: string): void {
  if (reader.problems.length >= maxProblems) {
    reader.unlisted++;
    return;
  }
  const { counted } = reader;
  const line = at < counted.at ? 1 + countLines(reader.text, 0, at) : counted.line + countLines(reader.text, counted.at, at);
  reader.counted = { at, line };
  reader.problems.push({ line, message: detached(message) });
}

const between = /(?:[\s,]+|%[^\n]*|(?<=^|[\r\n])(?:<{7}|={7}|>{7}|\|{7})[^\r\n]*)+/y;
const fieldName = /([\p{L}_][\p{L}\p{N}_:+./-]*)\s*=\s*/uy;
const nextFieldStart = /[\r\n,][ \t]*[A-Za-z][\w:+.-]{0,60}[ \t]*=[ \t]*["{\w]/g;

function readField(reader: FieldReader): void {
  const { text } = reader;
  const from = reader.at;
  reader.at = Math.min(skip(text, between, from), reader.end);
  const marker = reader.at - from > 7 ? text.slice(from, reader.at).search(/[<>=|]{7}/) : -1;
  if (marker !== -1) {
    addProblem(reader, from + marker, "Merge conflict marker inside this entry.");
  }
  if (reader.at >= reader.end) {
    return;
  }
  fieldName.lastIndex = reader.at;
  const name = fieldName.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || fieldName.lastIndex > reader.end) {
    skipUnreadable(reader);
    return;
  }
  const start = reader.at;
  reader.at = fieldName.lastIndex;
  const value = readValue(reader, name);
  if (reader.values.has(name)) {
    addProblem(reader, start, `Duplicate field "${name}". The first one is used.`);
  } else {
    reader.values.set(name, value);
    if (reader.part) {
      reader.places.set(name, reader.part);
    }
  }
}

function skipUnreadable(reader: FieldReader): void {
  const next = fieldStartAfter(reader, reader.at);
  const lost = reader.text.slice(reader.at, next);
  if (/[^\s{}()",]/.test(lost)) {
    addProblem(reader, reader.at, `Not a field: ${quoted(lost)}.`);
  }
  reader.at = next;
}

/** Returns the offset at which the next line, or the text after the next comma, begins a field, or the end of the entry. */
function fieldStartAfter(reader: FieldReader, from: number): number {
  const last = reader.fieldStart;
  if (from < last.from || from > last.found) {
    nextFieldStart.lastIndex = from;
    reader.fieldStart = { from, found: nextFieldStart.exec(reader.text)?.index ?? reader.text.length };
  }
  const { found } = reader.fieldStart;
  return found < reader.end ? found + 1 : reader.end;
}

/**
 * A value is cut at this length, in UTF-16 code units: macros that double each other would have no end, and the longest one of
 * 20,027 real papers has 3,290.
 */
const maxLength = 100_000;

/** Reads the value at the reader's place: parts joined by `#`. */
function readValue(reader: FieldReader, name: string): string {
  const from = reader.at;
  let value = "";
  for (let [length, parts] = [0, 1]; ; parts++) {
    reader.part = undefined;
    const part = readPart(reader, name);
    reader.part = parts === 1 ? reader.part : undefined;
    length += part.length;
    value += part.length > maxLength - value.length ? part.slice(0, maxLength - value.length) : part;
    const behind = skip(reader.text, /\s*/y, reader.at);
    if (reader.text.charAt(behind) !== "#" || behind >= reader.end) {
      if (length > maxLength || (reader.usesMacros && length === maxLength)) {
        addProblem(reader, from, `The value of the field "${name}" is cut at 100,000 characters.`);
      }
      return value;
    }
    reader.at = skip(reader.text, /\s*/y, behind + 1);
  }
}

function readPart(reader: FieldReader, name: string): string {
  const opening = reader.text.charAt(reader.at);
  if (reader.at >= reader.end || opening === "," || opening === "}") {
    addProblem(reader, Math.min(reader.at, reader.end), `The field "${name}" has no value.`);
    return "";
  }
  return opening === "{" || opening === '"' ? readDelimited(reader, name, opening) : readBare(reader);
}

function readDelimited(reader: FieldReader, name: string, opening: string): string {
  const { text } = reader;
  const start = reader.at + 1;
  const close = closingSign(reader, start, opening);
  const cut = close !== -1 && isTrustworthy(reader, start, close, opening) ? -1 : fieldStartAfter(reader, start);
  if (cut === -1) {
    return readUpTo(reader, start, close);
  }
  if (close !== -1 && cut > close) {
    return readUpTo(reader, start, close);
  }
  reader.unclosed++;
  addProblem(reader, start - 1, `The value of the field "${name}" is never closed.`);
  reader.at = cut;
  return text.slice(start, cut).replace(/(?<![\s,"}])[\s,"}]+$/, "");
}

function readUpTo(reader: FieldReader, start: number, close: number): string {
  reader.at = close + 1;
  reader.part = { start, end: close };
  return reader.text.slice(start, close);
}

function closingSign({ text, end, unclosed }: FieldReader, start: number, opening: string): number {
  const find = opening === "{" ? closingBrace : closingQuote;
  if (unclosed < maxUnclosed) {
    return find(text, start, end);
  }
  const part = text.slice(start, Math.min(end, start + maxUnclosedChars));
  const found = find(part, 0, part.length);
  return found === -1 ? -1 : start + found;
}

/**
 * Returns `false` if the closing sign matches by accident: a brace of an entry whose braces are unbalanced, or a quote that
 * opens another value.
 */
function isTrustworthy(reader: FieldReader, start: number, close: number, opening: string): boolean {
  if (opening === "{") {
    return reader.closed || fieldStartAfter(reader, start) >= close;
  }
  return close + 1 >= reader.end || /^\s*(?:$|[,#}]|%|[\p{L}_][\p{L}\p{N}_:+./-]*\s*=)/u.test(reader.text.slice(close + 1, close + 200));
}

function closingBrace(text: string, from: number, end: number): number {
  let depth = 1;
  let opening = text.indexOf("{", from);
  for (let closing = text.indexOf("}", from); closing !== -1 && closing < end; closing = text.indexOf("}", closing + 1)) {
    for (; opening !== -1 && opening < closing; opening = text.indexOf("{", opening + 1)) {
      depth++;
    }
    if (--depth === 0) {
      return closing;
    }
  }
  return -1;
}

function closingQuote(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 && depth <= 0) {
      return at;
    }
    depth += code === 123 ? 1 : code === 125 ? -1 : 0;
  }
  return -1;
}

/** Reads a number, a macro, or words that should have been in braces. */
function readBare(reader: FieldReader): string {
  const bare = /[^,#{}")\r\n]*/y;
  const from = reader.at;
  reader.at = Math.min(Math.max(skip(reader.text, bare, from), from + 1), reader.end);
  const words = reader.text.slice(from, reader.at).trim();
  if (!/^[^\s\d][^\s]*$/.test(words)) {
    if (/[^\d\s-]/.test(words)) {
      addProblem(reader, from, `Value without braces or quotes: ${quoted(words)}.`);
    }
    reader.part = { start: from, end: from + words.length };
    return words;
  }
  reader.usesMacros = true;
  const { text = words, problem } = reader.lookup(words.toLowerCase());
  if (problem !== undefined) {
    addProblem(reader, from, problem);
  }
  return text;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}

function skip(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
