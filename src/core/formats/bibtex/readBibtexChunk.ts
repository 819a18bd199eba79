import type { Paper, PersonName, Problem } from "../../paper";
import { parseBibtexFields, type BibtexFields, type MacroLookup } from "./parseBibtexFields";
import { readBibtexEntry, withAbstract } from "./readBibtexEntry";
import { type BibtexChunk } from "./splitBibtex";
import { detached } from "../../text/lines";

/** What a chunk says. Lines count from 1 at the chunk's beginning, so that a reading stays true when the chunk moves. */
export interface BibtexReading {
  /** Without its abstract as long as that is not read. */
  readonly paper?: Paper;
  /** As the entry has it, until {@link readAbstract} has cleaned it. */
  readonly rawAbstract?: string;
  readonly problems: readonly Problem[];
  /** The citekeys that the entry inherits from and whether it uses macros: when those change, it has to be read again. */
  readonly parents: readonly string[];
  readonly usesMacros: boolean;
}

/** What a chunk needs to know of the rest of its file. */
export interface BibtexContext {
  readonly macros: MacroLookup;
  /** Names that were read already. */
  readonly names: Map<string, PersonName>;
  /** The fields of the entry with this citekey; of several the first. */
  readonly fieldsOf: (citekey: string) => BibtexFields | undefined;
}

/**
 * Reads a chunk, with what it inherits through `crossref` and `xdata`, but not its abstract. Never throws.
 *
 * @param text the chunk's own, from its start to its end; what is kept of it beyond {@link readAbstract} is a copy.
 */
export function readBibtexChunk(chunk: BibtexChunk, text: string, context: BibtexContext): BibtexReading {
  switch (chunk.kind) {
    case "entry":
      return readEntry(chunk, text, context);
    case "junk":
      return nothing(problemsOfJunk(text));
    case "string":
    case "preamble":
    case "comment":
      return chunk.closed ? silent : nothing([{ line: 1, message: `the braces of @${chunk.kind} do not match` }]);
  }
}

/** One for all chunks that have none: a large library has few problems and few parents. */
const none: readonly never[] = [];
const silent: BibtexReading = { problems: none, parents: none, usesMacros: false };

function nothing(problems: readonly Problem[]): BibtexReading {
  return problems.length === 0 ? silent : { ...silent, problems };
}

/** Entries that hold something for others or for a style. */
export const noPapers = new Set(["xdata", "set", "control", "ieeetranbstctl", "bibnote", "options"]);

function readEntry(chunk: BibtexChunk, text: string, context: BibtexContext): BibtexReading {
  const own = parseBibtexFields(text, chunk, context.macros);
  const type = chunk.type ?? "misc";
  const citekey = chunk.citekey?.text ?? "";
  const family: Inheritance = { citekey, parents: [], usesMacros: own.usesMacros };
  const fields = withInherited(own.values, type, { context, family });
  const { usesMacros } = family;
  const parents = family.parents.length === 0 ? none : family.parents.map(detached);
  if (noPapers.has(type)) {
    return { problems: own.problems, parents, usesMacros };
  }
  const named = citekey === "" ? [{ line: 1, message: `an @${type} without a citekey` }, ...own.problems] : own.problems;
  const problems = named.length === 0 ? none : named;
  const paper = readBibtexEntry({ type, citekey, fields, names: context.names });
  if (!paper) {
    const untitled = { line: 1, message: `${citekey === "" ? `an @${type}` : citekey} has no title`, refused: 1 };
    return { problems: [...problems, untitled], parents, usesMacros };
  }
  const rawAbstract = fields.get("abstract");
  return rawAbstract === undefined ? { paper, problems, parents, usesMacros } : { paper, problems, parents, usesMacros, rawAbstract };
}

/** The same reading with the paper's abstract, cleaned. */
export function readAbstract(reading: BibtexReading): BibtexReading {
  const { paper, rawAbstract, problems, parents, usesMacros } = reading;
  return paper && rawAbstract !== undefined ? { paper: withAbstract(paper, rawAbstract), problems, parents, usesMacros } : reading;
}

