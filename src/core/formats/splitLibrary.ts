import type { Problem } from "../paper";
import { listStart, skipSpace, valueEnd } from "./csl/jsonPlaces";
import { findJsonRecords } from "./csl/jsonRecords";
import type { LibraryFormat } from "./parseLibrary";
import { countLines } from "../text/lines";

/** A part of a library that can be read as a library of its own. */
export interface LibraryPiece {
  readonly text: string;
  /** Add this to a line number of the piece to get the line number in the library. */
  readonly lines: number;
  /** Why the piece cannot be read, if it is damaged. */
  readonly problem?: Problem;
}

/** The half-open offsets of some records. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a library into pieces of whole records, each with about this many characters or one record. Returns `undefined` if
 * the format cannot be split or the text does not follow its format; the library must then be read as a whole. Yields after
 * each piece.
 */
export function* splitLibrary(
  format: LibraryFormat,
  text: string,
  characters: number,
): Generator<undefined, readonly LibraryPiece[] | undefined> {
  const splitter = splitters.get(format);
  if (!splitter) {
    return undefined;
  }
  const { before, after, find } = splitter;
  const ranges = yield* find(text, characters);
  const pieces: LibraryPiece[] = [];
  let [line, counted] = [0, 0];
  for (const { start, end } of ranges ?? []) {
    line += countLines(text, counted, start);
    counted = start;
    pieces.push({ text: `${before}${text.slice(start, end)}${after}`, lines: line - countLines(before, 0, before.length) });
    yield;
  }
  return ranges && pieces;
}

interface Splitter {
  /** Text before and after a piece that makes it a library. */
  readonly before: string;
  readonly after: string;
  readonly find: (text: string, characters: number) => Generator<undefined, readonly Range[] | undefined>;
}

const splitters: ReadonlyMap<LibraryFormat, Splitter> = new Map([
  ["csl-json", { before: "[", after: "]", find: jsonRanges }],
  ["paper-list", { before: "[", after: "]", find: jsonRanges }],
  ["csl-yaml", { before: "references:\n", after: "", find: yamlListRanges }],
  ["hayagriva", { before: "", after: "", find: (text, characters) => rangesFrom(0, text, { characters, begin: /\n(?=[^\s#\-%.])/g }) }],
  ["ris", { before: "", after: "", find: (text, characters) => rangesFrom(0, text, { characters, begin: /\n(?=\s{0,8}TY {1,4}-)/g }) }],
]);

/** Finds the elements of a JSON list by their brackets and commas. White space between elements belongs to no piece. */
function* jsonRanges(json: string, characters: number): Generator<undefined, readonly Range[] | undefined> {
  const ranges: Range[] = [];
  const first = listStart(json);
  let start = skipSpace(json, first);
  let at = start;
  if (first === 0) {
    return undefined;
  }
  while (json.charAt(at) !== "]") {
    const end = skipSpace(json, valueEnd(json, at));
    const sign = json.charAt(end);
    if (end === at || (sign !== "," && sign !== "]")) {
      return undefined;
    }
    at = sign === "," ? skipSpace(json, end + 1) : end;
    if (end - start >= characters || sign === "]") {
      ranges.push({ start, end });
      start = at;
      yield;
    }
  }
  const standsBehind = /^\s*\[/.test(json) && skipSpace(json, at + 1) < json.length;
  return standsBehind ? undefined : ranges;
}

/** Splits a JSON list that {@link splitLibrary} cannot split. Broken records are pieces of their own; what is between records is left out. */
export function* splitDamagedJson(text: string, characters: number): Generator<undefined, readonly LibraryPiece[] | undefined> {
  const pieces: LibraryPiece[] = [];
  let open: { readonly start: number; end: number; readonly lines: number } | undefined;
  const close = (): void => {
    if (open) {
      pieces.push({ text: `[${text.slice(open.start, open.end)}]`, lines: open.lines });
    }
    open = undefined;
  };
  for (const record of findJsonRecords(text)) {
    const { start, end, line, problem } = record;
    if (problem !== undefined) {
      close();
      pieces.push({ text: "", lines: line - 1, problem: { line: 1, message: problem, skipped: 1 } });
    } else if (!open || !/^\s*,\s*$/.test(text.slice(open.end, start)) || end - open.start > characters) {
      close();
      open = { start, end, lines: line - 1 };
    } else {
      open.end = end;
    }
    yield;
  }
  close();
  return pieces.length === 0 ? undefined : pieces;
}

/** Finds the elements of the list below `references:`, or of a list that is the whole text. */
function* yamlListRanges(text: string, characters: number): Generator<undefined, readonly Range[] | undefined> {
  const list = /^references:[ \t]*\r?\n(?:[ \t]*\r?\n)*( {0,20})-\s|^( {0,20})-\s/m.exec(text);
  const indentation = list?.[1] ?? list?.[2];
  if (!list || indentation === undefined) {
    return undefined;
  }
  const start = list.index + list[0].length - indentation.length - 2;
  return yield* rangesFrom(start, text, { characters, begin: new RegExp(`\\n(?= {${indentation.length}}-\\s)`, "g") });
}

/** Cuts at the first record that begins at least this many characters after the previous cut. */
function* rangesFrom(
  from: number,
  text: string,
  { characters, begin }: { characters: number; begin: RegExp },
): Generator<undefined, readonly Range[]> {
  const ranges: Range[] = [];
  for (let start = from; start < text.length;) {
    begin.lastIndex = start + characters;
    const found = begin.exec(text);
    const end = found ? found.index + 1 : text.length;
    ranges.push({ start, end });
    start = end;
    yield;
  }
  return ranges;
}
