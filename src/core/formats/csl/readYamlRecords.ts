import { isRecord } from "../../record";
import { FAILSAFE_SCHEMA, loadAll, nullCoreTag } from "js-yaml";
import type { Problem } from "../../paper";

/** A record of a YAML library: an element of a list, or a key of the top level with its value. */
export interface YamlRecord {
  /** The line on which the record begins, counted from 1. */
  readonly line: number;
  /** The record's key, if the library has records by key. */
  readonly key?: string;
  readonly value: unknown;
}

/** The two forms of a library: a list (the whole text, or under `references:`), or records by key. */
export type YamlShape = "list" | "keys";

/**
 * Reads every scalar as text, so that no date, number or "no" is guessed, except `~` and `null`, which say that nothing is known. Rejects
 * aliases, which can make a small file huge.
 */
const options = { schema: FAILSAFE_SCHEMA.withTags(nullCoreTag), maxAliases: 0 };

/**
 * Reads the records of a YAML library, without the fields that have no value. If the text as a whole is not valid YAML, reads each record on its
 * own, so that a broken record costs only itself and becomes a problem. A record with too many parts is such a record. If a key is repeated in a
 * record, its last value counts. Yields after each record that is read on its own. Never throws.
 */
export function* readYamlRecords(
  written: string,
  shape: YamlShape,
): Generator<undefined, { readonly records: readonly YamlRecord[]; readonly problems: readonly Problem[] }> {
  // Files that were joined have byte order marks inside.
  const text = written.replaceAll("\uFEFF", "");
  const pieces = yield* piecesOf(text, shape);
  yield;
  const whole = wholeRecords(text, shape);
  if (whole) {
    const lines = pieces.length === whole.length ? pieces.map(({ line }) => line) : [];
    return { records: whole.map((record, index) => ({ ...record, line: lines[index] ?? 1 })), problems: [] };
  }
  const records: YamlRecord[] = [];
  const problems: Problem[] = [];
  let brokenInTurn = 0;
  for (const piece of pieces) {
    yield;
    const read = loadYaml(piece.text);
    for (const record of read.documents?.flatMap((document) => recordsIn(document, shape)) ?? []) {
      records.push({ ...record, line: piece.line });
    }
    brokenInTurn = read.documents ? 0 : brokenInTurn + 1;
    if (read.problem) {
      const { line, message } = read.problem;
      problems.push({ line: piece.line + line - 1, message, ...(read.documents ? {} : { skipped: 1 }) });
    }
    if (brokenInTurn === maxBrokenInTurn) {
      problems.push({ line: piece.line, message: "Too many broken records. Skipped the rest." });
      break;
    }
  }
  return pieces.length > 0 ? { records, problems } : readAsOne(text, shape);
}

/** Reads a text that cannot be cut into records, such as one mapping in braces. */
function readAsOne(text: string, shape: YamlShape): { readonly records: readonly YamlRecord[]; readonly problems: readonly Problem[] } {
  const { documents = [], problem } = loadYaml(text);
  return {
    records: documents.flatMap((document) => recordsIn(document, shape)).map((record) => ({ ...record, line: 1 })),
    problems: problem ? [problem] : [],
  };
}

/** Reading stops after this many broken records one after another: the text is something else, and each takes long. */
const maxBrokenInTurn = 100;

/** The documents of a text, unless it is not valid YAML, and what is wrong with it. */
interface Loaded {
  readonly documents?: readonly unknown[];
  readonly problem?: Problem;
}

/**
 * A text with more parts is not read, as the library for YAML reads it in one go, and each part takes about a microsecond. The
 * longest of 20,027 real papers has 551 as CSL-YAML. One with 5,000 authors has 25,007, which take 18 ms.
 */
const maxParts = 30_000;

/** Returns whether a text has more parts than {@link maxParts}, by the signs that separate them. */
function hasTooManyParts(text: string): boolean {
  let parts = 0;
  for (let at = 0; at < text.length && text.length - at > maxParts - parts && parts <= maxParts; at++) {
    const code = text.charCodeAt(at);
    parts += code === 10 || code === 13 || code === 44 || code === 45 || code === 58 ? 1 : 0;
  }
  return parts > maxParts;
}

