import { isRecord } from "../../record";
import type { Problem } from "../../paper";
import { countLines } from "../../text/lines";

/** A record of a JSON list with the line, from 1, on which it begins. */
export interface JsonRecord {
  readonly line: number;
  readonly value: unknown;
}

/** No record is longer than this; what seems to be has lost a bracket or a quote. */
const longestRecord = 1_000_000;
/** After so many broken records the text is given up, as each is looked at to its end. */
const mostBrokenRecords = 100;

const [quote, comma] = [0x22, 0x2c];
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The records of a JSON list, or of the list `items` of a JSON object. Where the text as a whole is no JSON, each
 * record is read on its own, so that a broken one costs only itself: the next is looked for on a line that begins as the
 * broken record's line does. Never throws.
 */
export function readJsonRecords(text: string): { records: readonly JsonRecord[]; problems: readonly Problem[] } {
  const json = text.replace(/^\uFEFF/, "");
  const whole = parseJson(json);
  if (whole === undefined) {
    return readOneByOne(json);
  }
  const list: unknown = Array.isArray(whole) || whole === null || typeof whole !== "object" ? whole : Reflect.get(whole, "items");
  if (!Array.isArray(list)) {
    return { records: [], problems: [{ line: 1, message: 'no list of papers: [ … ] or { "items": [ … ] } is expected' }] };
  }
  return { records: placedRecords(json, list), problems: [] };
}

/** The first record of a list of which only the beginning is there; `undefined` where that is no whole record. */
export function firstJsonRecord(start: string): Readonly<Record<string, unknown>> | undefined {
  const at = skipSpace(start, listStart(start));
  const value = parseJson(start.slice(at, valueEnd(start, at)));
  return isRecord(value) ? value : undefined;
}

/** Whoever has no need of a record's line does not wait for the lines to be counted. */
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

/** The line of each element of the list that the text is or has as `items`. */
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

/** Behind the bracket that opens the list. */
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
    const value = end - at > longestRecord ? undefined : parseJson(json.slice(at, end));
    if (value === undefined && problems.length === mostBrokenRecords) {
      problems.push({ line, message: "too many broken records: the rest was left out" });
      break;
    }
    if (value === undefined) {
      problems.push({ line, message: "a record that is no JSON was left out", refused: 1 });
    } else {
      records.push({ line, value });
    }
    at = value === undefined ? nextLike(json, at) : json.indexOf("{", end);
  }
  return records.length + problems.length > 0
    ? { records, problems }
    : { records, problems: [{ line: 1, message: json.trim() === "" ? "the library is empty" : "the library is no JSON" }] };
}

/** The next `{` that stands behind a line break and the same indentation as the one here, with or without a comma. */
function nextLike(json: string, at: number): number {
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

/** Behind the JSON value that begins here; the text's end, or some place behind the longest record, where it has none. */
export function valueEnd(json: string, start: number): number {
  const limit = Math.min(json.length, start + longestRecord + 1);
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

/** The first place from here on where no white space stands. */
export function skipSpace(json: string, start: number): number {
  let at = start;
  while (at < json.length && /\s/.test(json.charAt(at))) {
    at++;
  }
  return at;
}
