import type { Paper, Problem } from "../paper";
import { foreignFormat, parseForeign } from "./foreignFormats";
import { firstJsonRecord } from "./csl/jsonRecords";
import { parseBibtex } from "./bibtex/createBibtexReader";
import { parseCslJson } from "./csl/parseCslJson";
import { parseCslYaml } from "./csl/parseCslYaml";
import { parseHayagriva } from "./parseHayagriva";
import { leftOutProblems, parsePaperList } from "./parsePaperList";
import { parseRis } from "./parseRis";
import { parseSeedList } from "./parseSeedList";
import type { LinedPapers } from "./csl/readCslItems";
import { countLines } from "../text/lines";

/** The formats of libraries; `foreign` is one that is known and not read. */
export type LibraryFormat = "bibtex" | "csl-json" | "csl-yaml" | "hayagriva" | "ris" | "paper-list" | "seed" | "foreign";

/** What a file of papers holds. */
export interface ParsedLibrary {
  readonly format: LibraryFormat;
  /** In the order of the file, aliases empty. */
  readonly papers: readonly Paper[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** On which line, from 1, a paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Reads a file of papers in any of the formats, told by {@link libraryFormat}. Never throws. */
export function parseLibrary(text: string, from: { readonly fileName: string }): ParsedLibrary {
  const format = libraryFormat(text, from.fileName);
  const { papers, problems, lines, leftOut = 0 } = parseAs(format, text, from.fileName);
  return {
    format,
    papers,
    problems: [...leftOutProblems(leftOut), ...problems, ...problemOfNothing(text, { format, papers, problems, leftOut })],
    lines,
  };
}

const formatNames: ReadonlyMap<LibraryFormat, string> = new Map([
  ["csl-json", "CSL-JSON"],
  ["csl-yaml", "CSL-YAML"],
  ["hayagriva", "Hayagriva"],
  ["ris", "RIS"],
  ["paper-list", "a conference's list"],
  ["seed", "a list of titles and abstracts"],
]);

/** Whoever gives a file in which nothing is found is to know as what it was read; a `.bib` file may hold macros alone, and a list be empty. */
function problemOfNothing(
  text: string,
  read: Pick<ParsedLibrary, "format" | "papers" | "problems"> & { readonly leftOut: number },
): readonly Problem[] {
  const name = formatNames.get(read.format);
  const isNothing = read.papers.length + read.problems.length + read.leftOut === 0 && !/^\s*(?:\[\s*\]\s*)?$/.test(text);
  return name !== undefined && isNothing ? [{ line: 1, message: `no paper was found; this was read as ${name}` }] : [];
}

/** Papers of a library, and how many it has that were rejected or withdrawn. */
export type CountedPapers = LinedPapers & { readonly leftOut?: number };

/** Reads a library, or some of its records on their own, in a format that is known. Never throws. */
export function parseAs(format: LibraryFormat, text: string, fileName: string): CountedPapers {
  return readers[format](text, fileName);
}

const readers: Readonly<Record<LibraryFormat, (text: string, fileName: string) => CountedPapers>> = {
  bibtex: (text) => {
    const { papers, problems, places } = parseBibtex(text);
    return { papers, problems, lines: new Map([...places].map(([citekey, { line }]) => [citekey, line])) };
  },
  "csl-json": (text) => {
    const { lines, ...read } = parseCslJson(text);
    return { ...read, lines: new Map([...cslJsonLines(text), ...lines]) };
  },
  "csl-yaml": parseCslYaml,
  hayagriva: parseHayagriva,
  ris: parseRis,
  "paper-list": parsePaperList,
  seed: parseSeedList,
  foreign: parseForeign,
};

/** As much of a file's beginning tells its format. */
const beginning = 20_000;

/** The format of a library, by its content and, where that leaves a choice, by its file's name; pasted text may have none. */
export function libraryFormat(text: string, fileName: string): LibraryFormat {
  const start = text.slice(0, beginning).replace(/^\uFEFF/, "");
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

/** A YAML list of records, behind comments and the document's mark: Hayagriva's entries have such lists too, but inside. */
const firstRecord = /^(?:(?:[ \t]*(?:#[^\n]*)?|---[^\n]*|%YAML[^\n]*)\r?\n)*[ \t]*-\s+[\w-]+:\s/;

/** A paper list's records have one `author`, a text; CSL items a list. Told by the first record, where it is whole. */
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

/** The first line on which each citekey stands as an item's. */
function cslJsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let [line, counted] = [1, 0];
  for (const found of text.matchAll(/"(?:id|citation-key|citationKey)"\s{0,20}:\s{0,20}(?:"([^"\\]{1,300})"|(\d{1,20}))/g)) {
    line += countLines(text, counted, found.index);
    counted = found.index;
    const citekey = found[1] ?? found[2] ?? "";
    if (!lines.has(citekey)) {
      lines.set(citekey, line);
    }
  }
  return lines;
}
