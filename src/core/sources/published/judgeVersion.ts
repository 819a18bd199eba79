import { compareAuthors } from "../../check/names/compareAuthors";
import { compareTitles } from "../../check/titles/compareTitles";
import { plainLetters } from "../../check/titles/titleWords";
import type { Paper, PersonName } from "../../paper";
import { arxivKey } from "../../text/arxivId";
import { isServerDoi } from "./preprint";

/**
 * The kinds of publications of a preprint: its published version; one of a workshop; a short one, such as an extended abstract or a poster; or one
 * under another title, of which a service says that it is the preprint's.
 */
export type VersionKind = "published" | "workshop" | "short" | "retitled";

/** A publication, and whether a service says that it belongs to the preprint: by the arXiv id, or by a DOI in the preprint's record. */
export interface Publishing {
  readonly paper: Paper;
  readonly isLinked: boolean;
}

/** The kinds of publications that can be a version of a preprint. A thesis or a report under the same title is a work of its own. */
const kinds: ReadonlySet<string | undefined> = new Set(["conference", "journal", "workshop", "chapter", "book"]);
const servers =
  /arxiv|rxiv|\bssrn\b|zenodo|figshare|\bhal\b|openreview|research square|preprints?\b|authorea|\bosf\b|cornell university|corr\b|repository/i;
/** Matches what publishers put before the title of another text about a paper. */
const notices =
  /^\s{0,9}(?:(?:author|publisher)?\s?(?:correction|erratum|corrigend(?:um|a)|addendum|retraction|withdrawal)s?|errata|repl(?:y|ies)|response|comments?|commentary|discussion|rejoinder|review|editorial|supplement(?:ary|al)?(?: materials?)?|supporting information|data for|code for|poster|slides)\b\s{0,3}(?::|to\b|on\b|of\b|for\b|\(|–|-)/i;
const shortMarks =
  /[([]\s{0,3}(?:extended abstract|student abstract|abstract|short paper|short version|poster|demo(?:nstration)?|late[- ]breaking[^)\]]{0,40}|invited (?:talk|paper)|tutorial|doctoral[^)\]]{0,40}|supplementary[^)\]]{0,40})[^)\]]{0,20}[)\]]/i;
const shortVenues =
  /extended abstracts?|abstracts? of|\bcompanion\b|\badjunct\b|\bposters?\b|demonstrations?\b|\bdemos?\b|student (?:abstract|research)|doctoral|tutorials?\b|late[- ]breaking|short papers/i;
const workshops = /workshop|\b(?:CVPR|ICCV|ECCV|WACV|ICDM|ICME)W\b/i;

/** Returns what a publication is to a preprint, or `undefined` if it is another paper, or no publication at all. */
export function judgeVersion(preprint: Paper, { paper, isLinked }: Publishing): VersionKind | undefined {
  const { published, title } = paper;
  const isOther =
    !published ||
    !kinds.has(published.kind) ||
    servers.test(published.venue) ||
    (paper.doi !== undefined && isServerDoi(paper.doi)) ||
    hasOtherArxivId(preprint, paper) ||
    (notices.test(title) && !notices.test(preprint.title)) ||
    !isByTheSame(preprint.authors, paper.authors, isLinked);
  if (isOther) {
    return undefined;
  }
  if (!isSameTitle(preprint.title, title)) {
    return isLinked && compareTitles(preprint.title, title) !== "other" ? "retitled" : undefined;
  }
  if ((shortMarks.test(title) && !shortMarks.test(preprint.title)) || shortVenues.test(published.venue)) {
    return "short";
  }
  return published.kind === "workshop" || workshops.test(published.venue) ? "workshop" : "published";
}

function hasOtherArxivId({ arxiv }: Paper, { arxiv: other }: Paper): boolean {
  return arxiv !== undefined && other !== undefined && arxivKey(arxiv) !== arxivKey(other);
}

/** Signs behind a name make another one: `PointNet++`, `C#`. Judges of titles look at letters and digits alone. */
const signed = /[\p{L}\p{N}](?:\+{1,3}|#)(?!\p{L})/gu;

function isSameTitle(one: string, other: string): boolean {
  const [signs, others] = [one, other].map((title) => (title.match(signed) ?? []).join(" "));
  return compareTitles(one, other) === "same" && signs === others;
}

/** The first author must be the same, and most of the shorter list; half of it if a link says so. A group is compared by its name. */
function isByTheSame(authors: readonly PersonName[], others: readonly PersonName[], isLinked: boolean): boolean {
  const { kind, sameFirst, shared, shorter } = compareAuthors(authors, others);
  if (kind === "unknown") {
    const [first, other] = [authors[0], others[0]].map((name) => lettersOf(name?.literal ?? ""));
    return first !== "" && first === other;
  }
  return sameFirst && shared > 0 && (shared * 2 > shorter || (isLinked && shared * 2 === shorter));
}

function lettersOf(text: string): string {
  return plainLetters(text)
    .replace(/^the\s/i, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
