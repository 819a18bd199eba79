import type { Problem } from "../paper";

/** A paper as its seed gives it: nothing cleaned, nothing looked up. */
export interface SeedPaper {
  readonly title: string;
  readonly abstract: string;
  /** Of the title, counted from 1. */
  readonly line: number;
}

type LineKind = "title" | "abstract" | "overlong";

interface Line {
  readonly text: string;
  readonly number: number;
  readonly kind: LineKind;
}

/** A line of this many words that ends like a sentence is an abstract … */
const fewestAbstractWords = 25;
/** … and a line of more than this many is one however it ends. */
const mostTitleWords = 45;
const longestTitle = 1_000;
const longestAbstract = 20_000;
/** This many lines before the first title are a banner, whatever they look like. */
const fewestBannerLines = 3;
const mostBannerLines = 12;
const longestQuote = 80;

/**
 * Reads a copied page of papers: a banner if there is one, then title and abstract in turn, each on a line of its own,
 * with empty lines anywhere. Never throws. What is wrong is told with its line and costs no other paper; a title that
 * comes again counts once.
 */
export function parseSeed(text: string): { papers: SeedPaper[]; problems: Problem[] } {
  const lines = linesOf(text);
  const papers: SeedPaper[] = [];
  const problems: Problem[] = [];
  if (lines.length === 0) {
    problems.push({ line: 1, message: "the seed is empty: a title and an abstract in turn are expected" });
  }
  const firstLines = new Map<string, number>();
  for (let at = bannerLength(lines); at < lines.length;) {
    const { paper, problem, next } = paperAt(lines, at);
    const earlier = paper && firstLines.get(paper.title.toLowerCase());
    if (problem) {
      problems.push(problem);
    } else if (paper && earlier !== undefined) {
      problems.push({ line: paper.line, message: `this title stands on line ${earlier} already: ${quote(paper.title)}` });
    } else if (paper) {
      firstLines.set(paper.title.toLowerCase(), paper.line);
      papers.push(paper);
    }
    at = next;
  }
  return { papers, problems };
}

function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== "")
    .map((line) => ({ ...line, kind: kindOf(line.text) }));
}

function kindOf(text: string): LineKind {
  if (text.length > longestAbstract) {
    return "overlong";
  }
  const words = text.split(/\s+/).length;
  if (words > mostTitleWords || (words >= fewestAbstractWords && endsLikeProse(text))) {
    return "abstract";
  }
  return text.length > longestTitle ? "overlong" : "title";
}

/**
 * How many lines stand before the first title, which is the line above the first abstract. Of those, a banner reaches
 * to the last that cannot be a title; where all of them could be, three or more are a banner, fewer are titles.
 */
function bannerLength(lines: readonly Line[]): number {
  const firstTitle = lines.slice(0, mostBannerLines + 2).findIndex((line) => line.kind === "abstract") - 1;
  if (firstTitle < 1 || lines.slice(0, firstTitle).some((line) => line.kind !== "title")) {
    return 0;
  }
  const lastOdd = lines.slice(0, firstTitle).findLastIndex((line) => !couldBeTitle(line.text));
  return lastOdd === -1 && firstTitle >= fewestBannerLines ? firstTitle : lastOdd + 1;
}

/** A title has more than one word and does not begin with an ordinary lower-case one. */
function couldBeTitle(text: string): boolean {
  return /\s/.test(text) && !/^\p{Ll}+\s/u.test(text);
}

/** The paper whose title stands at this index or what is wrong there, and the index to go on at. */
function paperAt(lines: readonly Line[], at: number): { paper?: SeedPaper; problem?: Problem; next: number } {
  const [title, below] = [lines[at], lines[at + 1]];
  if (!title) {
    return { next: lines.length };
  }
  const wrong = (line: Line, message: string, next: number) => ({ problem: { line: line.number, message }, next });
  if (title.kind === "overlong") {
    return wrong(title, tooLong(title.text), at + 1);
  }
  if (title.kind === "abstract") {
    return wrong(title, `an abstract without a title: ${quote(title.text)}`, at + 1);
  }
  if (below?.kind === "overlong") {
    return wrong(below, `${tooLong(below.text)}, below the title ${quote(title.text)}`, at + 2);
  }
  if (!below || (below.kind === "title" && !isShortAbstract(lines, at + 1))) {
    return wrong(title, `a title without an abstract: ${quote(title.text)}`, at + 1);
  }
  return { paper: { title: title.text, abstract: below.text, line: title.number }, next: at + 2 };
}

/** An abstract of few words: it ends like prose, is longer than its title, and no abstract follows as it would a title. */
function isShortAbstract(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? "";
  return endsLikeProse(text) && text.length > (lines[at - 1]?.text.length ?? 0) && lines[at + 1]?.kind !== "abstract";
}

function endsLikeProse(text: string): boolean {
  return /[.!?)]$/.test(text);
}

function tooLong(text: string): string {
  return `a line of ${text.length} characters is no title and no abstract`;
}

function quote(text: string): string {
  return `"${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}"`;
}