function loadYaml(text: string): Loaded {
  if (hasTooManyParts(text)) {
    return {
      problem: { line: 1, message: `Too many parts: YAML with more than ${maxParts} lines, names, or values in one record is not read.` },
    };
  }
  try {
    return { documents: loadAll(text, options) };
  } catch (error) {
    const problem = problemOf(error);
    return problem.message.includes("duplicated mapping key") ? loadRepeated(text, problem.line) : { problem };
  }
}

/** Loads a text in which a key is repeated, first on this line. */
function loadRepeated(text: string, line: number): Loaded {
  const written = text.split(/\r\n|\n|\r/)[line - 1] ?? "";
  const key = /^[\s-]{0,200}([^\s:{[,][^:]{0,60}):/.exec(written)?.[1];
  const message = `A key is repeated${key === undefined ? "" : `: "${key.trim()}"`}. Its last value is used.`;
  try {
    return { documents: loadAll(text, { ...options, json: true }), problem: { line, message } };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): Problem {
  const [, reason = "unknown error"] = /^([^\n(]*)/.exec(error instanceof Error ? error.message : "") ?? [];
  return { line: lineOf(error), message: `Invalid YAML: ${reason.trim()}.` };
}

function lineOf(error: unknown): number {
  const mark: unknown = error instanceof Error && "mark" in error ? error.mark : undefined;
  const line: unknown = typeof mark === "object" && mark !== null && "line" in mark ? mark.line : undefined;
  return typeof line === "number" ? line + 1 : 1;
}

/** Returns `undefined` if a part of the text has a problem, such as a repeated key, which may be that of a record. */
function wholeRecords(text: string, shape: YamlShape): readonly Omit<YamlRecord, "line">[] | undefined {
  const { documents, problem } = loadYaml(text);
  return problem ? undefined : (documents?.flatMap((document) => recordsIn(document, shape)) ?? []);
}

function recordsIn(document: unknown, shape: YamlShape): readonly Omit<YamlRecord, "line">[] {
  if (shape === "keys") {
    return isRecord(document) ? Object.entries(document).map(([key, value]) => ({ key, value: withoutNothing(value) })) : [];
  }
  const list: unknown = isRecord(document) ? document["references"] : document;
  return Array.isArray(list) ? list.map((value: unknown) => ({ value: withoutNothing(value) })) : [];
}

/** Removes what says nothing from a value that was just read: fields, and elements of lists, however deep they are. */
function withoutNothing(read: unknown): unknown {
  const open: unknown[] = [read];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      const known = (value as readonly unknown[]).filter((one) => one !== null);
      value.length = 0;
      for (const one of known) {
        value.push(one);
        open.push(one);
      }
    } else if (isRecord(value)) {
      for (const [name, one] of Object.entries(value)) {
        if (one === null) {
          Reflect.deleteProperty(value, name);
        } else {
          open.push(one);
        }
      }
    }
  }
  return read;
}

/** This many lines take a millisecond or two. */
const linesPerSlice = 2_000;

/** Cuts the text at each record: at the dashes of the list, or at the keys in the first column. */
function* piecesOf(text: string, shape: YamlShape): Generator<undefined, readonly { readonly line: number; readonly text: string }[]> {
  const lines = text.split(/\r\n|\n|\r/);
  const begins = shape === "keys" ? /^[^\s#\-%.][^\n]{0,300}:(?:\s|$)|^"[^"\n]{1,300}"\s?:/ : listMark(lines);
  const pieces: { line: number; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (index % linesPerSlice === linesPerSlice - 1) {
      yield;
    }
    if (begins.test(line)) {
      pieces.push({ line: index + 1, lines: [line] });
    } else if (/^(?:---|\.\.\.)\s*$/.test(line) || (shape === "list" && /^[A-Za-z]/.test(line))) {
      pieces.push({ line: 0, lines: [] });
    } else {
      pieces.at(-1)?.lines.push(line);
    }
  }
  return pieces.filter(({ line }) => line > 0).map((piece) => ({ line: piece.line, text: piece.lines.join("\n") }));
}

/** Matches a dash with the indentation of the first one. */
function listMark(lines: readonly string[]): RegExp {
  const first = lines.map((line) => /^( *)-(?:\s|$)/.exec(line)?.[1]).find((indentation) => indentation !== undefined);
  return new RegExp(`^ {${(first ?? "").length}}-(?:\\s|$)`);
}
