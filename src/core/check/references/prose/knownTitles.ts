import { createMatcherInSlices, type MentionMatcher } from "../../../mentions/createMentionMatcher";
import type { MentionLookUp } from "../../../mentions/mention";
import type { Starts } from "../../../mentions/scan/startsInBytes";
import type { Paper } from "../../../paper";
import type { Identifier } from "../../reference";

/** Half-open offsets of a title. */
export interface TitleRange {
  readonly start: number;
  readonly end: number;
}

/** The look-up in which titles are found, and its papers, which have nothing but their titles. */
export interface TitleLookUp {
  readonly papers: readonly Paper[];
  readonly matcher: MentionMatcher;
}

/** The titles of known papers. */
export interface KnownTitles {
  /** Finds the same titles in another thread. */
  readonly lookUps: readonly TitleLookUp[];
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
  const titled = papers.map(onlyTitles);
  const matcher = yield* createMatcherInSlices(titled);
  return { lookUps: [{ papers: titled, matcher }], titlesOf, find: (text) => findTitles(text, matcher) };
}

/**
 * Returns the titles in a text that a look-up of titles finds.
 *
 * @param starts what the look-up's `startsIn` returned for the text, if it is known
 */
export function findTitles(text: string, lookUp: Pick<MentionLookUp, "find">, starts?: Starts): readonly TitleRange[] {
  return lookUp
    .find(text, undefined, undefined, starts)
    .filter(({ alias, start, end }) => alias.kind === "title" && isLong(text.slice(start, end)));
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
