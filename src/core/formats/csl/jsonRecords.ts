import { isRecord } from "../../record";
import type { Problem } from "../../paper";
import { countLines } from "../../text/lines";

/** A record of a JSON list, and the line, counted from 1, on which it begins. */
export interface JsonRecord {
  readonly line: number;
  readonly value: unknown;
}

/** A record that seems to be longer has lost a bracket or a quote. */
const maxRecordChars = 1_000_000;
/** Reading stops after this many broken records, as finding the end of each may take up to `maxRecordChars`. */
const maxBrokenRecords = 100;

const [quote, comma] = [0x22, 0x2c];
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads the records of a JSON list, or of the list `items` of a JSON object. If the text as a whole is not valid JSON, reads
 * each record on its own, so that a broken record costs only itself. The record after a broken one begins on a line with the
 * same indentation as the broken one. Never throws.
 */
export function readJsonRecords(text: string): { records: readonly JsonRecord[]; problems: readonly Problem[] } {
  const json = text.replace(/^\uFEFF/, "");
  const whole = parseJson(json);
  if (whole === undefined) {
    return readOneByOne(json);
  }
  const list: unknown = Array.isArray(whole) || whole === null || typeof whole !== "object" ? whole : Reflect.get(whole, "items");
  if (!Array.isArray(list)) {
    return { records: [], problems: [{ line: 1, message: 'Not a list of papers. Expected [ … ] or { "items": [ … ] }.' }] };
  }
  return { records: placedRecords(json, list), problems: [] };
}

/** Returns the first record of a list that may be cut off, or `undefined` if the first record is not complete. */
export function firstJsonRecord(start: string): Readonly<Record<string, unknown>> | undefined {
  const at = skipSpace(start, listStart(start));
  const value = parseJson(start.slice(at, valueEnd(start, at)));
  return isRecord(value) ? value : undefined;
}

/** Counts the lines when a line is first requested, as most callers need none. */
function placedRecords(json: string, values: readonly unknown[]): readonly JsonRecord[] {
  let lines: readonly number[] | undefined;
  return values.map((value, index) => ({
    value,
    get line() {
      return (lines ??= recordLines(json))[index] ?? 1;
    },
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Returns the line of each element of the list, which is the text itself or its `items`. */
function recordLines(json: string): readonly number[] {
  const lines: number[] = [];
  const end = listStart(json);
  let at = skipSpace(json, end);
  let line = 1 + countLines(json, 0, at);
  while (at < json.length && json.charAt(at) !== "]") {
    lines.push(line);
    const next = skipSpace(json, valueEnd(json, at));
    const following = json.charAt(next) === "," ? skipSpace(json, next + 1) : next;
    if (following === at) {
      break;
    }
    line += countLines(json, at, following);
    at = following;
  }
  return lines;
}

/** Returns the offset after the bracket that opens the list. */
export function listStart(json: string): number {
  const items = /^\s*\[/.test(json) ? -1 : json.search(/"items"\s*:\s*\[/);
  return json.indexOf("[", Math.max(0, items)) + 1;
}

function readOneByOne(json: string): { records: readonly JsonRecord[]; problems: readonly Problem[] } {
  const records: JsonRecord[] = [];
  const problems: Problem[] = [];
  let at = json.indexOf("{", listStart(json));
  let line = 1;
  let counted = 0;
  while (at !== -1) {
    line += countLines(json, counted, at);
    counted = at;
    const end = valueEnd(json, at);
    const value = end - at > maxRecordChars ? undefined : parseJson(json.slice(at, end));
    if (value === undefined && problems.length === maxBrokenRecords) {
      problems.push({ line, message: "Too many broken records. Skipped the rest of the file." });
      break;
    }
    if (value === undefined) {
      problems.push({ line, message: "Skipped a record that is not valid JSON.", skipped: 1 });
    } else {
      records.push({ line, value });
    }
    at = value === undefined ? nextRecordAfterBroken(json, at) : json.indexOf("{", end);
  }
  return records.length + problems.length > 0
    ? { records, problems }
    : { records, problems: [{ line: 1, message: json.trim() === "" ? "The library is empty." : "The library is not valid JSON." }] };
}

/**
 * Returns the offset of the next `{` that follows a line break and the indentation of the record at `at`, with or without a
 * comma before it.
 */
function nextRecordAfterBroken(json: string, at: number): number {
  const lineStart = json.lastIndexOf("\n", at) + 1;
  const indentation = /^[ \t]*/.exec(json.slice(lineStart, at))?.[0] ?? "";
  for (let next = json.indexOf("\n", at); next !== -1; next = json.indexOf("\n", next + 1)) {
    const start = next + 1 + indentation.length;
    const between = /^,? ?(?=\{)/.exec(json.slice(start, start + 3))?.[0];
    if (between !== undefined && json.startsWith(indentation, next + 1)) {
      return start + between.length;
    }
  }
  return -1;
}

/**
 * Returns the offset after the JSON value that begins at `start`. Returns the end of the text, or an offset beyond the
 * longest possible record, if the value has no end.
 */
export function valueEnd(json: string, start: number): number {
  const limit = Math.min(json.length, start + maxRecordChars + 1);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const mark = json.charCodeAt(at);
    if (mark === quote) {
      at = stringEnd(json, at) - 1;
    } else if (mark === openingBracket || mark === openingBrace) {
      depth++;
    } else if (mark === comma ? depth === 0 : (mark === closingBracket || mark === closingBrace) && --depth <= 0) {
      return depth === 0 && mark !== comma ? at + 1 : at;
    }
  }
  return limit;
}

function stringEnd(json: string, start: number): number {
  let at = start;
  for (;;) {
    at = json.indexOf('"', at + 1);
    if (at === -1) {
      return json.length;
    }
    let backslashes = 0;
    while (json.charAt(at - 1 - backslashes) === "\\") {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return at + 1;
    }
  }
}

/** Returns the first offset from `start` on that has no white space. */
export function skipSpace(json: string, start: number): number {
  let at = start;
  while (at < json.length && /\s/.test(json.charAt(at))) {
    at++;
  }
  return at;
}
