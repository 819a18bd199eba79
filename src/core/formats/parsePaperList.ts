import { isRecord, type UnknownRecord } from "../record";
import type { Paper, PaperLink, PersonName, Problem } from "../paper";
import { mergeLinks } from "../text/findLinks";
import { readJsonRecords } from "./csl/jsonRecords";
import { parseBibtexNames } from "./bibtex/parseBibtexNames";
import { isPaperItem } from "./csl/parseCslJson";
import { type CslItem } from "./csl/item";
import { readCslItems, type LinedPapers } from "./csl/readCslItems";
import { readLinks } from "./bibtex/readIdentifiers";

/** Conferences as they write themselves, where capitals do not follow from the file's name. */
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
 * Reads a conference's papers as the repository papercopilot/paperlists keeps them: a JSON list of `{ title, abstract,
 * author: "A B; C D", github, site, status, … }`. Venue and year stand in the file's name (`iclr2025.json`). Papers that were
 * rejected or withdrawn are left out and counted. Never throws.
 */
export function parsePaperList(text: string, fileName: string): LinedPapers & { readonly leftOut: number } {
  const { records, problems } = readJsonRecords(text);
  const from = venueOf(fileName);
  const entries = records.flatMap(({ line, value }) => (isRecord(value) ? [{ line, value }] : []));
  const accepted = entries.filter(({ value }) => isAccepted(value));
  // The place in the list stands for the line, which in a file without line breaks is always the first.
  const read = readCslItems(accepted.map(({ value }, index) => ({ line: index, item: itemOf(value, from) })));
  const recordOf = (citekey: string) => accepted[read.lines.get(citekey) ?? -1];
  return {
    papers: read.papers.map((paper) => withLinks(paper, linksOf(recordOf(paper.citekey)?.value ?? {}))),
    problems: [...problems, ...read.problems.map(({ line, ...problem }) => ({ line: accepted[line]?.line ?? 1, ...problem }))],
    lines: new Map([...read.lines.keys()].map((citekey) => [citekey, recordOf(citekey)?.line ?? 1])),
    leftOut: entries.length - accepted.length,
  };
}

/** The records of a conference's list that are papers and were accepted, in its order, as CSL items with their keywords. */
export function paperListItems(text: string, fileName: string): readonly CslItem[] {
  const entries = readJsonRecords(text).records.flatMap(({ value }) => (isRecord(value) && isAccepted(value) ? [value] : []));
  return entries
    .map((value) => ({ ...itemOf(value, venueOf(fileName)), note: undefined, keyword: textOf(value, "keywords")?.replaceAll(";", ", ") }))
    .filter(isPaperItem);
}

function isAccepted(entry: UnknownRecord): boolean {
  return !notAccepted.test(textOf(entry, "status") ?? "");
}

/** The links of the list first: it says what is what. */
function withLinks(paper: Paper, links: readonly PaperLink[]): Paper {
  return links.length === 0 ? paper : { ...paper, links: mergeLinks([...links, ...paper.links]) };
}

/** What a file's reader is told of papers that were left out. */
export function leftOutProblems(count: number): readonly Problem[] {
  return count === 0 ? [] : [{ line: 1, message: `${count} papers that were rejected or withdrawn are left out`, refused: count }];
}

/** `iclr2025.json` is ICLR in 2025. */
function venueOf(fileName: string): { venue?: string; year?: number } {
  const [, name = "", year] = /([a-z]{2,20})[-_ ]?((?:19|20)\d\d)\.[a-z]+$/i.exec(fileName) ?? [];
  return {
    ...(name === "" ? {} : { venue: conferences.get(name.toLowerCase()) ?? name.toUpperCase() }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

function textOf(entry: UnknownRecord, ...names: readonly string[]): string | undefined {
  return names.map((name) => entry[name]).find((value): value is string => typeof value === "string" && value.trim() !== "");
}

function itemOf(entry: UnknownRecord, from: { venue?: string; year?: number }): UnknownRecord {
  const arxiv = textOf(entry, "arxiv");
  return {
    type: from.venue === undefined ? "article" : "paper-conference",
    title: textOf(entry, "title"),
    author: authorsOf(textOf(entry, "author", "authors") ?? ""),
    ...(from.year === undefined ? {} : { issued: from.year }),
    ...(from.venue === undefined ? {} : { "container-title": from.venue }),
    abstract: textOf(entry, "abstract"),
    DOI: textOf(entry, "doi"),
    note: [arxiv === undefined ? "" : `arXiv:${arxiv.replace(/^.*\/|^arxiv:/i, "")}`, textOf(entry, "site") ?? ""].join(" "),
  };
}

/** What is left where a list's makers found no repository. */
const bareCodeHost = /^https:\/\/(?:www\.)?(?:github|gitlab)\.com\/?$/;

/** Names are parted by semicolons, in the lists of some conferences by commas; a name has no comma of its own. */
function authorsOf(text: string): readonly PersonName[] {
  return text.split(text.includes(";") ? ";" : ",").flatMap((name) => parseBibtexNames(name));
}

function linksOf(entry: UnknownRecord): readonly PaperLink[] {
  const addresses = [textOf(entry, "github", "code"), textOf(entry, "project"), textOf(entry, "site")];
  return readLinks(addresses.map((text) => (text ?? "").replaceAll(";", " "))).filter(({ url }) => !bareCodeHost.test(url));
}
