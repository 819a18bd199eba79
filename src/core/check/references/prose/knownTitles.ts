import { createMatcherInSlices } from "../../../mentions/createMentionMatcher";
import type { Paper } from "../../../paper";
import type { Identifier } from "../../reference";

/** Half-open offsets of a title. */
export interface TitleRange {
  readonly start: number;
  readonly end: number;
}

/** The titles of known papers. */
export interface KnownTitles {
  /** Returns the known titles in a text, in order and without overlaps. */
  find(text: string): readonly TitleRange[];
  /** Returns the titles, whole and without their subtitles, of the papers that have an identifier. */
  titlesOf(identifier: Identifier): readonly string[];
}

/** A title of fewer words may be an ordinary phrase. */
const minWords = 4;

/** Creates the look-up of titles. Yields after each slice of the work. */
export function* createKnownTitles(
  papers: readonly Paper[],
  titlesOf: (identifier: Identifier) => readonly string[],
): Generator<undefined, KnownTitles> {
  const matcher = yield* createMatcherInSlices(papers.map(onlyTitles));
  return {
    titlesOf,
    find: (text) => matcher.find(text).filter(({ alias, start, end }) => alias.kind === "title" && isLong(text.slice(start, end))),
  };
}

/** Leaves out all that would make a mention but is no title. */
function onlyTitles({ citekey, title, authors, aliases }: Paper): Paper {
  const titles = aliases.filter(({ kind }) => kind === "title");
  return { citekey, title, authors, links: [], aliases: titles.length > 0 ? titles : [{ text: title, kind: "title", why: "" }] };
}

function isLong(written: string): boolean {
  return (written.match(/[\p{L}\p{N}]+/gu) ?? []).length >= minWords;
}

/** Returns a paper's title, and the part of it before the subtitle if that is long enough to stand for it. */
export function titlesOfPaper({ title, aliases }: Paper): readonly string[] {
  return [...new Set([title, ...aliases.filter(({ kind }) => kind === "title").map(({ text }) => text)])];
}
