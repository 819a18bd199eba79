import type { Problem } from "../paper";
import { runToEnd } from "../sliced";

/** A paper as written in its seed, before cleaning and look-ups. */
export interface SeedPaper {
  readonly title: string;
  readonly abstract: string;
  /** The line of the title, counted from 1. */
  readonly line: number;
}

/** The papers of a seed, in order, and the problems in it. */
export interface Seed {
  readonly papers: readonly SeedPaper[];
  readonly problems: readonly Problem[];
}

type LineKind = "title" | "abstract" | "overlong";

interface Line {
  readonly text: string;
  readonly number: number;
  readonly kind: LineKind;
}

/** A line with at least this many words that ends like a sentence is an abstract. */
const minAbstractWords = 25;
/** A line with more words is an abstract, however it ends. */
const maxTitleWords = 45;
const maxTitleChars = 1_000;
const maxAbstractChars = 20_000;
/** At least this many lines before the first title are a banner, even if they look like titles. */
const minBannerLines = 3;
const maxBannerLines = 12;
const maxQuotedChars = 80;
/** This many lines take a millisecond or two. */
const linesPerSlice = 1_000;

/**
 * Reads a copied page of papers: an optional banner, then titles and abstracts in turn, each on one line, with any number of
 * empty lines. Never throws. An error becomes a problem with its line and costs no other paper. A repeated title counts
 * once.
 */
export function parseSeed(text: string): Seed {
  return runToEnd(parseSeedInSlices(text));
}

/** Like {@link parseSeed}, but yields after each slice of the work. */
export function* parseSeedInSlices(text: string): Generator<undefined, Seed> {
  const lines = yield* linesOf(text);
  const papers: SeedPaper[] = [];
  const problems: Problem[] = [];
  if (lines.length === 0) {
    problems.push({ line: 1, message: "The text is empty. Expected titles and abstracts in turn." });
  }
  const firstLines = new Map<string, number>();
  let found = 0;
  for (let at = bannerLength(lines); at < lines.length;) {
    const { paper, problem, next } = paperAt(lines, at);
    const earlier = paper && firstLines.get(paper.title.toLowerCase());
    if (problem) {
      problems.push(problem);
    } else if (paper && earlier !== undefined) {
      problems.push({ line: paper.line, message: `Duplicate title (first on line ${earlier}): ${quote(paper.title)}.` });
    } else if (paper) {
      firstLines.set(paper.title.toLowerCase(), paper.line);
      papers.push(paper);
    }
    if (papers.length + problems.length >= found + linesPerSlice) {
      found = papers.length + problems.length;
      yield;
    }
    at = next;
  }
  return { papers, problems };
}

function* linesOf(text: string): Generator<undefined, readonly Line[]> {
  const lines: Line[] = [];
  for (const [index, written] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = written.trim();
    if (line !== "") {
      lines.push({ text: line, number: index + 1, kind: kindOf(line) });
    }
    if (index % linesPerSlice === linesPerSlice - 1) {
      yield;
    }
  }
  return lines;
}

function kindOf(text: string): LineKind {
  if (text.length > maxAbstractChars) {
    return "overlong";
  }
  const words = text.split(/\s+/).length;
  if (words > maxTitleWords || (words >= minAbstractWords && endsLikeProse(text))) {
    return "abstract";
  }
  return text.length > maxTitleChars ? "overlong" : "title";
}

/**
 * Returns the number of lines before the first title, which is the line above the first abstract. A banner ends at the last
 * of these lines that cannot be a title. If all of them could be titles, three or more are a banner, and fewer are titles.
 */
function bannerLength(lines: readonly Line[]): number {
  const firstTitle = lines.slice(0, maxBannerLines + 2).findIndex((line) => line.kind === "abstract") - 1;
  if (firstTitle < 1 || lines.slice(0, firstTitle).some((line) => line.kind !== "title")) {
    return 0;
  }
  const lastOdd = lines.slice(0, firstTitle).findLastIndex((line) => !couldBeTitle(line.text));
  return lastOdd === -1 && firstTitle >= minBannerLines ? firstTitle : lastOdd + 1;
}

/** A title has more than one word and does not begin with a lower-case word. */
function couldBeTitle(text: string): boolean {
  return /\s/.test(text) && !/^\p{Ll}+\s/u.test(text);
}

/** Reads the paper whose title is at this index. Returns the paper or a problem, and the index at which to continue. */
function paperAt(lines: readonly Line[], at: number): { paper?: SeedPaper; problem?: Problem; next: number } {
  const [title, below] = [lines[at], lines[at + 1]];
  if (!title) {
    return { next: lines.length };
  }
  const wrong = (line: Line, message: string, next: number) => ({ problem: { line: line.number, message }, next });
  if (title.kind === "overlong") {
    return wrong(title, `${tooLong(title.text)}.`, at + 1);
  }
  if (title.kind === "abstract") {
    return wrong(title, `Abstract without a title: ${quote(title.text)}.`, at + 1);
  }
  if (below?.kind === "overlong") {
    return wrong(below, `${tooLong(below.text)}, below the title ${quote(title.text)}.`, at + 2);
  }
  if (!below || (below.kind === "title" && !isShortAbstract(lines, at + 1))) {
    return wrong(title, `Title without an abstract: ${quote(title.text)}.`, at + 1);
  }
  return { paper: { title: title.text, abstract: below.text, line: title.number }, next: at + 2 };
}

/** A short abstract ends like prose and is longer than its title, and no abstract follows it as it would follow a title. */
function isShortAbstract(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? "";
  return endsLikeProse(text) && text.length > (lines[at - 1]?.text.length ?? 0) && lines[at + 1]?.kind !== "abstract";
}

function endsLikeProse(text: string): boolean {
  return /[.!?)]$/.test(text);
}

function tooLong(text: string): string {
  return `A line of ${text.length} characters is too long for a title or an abstract`;
}

function quote(text: string): string {
  return `"${text.length > maxQuotedChars ? `${text.slice(0, maxQuotedChars)}…` : text}"`;
}
