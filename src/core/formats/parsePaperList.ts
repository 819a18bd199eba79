import { isRecord, type UnknownRecord } from "../record";
import type { Paper, PaperLink, PersonName, Problem } from "../paper";
import { mergeLinks } from "../text/findLinks";
import { readJsonRecords } from "./csl/jsonRecords";
import { maxNames, maxTextChars, tooMany } from "./records/longTexts";
import { readDirectNames } from "./records/plainNames";
import { readCslItems, type LinedPapers, type PlacedCslItem } from "./csl/readCslItems";
import { readLinks } from "./bibtex/readIdentifiers";

/** The spelling of conferences whose name is not written in capitals only. */
const conferences: ReadonlyMap<string, string> = new Map([
  ["nips", "NeurIPS"],
  ["neurips", "NeurIPS"],
  ["corl", "CoRL"],
  ["colm", "COLM"],
  ["interspeech", "Interspeech"],
  ["siggraph", "SIGGRAPH"],
  ["siggraphasia", "SIGGRAPH Asia"],
]);
const notAccepted = /\b(?:reject|withdraw|desk)/i;

/**
 * Reads the papers of a conference in the format of the repository papercopilot/paperlists: a JSON list of `{ title,
 * abstract, author: "A B; C D", github, site, status, … }`. The file's name has the venue and the year (`iclr2025.json`).
 * Skips and counts papers that were rejected or withdrawn. Yields after each record. Never throws.
 */
export function* parsePaperList(text: string, fileName: string): Generator<undefined, LinedPapers & { readonly leftOut: number }> {
  const { records, problems } = yield* readJsonRecords(text);
  const from = venueOf(fileName);
  const entries = records.flatMap(({ line, value }) => (isRecord(value) ? [{ line, value }] : []));
  const accepted = entries.filter(({ value }) => isAccepted(value));
  // The index in the list instead of the line, as all lines are 1 in a file without line breaks.
  const items: PlacedCslItem[] = [];
  const long: Problem[] = [];
  for (const { value } of accepted) {
    const written = namesIn(value);
    for (const message of tooMany("author", written)) {
      long.push({ line: items.length, message });
    }
    items.push({ line: items.length, item: yield* itemOf(value, from, written.slice(0, maxNames)) });
    yield;
  }
  const read = yield* readCslItems(items, long);
  const recordOf = (citekey: string) => accepted[read.lines.get(citekey) ?? -1];
  return {
    papers: read.papers.map((paper) => withLinks(paper, linksOf(recordOf(paper.citekey)?.value ?? {}))),
    problems: [...problems, ...read.problems.map(({ line, ...problem }) => ({ line: accepted[line]?.line ?? 1, ...problem }))],
    lines: new Map([...read.lines.keys()].map((citekey) => [citekey, recordOf(citekey)?.line ?? 1])),
    leftOut: entries.length - accepted.length,
  };
}

function isAccepted(entry: UnknownRecord): boolean {
  return !notAccepted.test(textOf(entry, "status") ?? "");
}

/** Puts the links of the list first, as their kind is certain. */
function withLinks(paper: Paper, links: readonly PaperLink[]): Paper {
  return links.length === 0 ? paper : { ...paper, links: mergeLinks([...links, ...paper.links]) };
}

/** Returns a problem with the number of papers that were skipped, or no problem for 0. */
export function skippedProblems(count: number): readonly Problem[] {
  return count === 0
    ? []
    : [{ line: 1, message: `Skipped ${count} rejected or withdrawn ${count === 1 ? "paper" : "papers"}.`, skipped: count }];
}

/** Reads venue and year from the file's name: `iclr2025.json` is ICLR 2025. */
function venueOf(fileName: string): { venue?: string; year?: number } {
  const [, name = "", year] = /([a-z]{2,20})[-_ ]?((?:19|20)\d\d)\.[a-z]+$/i.exec(fileName) ?? [];
  return {
    ...(name === "" ? {} : { venue: conferences.get(name.toLowerCase()) ?? name.toUpperCase() }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

function textOf(entry: UnknownRecord, ...names: readonly string[]): string | undefined {
  return names.map((name) => listedText(entry[name])).find((text) => text.trim() !== "");
}

/** Some lists have a list of texts where others have one text with semicolons. */
function listedText(value: unknown): string {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string").join("; ") : typeof value === "string" ? value : "";
}

function* itemOf(
  entry: UnknownRecord,
  from: { venue?: string; year?: number },
  names: readonly string[],
): Generator<undefined, UnknownRecord> {
  const arxiv = textOf(entry, "arxiv");
  return {
    type: from.venue === undefined ? "article" : "paper-conference",
    title: textOf(entry, "title"),
    author: yield* authorsOf(names),
    ...(from.year === undefined ? {} : { issued: { "date-parts": [[from.year]] } }),
    ...(from.venue === undefined ? {} : { "container-title": from.venue }),
    abstract: textOf(entry, "abstract"),
    DOI: textOf(entry, "doi"),
    URL: textOf(entry, "site")?.split(";")[0]?.trim(),
    keyword: textOf(entry, "keywords")
      ?.split(";")
      .map((keyword) => keyword.trim())
      .join(", "),
    ...(arxiv === undefined ? {} : { archive: "arXiv", archive_location: arxiv.replace(/^.*\/|^arxiv:/i, "") }),
  };
}

/** An address without a path, which some lists have for papers without a repository. */
const bareCodeHost = /^https:\/\/(?:www\.)?(?:github|gitlab)\.com\/?$/;

/** Most lists separate names with semicolons, some with commas. A name has no comma of its own. */
function namesIn(entry: UnknownRecord): readonly string[] {
  const text = textOf(entry, "author", "authors") ?? "";
  return text.split(text.includes(";") ? ";" : ",");
}

function* authorsOf(written: readonly string[]): Generator<undefined, readonly PersonName[]> {
  const names: PersonName[] = [];
  for (const [index, one] of written.entries()) {
    for (const name of readDirectNames(one.slice(0, maxTextChars))) {
      names.push(name);
    }
    if (index % namesPerSlice === namesPerSlice - 1) {
      yield;
    }
  }
  return names;
}

/** This many names take a millisecond or two. */
const namesPerSlice = 200;

function linksOf(entry: UnknownRecord): readonly PaperLink[] {
  const addresses = [textOf(entry, "github", "code"), textOf(entry, "project"), textOf(entry, "site")];
  return readLinks(addresses.map((text) => (text ?? "").replaceAll(";", " "))).filter(({ url }) => !bareCodeHost.test(url));
}
