import type { Paper, Problem } from "../paper";
import { atMostProblems } from "./atMostProblems";
import { foreignFormat, isCertainlyForeign, parseForeign } from "./foreignFormats";
import { firstJsonRecord } from "./csl/jsonRecords";
import { parseBibtex } from "./bibtex/createBibtexReader";
import { parseCslJsonInSlices } from "./csl/parseCslJson";
import { parseCslYaml } from "./csl/parseCslYaml";
import { parseCff } from "./parseCff";
import { parseHayagriva } from "./parseHayagriva";
import { skippedProblems, parsePaperList } from "./parsePaperList";
import { parseRis } from "./parseRis";
import { parseSeedList } from "./parseSeedList";
import type { LinedPapers } from "./csl/readCslItems";
import { runToEnd } from "../sliced";
import { withoutNuls } from "./encoding/withoutNuls";

/** The formats of libraries. `foreign` is a format that CiteLens recognizes but does not read. */
export type LibraryFormat = "bibtex" | "csl-json" | "csl-yaml" | "hayagriva" | "cff" | "ris" | "paper-list" | "seed" | "foreign";

/** The papers of a file and the problems in it. */
export interface ParsedLibrary {
  readonly format: LibraryFormat;
  /** In the order of the file, with empty aliases. */
  readonly papers: readonly Paper[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** The line, counted from 1, on which each paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads a file of papers in any format that {@link libraryFormat} detects. Never throws. */
export function parseLibrary(text: string, from: { readonly fileName: string }): ParsedLibrary {
  return runToEnd(parseWholeLibrary(text, from));
}

/** Like {@link parseLibrary}, but yields after each slice of the work, except in BibTeX. */
export function* parseWholeLibrary(text: string, from: { readonly fileName: string }): Generator<undefined, ParsedLibrary> {
  const { text: plain, problems } = withoutNuls(text);
  const format = libraryFormat(plain, from.fileName);
  const read = yield* parseIn(format, plain, from.fileName);
  const other = read.papers.length === 0 ? otherFormat(plain, format) : undefined;
  const again = other && (yield* parseIn(other, plain, from.fileName));
  return withProblems(again && again.papers.length > 0 ? again : read, problems);
}

/** Returns a library with more problems, in the order of the file. A format that is not read has one problem already. */
export function withProblems(read: ParsedLibrary, problems: readonly Problem[]): ParsedLibrary {
  return problems.length === 0 || read.format === "foreign" ? read : { ...read, problems: inOrder([...problems, ...read.problems]) };
}

/** Returns problems by their lines. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((one, other) => one.line - other.line);
}

/** Returns the format that the content has, if a file's name said this one, in which there are no papers. */
export function otherFormat(text: string, format: LibraryFormat): LibraryFormat | undefined {
  const other = formatByContent(startOf(text));
  return other === format || other === "foreign" || other === "seed" ? undefined : other;
}

function* parseIn(format: LibraryFormat, text: string, fileName: string): Generator<undefined, ParsedLibrary> {
  const { papers, problems, lines, leftOut = 0 } = yield* parseAs(format, text, fileName);
  yield;
  const all = [...skippedProblems(leftOut), ...problems, ...emptyLibraryProblems(text, { format, papers, problems, leftOut })];
  return { format, papers, problems: atMostProblems(all), lines };
}

const formatNames: ReadonlyMap<LibraryFormat, string> = new Map([
  ["csl-json", "CSL-JSON"],
  ["csl-yaml", "CSL-YAML"],
  ["hayagriva", "Hayagriva"],
  ["cff", "the Citation File Format"],
  ["ris", "RIS"],
  ["paper-list", "a conference's paper list"],
  ["seed", "a list of titles and abstracts"],
]);

/**
 * If a file has no papers and no other problems, the user needs to know which format it was read as. An empty list is no
 * problem, and neither is a `.bib` file with nothing but macros.
 */
function emptyLibraryProblems(
  text: string,
  read: Pick<ParsedLibrary, "format" | "papers" | "problems"> & { readonly leftOut: number },
): readonly Problem[] {
  const name = formatNames.get(read.format);
  const isNothing = read.papers.length + read.problems.length + read.leftOut === 0 && !/^\s*(?:\[\s*\]\s*)?$/.test(text);
  return name !== undefined && isNothing ? [{ line: 1, message: `No papers found. The file was read as ${name}.` }] : [];
}

/** The papers of a library, and the number of rejected or withdrawn papers that were skipped. */
export type CountedPapers = LinedPapers & { readonly leftOut?: number };

/** Reads a library, or some of its records, in a known format. Yields after each slice of the work, except in BibTeX. Never throws. */
export function parseAs(format: LibraryFormat, text: string, fileName: string): Generator<undefined, CountedPapers> {
  return readers[format](text, fileName);
}

const readers: Readonly<Record<LibraryFormat, (text: string, fileName: string) => Generator<undefined, CountedPapers>>> = {
  *bibtex(text) {
    yield;
    const { papers, problems, places } = parseBibtex(text);
    return { papers, problems, lines: new Map([...places].map(([citekey, { line }]) => [citekey, line])) };
  },
  "csl-json": parseCslJsonInSlices,
  "csl-yaml": parseCslYaml,
  hayagriva: parseHayagriva,
  cff: parseCff,
  ris: parseRis,
  "paper-list": parsePaperList,
  seed: parseSeedList,
  *foreign(text) {
    yield;
    return parseForeign(text);
  },
};

const formatSampleChars = 20_000;

/**
 * Returns the format of a library. The file's name decides, if the text can be what the name says; else the content. Pasted text may have no name.
 */
export function libraryFormat(text: string, fileName: string): LibraryFormat {
  const start = startOf(text);
  const named = isCertainlyForeign(start) ? undefined : namedFormats.get(extensionOf(fileName))?.(text, start);
  const found = named ?? formatByContent(start);
  const hinted = found === "seed" ? hintedFormats.get(extensionOf(fileName)) : undefined;
  return hinted ?? found;
}

function startOf(text: string): string {
  return text.slice(0, formatSampleChars).replace(/^\uFEFF/, "");
}

function extensionOf(fileName: string): string {
  return /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** The version stands in the first column, and so in no note. */
const isCff = /^(?:"cff-version"|'cff-version'|cff-version)[ \t]{0,9}:/m;

type FormatOfText = (text: string, start: string) => LibraryFormat | undefined;

const bibtexOf: FormatOfText = (text) => (/@\s{0,20}[a-z]{2,30}\s{0,20}[{(]/i.test(text) ? "bibtex" : undefined);
const yamlOf: FormatOfText = (_, start) => {
  if (isCff.test(start)) {
    return "cff";
  }
  if (/^\s*[[{]/.test(start) || !/^(?:- |[ \t]*["'\w])[^:\n]{0,200}:(?:\s|$)/m.test(start)) {
    return undefined;
  }
  return /^references:\s*$/m.test(start) || firstRecord.test(start) ? "csl-yaml" : "hayagriva";
};

/** Returns the format that a file's name says, or `undefined` if the text cannot be in it. */
const namedFormats: ReadonlyMap<string, FormatOfText> = new Map<string, FormatOfText>([
  ["bib", bibtexOf],
  ["bibtex", bibtexOf],
  ["biblatex", bibtexOf],
  ["ris", (text) => (/^\s{0,8}TY {1,4}-/m.test(text) ? "ris" : undefined)],
  ["json", (_, start) => (/^\s*[[{]/.test(start) ? jsonFormat(start) : undefined)],
  ["yaml", yamlOf],
  ["yml", yamlOf],
  ["cff", (_, start) => (isCff.test(start) ? "cff" : undefined)],
]);

/** The endings of the names of files with papers, without the full stop: those of a format, and those of texts in any format. */
export const libraryEndings: readonly string[] = [...namedFormats.keys(), "jsonl", "ndjson", "txt", "gz"];

/** The format that a name says if neither the name nor the content decides. */
const hintedFormats: ReadonlyMap<string, LibraryFormat> = new Map([
  ["bib", "bibtex"],
  ["bibtex", "bibtex"],
  ["biblatex", "bibtex"],
  ["ris", "ris"],
  ["yaml", "hayagriva"],
  ["yml", "hayagriva"],
]);

function jsonFormat(start: string): LibraryFormat {
  return isPaperList(start) ? "paper-list" : "csl-json";
}

/** Returns the format whose sign comes first: a note of one format may quote a record of another. */
function formatByContent(start: string): LibraryFormat {
  if (foreignFormat(start) !== undefined) {
    return "foreign";
  }
  if (/^\s*[[{]/.test(start)) {
    return jsonFormat(start);
  }
  if (isCff.test(start)) {
    return "cff";
  }
  const isYamlList = firstRecord.test(start) && /^\s{0,20}-? {0,20}type:\s/m.test(start);
  const signs: readonly (readonly [LibraryFormat, number])[] = [
    ["bibtex", start.search(/^[ \t]*@[a-z]{3,30}\s{0,20}[{(]/im)],
    ["ris", start.search(/^\s{0,8}TY {1,4}- [A-Z]/m)],
    ["csl-yaml", isYamlList ? 0 : start.search(/^references:\s*$/m)],
  ];
  const [first] = signs.filter(([, at]) => at >= 0).sort(([, one], [, other]) => one - other);
  return first?.[0] ?? (/^[^\s#:][^:\n]{0,200}:[^\S\n]*\n\s+[\w-]+:\s/m.test(start) ? "hayagriva" : "seed");
}

/**
 * The first record of a YAML list, after comments and the document mark. Hayagriva's entries may contain such lists, but not
 * at the beginning of the file.
 */
const firstRecord = /^(?:(?:[ \t]*(?:#[^\r\n]*)?|---[^\r\n]*|%YAML[^\r\n]*)\r?\n)*[ \t]*-\s+[\w-]+:\s/;

/**
 * The records of a paper list have an `author` that is a string, while that of CSL items is a list. Looks only at the first
 * record, or at the fields in `start` if the record is cut off.
 */
function isPaperList(start: string): boolean {
  const record = firstJsonRecord(start);
  if (record) {
    const { author, authors, type, issued, abstract, github, site } = record;
    const isCsl = type !== undefined || issued !== undefined || author !== undefined;
    return typeof author === "string" || typeof authors === "string" || (!isCsl && (abstract ?? github ?? site) !== undefined);
  }
  const [, name = "", sign] = /"(authors?|type|issued)"\s*:\s*(\S)/.exec(start) ?? [];
  return name.startsWith("author") ? sign === '"' : name === "" && /"(?:abstract|github|site)"\s*:/.test(start);
}