interface Inheritance {
  readonly citekey: string;
  readonly parents: string[];
  usesMacros: boolean;
}

/** What a child does not take from its parent. */
const ownOnly = new Set([
  "crossref",
  "xref",
  "xdata",
  "ids",
  "label",
  "options",
  "sortkey",
  "keywords",
  "abstract",
  "url",
  "doi",
  "eprint",
]);
const partOfBook = new Set(["inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook", "inreference"]);
/** Parts of a book that are by the book's author: of any other, a volume with editors has nobody to give. */
const ofBooksAuthor = new Set(["inbook", "bookinbook", "suppbook"]);
const mostParents = 8;

/** The entry's fields and those of its parents, by the rules of Biber: a volume's title is its parts' booktitle. */
export function withInherited(
  own: ReadonlyMap<string, string>,
  type: string,
  from: { context: BibtexContext; family: Inheritance },
): ReadonlyMap<string, string> {
  if (!own.has("crossref") && !own.has("xdata")) {
    return own;
  }
  const { context, family } = from;
  const volume = (own.get("crossref") ?? "").trim();
  const parents = [...(own.get("xdata") ?? "").split(",").map((key) => key.trim()), volume];
  const fields = new Map(own);
  for (const key of parents.filter((parent) => parent !== "")) {
    if (key === family.citekey || family.parents.includes(key) || family.parents.length >= mostParents) {
      continue;
    }
    family.parents.push(key);
    const parent = context.fieldsOf(key);
    if (parent) {
      family.usesMacros ||= parent.usesMacros;
      takeOver(fields, withInherited(parent.values, "", from), {
        isVolume: key === volume,
        isPart: partOfBook.has(type),
        hasOwnAuthor: !ofBooksAuthor.has(type),
      });
    }
  }
  return fields;
}

function takeOver(
  fields: Map<string, string>,
  parent: ReadonlyMap<string, string>,
  how: { isVolume: boolean; isPart: boolean; hasOwnAuthor: boolean },
): void {
  const give = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) {
      fields.set(name, value);
    }
  };
  const isBook = how.isVolume && how.isPart;
  give("booktitle", isBook ? (parent.get("booktitle") ?? parent.get("title")) : undefined);
  for (const [name, value] of parent) {
    const isTitle =
      name === "title" || name === "subtitle" || name === "shorttitle" || (name === "author" && how.hasOwnAuthor && parent.has("editor"));
    if (!(how.isVolume && ownOnly.has(name)) && !(isBook && isTitle)) {
      give(name, value);
    }
  }
}

const marker = /(?:^|[\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/g;
const strayField = /(?:^|[\r\n,])[ \t]*[A-Za-z][\w-]{0,60}[ \t]*=[ \t]*["{]/;
const brokenHead = /(?:^|[\r\n])[ \t]*@[A-Za-z]{3,40}[ \t]*(?=[\w,:]|[\r\n]|$)/;

/** One is enough to know; a few help to find them. */
const mostMarkers = 10;

/** Text between entries is a comment, except where it looks like a piece of an entry. */
function problemsOfJunk(junk: string): readonly Problem[] {
  const text = junk.replace(/^[ \t]*%.*/gm, "");
  const markers = [...text.matchAll(marker)]
    .slice(0, mostMarkers)
    .map(({ index }) => ({ line: lineOf(text, index), message: "a merge conflict's marker" }));
  const head = brokenHead.exec(text);
  if (head) {
    return [...markers, { line: lineOf(text, head.index), message: "this begins like an entry but has no brace" }];
  }
  const field = strayField.exec(text);
  const message = "fields outside of an entry: a closing brace too many, or an entry's beginning is missing";
  return field ? [...markers, { line: lineOf(text, field.index), message }] : markers;
}

function lineOf(text: string, at: number): number {
  const behindBreak = /[\r\n]/.test(text.charAt(at)) ? at + 1 : at;
  return text.slice(0, behindBreak).split("\n").length;
}
