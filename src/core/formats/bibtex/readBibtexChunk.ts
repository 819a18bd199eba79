import type { Paper, PersonName, Problem } from "../../paper";
import { type OtherEntries, withInherited } from "./context/inheritance";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import { tooLong } from "../records/longTexts";
import { packEntry, withOwnAbstract } from "../records/packedRecords";
import { readBibtexEntry, withAbstract } from "./readBibtexEntry";
import { expandDefinitions, type Definitions } from "./context/readPreamble";
import { type BibtexChunk } from "./splitBibtex";
import { detached } from "../../text/lines";

/**
 * The result of reading a chunk. Lines are counted from 1 at the chunk's beginning, so that the result stays valid when the
 * chunk moves.
 */
export interface BibtexReading {
  /** Without its abstract until {@link readAbstract} has read it. */
  readonly paper?: Paper;
  /** As written in the entry. Removed by {@link readAbstract}. */
  readonly rawAbstract?: string;
  readonly problems: readonly Problem[];
  /**
   * The citekeys that the entry inherits from, and `true` if it uses macros. The entry must be read again when those change.
   */
  readonly parents: readonly string[];
  readonly usesMacros: boolean;
}

/** The parts of the file that are needed to read a chunk. */
export interface BibtexContext extends OtherEntries {
  readonly macros: MacroLookup;
  /** Returns what is known of a `@string`. */
  readonly stringOf: (chunk: BibtexChunk) => Pick<BibtexFields, "problems" | "usesMacros"> | undefined;
  /** The names parsed so far, by their text. */
  readonly names: Map<string, PersonName>;
  /** The commands that the text's preambles define. */
  readonly definitions: Definitions;
}

/**
 * Reads a chunk, including the fields that it inherits through `crossref` and `xdata`, but not its abstract. Never throws.
 *
 * @param text the text of the chunk, from its start to its end. The result copies the parts that it keeps, except
 * `rawAbstract`.
 */
export function readBibtexChunk(chunk: BibtexChunk, text: string, context: BibtexContext): BibtexReading {
  switch (chunk.kind) {
    case "entry":
      return readEntry(chunk, text, context);
    case "junk":
      return problemsOnly(problemsOfJunk(text));
    case "string":
      return readString(chunk, context);
    case "preamble":
    case "comment":
      return chunk.closed ? emptyReading : problemsOnly(unbalanced(chunk));
  }
}

function readString(chunk: BibtexChunk, context: BibtexContext): BibtexReading {
  const { problems = none, usesMacros = false } = context.stringOf(chunk) ?? {};
  return chunk.closed ? { ...problemsOnly(problems), usesMacros } : { ...problemsOnly(unbalanced(chunk)), usesMacros };
}

function unbalanced({ kind }: BibtexChunk): readonly Problem[] {
  return [{ line: 1, message: `Unbalanced braces in @${kind}.` }];
}

/** Shared by all chunks without problems or parents, which are most of a large library. */
const none: readonly never[] = [];
const emptyReading: BibtexReading = { problems: none, parents: none, usesMacros: false };

function problemsOnly(problems: readonly Problem[]): BibtexReading {
  return problems.length === 0 ? emptyReading : { ...emptyReading, problems };
}

/** Types of entries that only hold data for other entries or for a style. */
export const nonPaperTypes = new Set(["xdata", "set", "control", "ieeetranbstctl", "bibnote", "options"]);

/** The fields of which only the beginning is read if they are too long. */
const shownFields = ["booktitle", "journal", "abstract"];

function readEntry(chunk: BibtexChunk, text: string, context: BibtexContext): BibtexReading {
  const own = parseBibtexFields(text, chunk, context.macros);
  const type = chunk.type ?? "misc";
  const citekey = chunk.citekey?.text ?? "";
  const inherited = withInherited(own, { type, citekey }, context);
  const fields = withDefinitions(inherited.fields, context.definitions);
  const { usesMacros } = inherited;
  const parents = inherited.parents.length === 0 ? none : inherited.parents.map(detached);
  const found = inherited.problems.length === 0 ? own.problems : [...inherited.problems, ...own.problems];
  if (nonPaperTypes.has(type)) {
    return { problems: found, parents, usesMacros };
  }
  const long = shownFields.flatMap((name) => tooLong(name, fields.get(name) ?? "")).map((message) => ({ line: 1, message }));
  const keyless = citekey === "" ? [{ line: 1, message: `@${type} has no citation key.` }] : none;
  const named = long.length + keyless.length === 0 ? found : [...keyless, ...long, ...found];
  const problems = named.length === 0 ? none : named;
  const read = readBibtexEntry({ type, citekey, fields, names: context.names });
  if (!read) {
    const untitled = { line: 1, message: `Skipped ${citekey === "" ? `@${type}` : `"${citekey}"`}: no title.`, skipped: 1 };
    return { problems: [...problems, untitled], parents, usesMacros };
  }
  const paper = { ...read, records: [packEntry(type, fields)] };
  const rawAbstract = fields.get("abstract");
  return rawAbstract === undefined ? { paper, problems, parents, usesMacros } : { paper, problems, parents, usesMacros, rawAbstract };
}

/** Returns the fields with the commands expanded that the file's preambles define. */
export function withDefinitions(fields: ReadonlyMap<string, string>, definitions: Definitions): ReadonlyMap<string, string> {
  return definitions.size === 0
    ? fields
    : new Map([...fields].map(([name, value]) => [name, value.includes("\\") ? expandDefinitions(value, definitions) : value]));
}

/** Returns the same reading with the paper's abstract, cleaned. */
export function readAbstract(reading: BibtexReading): BibtexReading {
  const { paper, rawAbstract, problems, parents, usesMacros } = reading;
  if (!paper || rawAbstract === undefined) {
    return reading;
  }
  const read = withAbstract(paper, rawAbstract);
  const written = rawAbstract.replace(/\s+/g, " ").trim();
  const records =
    (written === (read.abstract ?? "") ? undefined : paper.records?.map((packed) => withOwnAbstract(packed, written))) ?? paper.records;
  return { paper: { ...read, ...(records && { records }) }, problems, parents, usesMacros };
}

const marker = /(?:^|[\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/g;
const strayField = /(?:^|[\r\n,])[ \t]*[A-Za-z][\w-]{0,60}[ \t]*=[ \t]*["{]/;
const brokenHead = /(?:^|[\r\n])[ \t]*@[A-Za-z]{3,40}[ \t]*(?=[\w,:]|[\r\n]|$)/;

/** One marker is enough to know, and a few help to find them. */
const maxMarkers = 10;

/** Text between entries is a comment, unless it looks like a part of an entry. */
function problemsOfJunk(junk: string): readonly Problem[] {
  const text = junk.replace(/^[ \t]*%.*/gm, "");
  const markers = [...text.matchAll(marker)]
    .slice(0, maxMarkers)
    .map(({ index }) => ({ line: lineOf(text, index), message: "Merge conflict marker." }));
  const head = brokenHead.exec(text);
  if (head) {
    return [...markers, { line: lineOf(text, head.index), message: "Looks like an entry, but its opening brace is missing." }];
  }
  const field = strayField.exec(text);
  const message = "Fields outside of an entry. Look for an extra closing brace or a missing @type{key, before them.";
  return field ? [...markers, { line: lineOf(text, field.index), message }] : markers;
}

function lineOf(text: string, at: number): number {
  const behindBreak = /[\r\n]/.test(text.charAt(at)) ? at + 1 : at;
  return text.slice(0, behindBreak).split("\n").length;
}
