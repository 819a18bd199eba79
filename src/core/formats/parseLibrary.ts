import type { Paper, Problem } from "../paper";
import { foreignFormat, parseForeign } from "./foreignFormats";
import { firstJsonRecord } from "./csl/jsonRecords";
import { parseBibtex } from "./bibtex/createBibtexReader";
import { parseCslJson } from "./csl/parseCslJson";
import { parseCslYaml } from "./csl/parseCslYaml";
import { parseHayagriva } from "./parseHayagriva";
import { skippedProblems, parsePaperList } from "./parsePaperList";
import { parseRis } from "./parseRis";
import { parseSeedList } from "./parseSeedList";
import type { LinedPapers } from "./csl/readCslItems";

/** The formats of libraries. `foreign` is a format that CiteLens recognizes but does not read. */
export type LibraryFormat = "bibtex" | "csl-json" | "csl-yaml" | "hayagriva" | "ris" | "paper-list" | "seed" | "foreign";

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
  const format = libraryFormat(text, from.fileName);
  const { papers, problems, lines, leftOut = 0 } = parseAs(format, text, from.fileName);
  return {
    format,
    papers,
    problems: [...skippedProblems(leftOut), ...problems, ...emptyLibraryProblems(text, { format, papers, problems, leftOut })],
    lines,
  };
}

const formatNames: ReadonlyMap<LibraryFormat, string> = new Map([
  ["csl-json", "CSL-JSON"],
  ["csl-yaml", "CSL-YAML"],
  ["hayagriva", "Hayagriva"],
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

/** Reads a library, or some of its records, in a known format. Never throws. */
export function parseAs(format: LibraryFormat, text: string, fileName: string): CountedPapers {
  return readers[format](text, fileName);
}

const readers: Readonly<Record<LibraryFormat, (text: string, fileName: string) => CountedPapers>> = {
  bibtex: (text) => {
    const { papers, problems, places } = parseBibtex(text);
    return { papers, problems, lines: new Map([...places].map(([citekey, { line }]) => [citekey, line])) };
  },
  "csl-json": parseCslJson,
  "csl-yaml": parseCslYaml,
  hayagriva: parseHayagriva,
  ris: parseRis,
  "paper-list": parsePaperList,
  seed: parseSeedList,
  foreign: parseForeign,
};

const formatSampleChars = 20_000;

/**
 * Returns the format of a library. Decides by the content first, then by the file's name, which pasted text may not have.
 */
export function libraryFormat(text: string, fileName: string): LibraryFormat {
  const start = text.slice(0, formatSampleChars).replace(/^\uFEFF/, "");
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (foreignFormat(start)) {
    return "foreign";
  }
  if (/^\s*[[{]/.test(start) && extension !== "bib") {
    return isPaperList(start) ? "paper-list" : "csl-json";
  }
  if (extension === "bib" || extension === "bibtex" || extension === "biblatex" || /^[ \t]*@[a-z]{3,30}\s{0,20}[{(]/im.test(start)) {
    return "bibtex";
  }
  if (extension === "ris" || /^\s{0,8}TY {1,4}- [A-Z]/m.test(start)) {
    return "ris";
  }
  const isYaml = extension === "yaml" || extension === "yml";
  if (/^references:\s*$/m.test(start) || (firstRecord.test(start) && (isYaml || /^\s{0,20}-? {0,20}type:\s/m.test(start)))) {
    return "csl-yaml";
  }
  return isYaml || /^[^\s#:][^:\n]{0,200}:\s*\n\s+[\w-]+:\s/m.test(start) ? "hayagriva" : "seed";
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
