import { isRecord } from "../../record";
import type { Problem } from "../../paper";
import { countLines } from "../../text/lines";

/** A record of a JSON list, and the line, counted from 1, on which it begins. */
export interface JsonRecord {
  readonly line: number;
  readonly value: unknown;
}

interface ReadRecords {
  readonly records: readonly JsonRecord[];
  readonly problems: readonly Problem[];
}

/** A record that seems to be longer has lost a bracket or a quote. The longest one of 20,027 real papers has 4,961 characters. */
const maxRecordChars = 1_000_000;
/** Reading stops after this many broken records, as finding the end of each may take up to `maxRecordChars`. */
const maxBrokenRecords = 100;

const [quote, comma] = [0x22, 0x2c];
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads the records of a JSON list, or of the list `items` of a JSON object. If the text as a whole is not valid JSON, reads
 * each record on its own, so that a broken record costs only itself. The record after a broken one begins on a line with the
 * same indentation as the broken one. Yields after each broken record. Never throws.
 */
export function* readJsonRecords(text: string): Generator<undefined, ReadRecords> {
  const json = text.replace(/^\uFEFF/, "");
  const whole = parseJson(json);
  if (whole === undefined) {
    return yield* readOneByOne(json);
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

function* readOneByOne(json: string): Generator<undefined, ReadRecords> {
  const records: JsonRecord[] = [];
  const problems: Problem[] = [];
  for (const { line, value, problem } of findJsonRecords(json)) {
    yield;
    if (problem === undefined) {
      records.push({ line, value });
    } else {
      problems.push({ line, message: problem, skipped: 1 });
    }
  }
  return records.length + problems.length > 0
    ? { records, problems }
    : { records, problems: [{ line: 1, message: json.trim() === "" ? "The library is empty." : "The library is not valid JSON." }] };
}

/** A record of a damaged list with its half-open offsets, and what is wrong with it, if anything. */
export interface FoundJsonRecord extends JsonRecord {
  readonly start: number;
  readonly end: number;
  readonly problem?: string;
}

/** Finds the records of a list one by one, whatever is between them. A broken record ends where the next one seems to begin. */
export function* findJsonRecords(json: string): Generator<FoundJsonRecord> {
  let at = json.indexOf("{", listStart(json));
  let [line, counted, broken] = [1, 0, 0];
  while (at !== -1) {
    line += countLines(json, counted, at);
    counted = at;
    const end = valueEnd(json, at);
    const value = end - at > maxRecordChars ? undefined : parseJson(json.slice(at, end));
    if (value !== undefined) {
      yield { start: at, end, line, value };
      at = json.indexOf("{", end);
      continue;
    }
    if (broken++ === maxBrokenRecords) {
      yield { start: at, end: json.length, line, value, problem: "Too many broken records. Skipped the rest of the file." };
      return;
    }
    const next = nextRecordAfterBroken(json, at);
    yield { start: at, end: next === -1 ? json.length : next, line, value, problem: "Skipped a record that is not valid JSON." };
    at = next;
  }
}

/** Returns the offset of the next record after the broken one at `at`, or -1: the first of what looks like one and what begins a line like one. */
function nextRecordAfterBroken(json: string, at: number): number {
  const onLine = nextOnOwnLine(json, at);
  const inLine = nextWithTitle(json, at, onLine === -1 ? json.length : onLine);
  return inLine === -1 ? onLine : inLine;
}

/**
 * Returns the offset of the next `{` that follows a line break and the indentation of the record at `at`, with or without a
 * comma before it.
 */
function nextOnOwnLine(json: string, at: number): number {
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

/** A record between others: `{` behind a comma, or behind the brace of a record whose comma is lost. */
const recordStart = /[,}]\s{0,200}\{/g;
/** Only so many places, with so many characters, are looked at to find the record after a broken one. */
const [maxPlaces, maxPlaceChars] = [1_000, 2_000_000] as const;

/** Returns the offset of the first object with a title that a comma precedes, or -1. The objects inside a record have none. */
function nextWithTitle(json: string, at: number, before: number): number {
  recordStart.lastIndex = at + 1;
  let chars = 0;
  for (let places = 0; places < maxPlaces && chars < maxPlaceChars; places++) {
    const found = recordStart.exec(json);
    const start = recordStart.lastIndex - 1;
    if (!found || start >= before) {
      return -1;
    }
    const end = valueEnd(json, start);
    const value = end - start > maxRecordChars ? undefined : parseJson(json.slice(start, end));
    chars += end - start;
    if (isRecord(value) && (hasTitle(value) || hasTitle(value["data"]))) {
      return start;
    }
    recordStart.lastIndex = start;
  }
  return -1;
}

function hasTitle(value: unknown): boolean {
  return isRecord(value) && typeof value["title"] === "string";
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
  for (
    let code = json.charCodeAt(at);
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
    code = json.charCodeAt(at)
  ) {
    at++;
  }
  return at;
}
