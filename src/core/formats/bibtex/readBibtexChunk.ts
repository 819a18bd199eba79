import type { Paper, PersonName, Problem } from "../../paper";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import { tooLong } from "../records/longTexts";
import { packEntry, withOwnAbstract } from "../records/packedRecords";
import { readBibtexEntry, withAbstract } from "./readBibtexEntry";
import { expandDefinitions, type Definitions } from "./readPreamble";
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
export interface BibtexContext {
  readonly macros: MacroLookup;
  /** The names parsed so far, by their text. */
  readonly names: Map<string, PersonName>;
  /** The commands that the text's preambles define. */
  readonly definitions: Definitions;
  /** Returns the citekey of the entry that a `crossref` means: that of the exact entry, else one that differs in its case, as in BibTeX. */
  readonly keyOf: (citekey: string) => string;
  /** Returns the fields of the first entry with this citekey. */
  readonly fieldsOf: (citekey: string) => BibtexFields | undefined;
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
    case "preamble":
    case "comment":
      return chunk.closed ? emptyReading : problemsOnly([{ line: 1, message: `Unbalanced braces in @${chunk.kind}.` }]);
  }
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
  const inheritance: Inheritance = { citekey, parents: [], usesMacros: own.usesMacros };
  const fields = withDefinitions(withInherited(own.values, type, { context, inheritance }), context.definitions);
  const { usesMacros } = inheritance;
  const parents = inheritance.parents.length === 0 ? none : inheritance.parents.map(detached);
  if (nonPaperTypes.has(type)) {
    return { problems: own.problems, parents, usesMacros };
  }
  const long = shownFields.flatMap((name) => tooLong(name, fields.get(name) ?? "")).map((message) => ({ line: 1, message }));
  const keyless = citekey === "" ? [{ line: 1, message: `@${type} has no citation key.` }] : none;
  const named = long.length + keyless.length === 0 ? own.problems : [...keyless, ...long, ...own.problems];
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

interface Inheritance {
  readonly citekey: string;
  readonly parents: string[];
  usesMacros: boolean;
}

/** Fields that an entry does not inherit: those that Biber's default rules keep with an entry, and those that identify or locate its text. */
const notInherited = new Set([
  "crossref",
  "xref",
  "xdata",
  "ids",
  "entryset",
  "entrysubtype",
  "execute",
  "label",
  "options",
  "presort",
  "related",
  "relatedoptions",
  "relatedstring",
  "relatedtype",
  "shorthand",
  "shorthandintro",
  "sortkey",
  "file",
  "keywords",
  "abstract",
  "url",
  "doi",
  "eprint",
]);
const partOfBook = new Set(["inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook", "inreference"]);
/** Parts of a book that have the book's author. Other parts do not inherit the author of a volume that has editors. */
const byBookAuthor = new Set(["inbook", "bookinbook", "suppbook"]);
const maxParents = 8;

/**
 * Returns the entry's fields together with those of its parents, by Biber's rules: the title of a volume is the `booktitle`
 * of its parts.
 */
export function withInherited(
  own: ReadonlyMap<string, string>,
  type: string,
  from: { context: BibtexContext; inheritance: Inheritance },
): ReadonlyMap<string, string> {
  if (!own.has("crossref") && !own.has("xdata")) {
    return own;
  }
  const { context, inheritance } = from;
  const volume = (own.get("crossref") ?? "").trim();
  const parents = [...(own.get("xdata") ?? "").split(",").map((key) => key.trim()), volume];
  const fields = new Map(own);
  for (const key of parents.filter((parent) => parent !== "")) {
    const exact = context.keyOf(key);
    if (exact === inheritance.citekey || inheritance.parents.includes(exact) || inheritance.parents.length >= maxParents) {
      continue;
    }
    inheritance.parents.push(exact);
    const parent = context.fieldsOf(exact);
    if (parent) {
      inheritance.usesMacros ||= parent.usesMacros;
      inheritFields(fields, withInherited(parent.values, "", from), {
        isVolume: key === volume,
        isPart: partOfBook.has(type),
        hasOwnAuthor: !byBookAuthor.has(type),
      });
    }
  }
  return fields;
}

function inheritFields(
  fields: Map<string, string>,
  parent: ReadonlyMap<string, string>,
  how: { isVolume: boolean; isPart: boolean; hasOwnAuthor: boolean },
): void {
  const setIfMissing = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) {
      fields.set(name, value);
    }
  };
  const isBook = how.isVolume && how.isPart;
  setIfMissing("booktitle", isBook ? (parent.get("booktitle") ?? parent.get("title")) : undefined);
  for (const [name, value] of parent) {
    const isTitle =
      name === "title" || name === "subtitle" || name === "shorttitle" || (name === "author" && how.hasOwnAuthor && parent.has("editor"));
    if (!(how.isVolume && notInherited.has(name)) && !(isBook && isTitle)) {
      setIfMissing(name, value);
    }
  }
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
