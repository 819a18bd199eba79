import type { Block } from "./blocks";
import type { KnownTitles } from "./knownTitles";
import { looksLikeTitle, type MarkedTitle } from "./layoutTitles";
import { nearTitleIn } from "./nearTitle";
import { type Identified, isMostOf, type Part, type Titled } from "./parts";
import { isBesideTitle, readPeople } from "./surroundings";
import { isShortened, likeness, type Word, wordsIn } from "./words";

/** The parts and the block around identifiers. */
export interface Surroundings {
  readonly parts: readonly Part[];
  readonly block: Block;
  readonly marked: readonly MarkedTitle[];
  readonly words: readonly Word[];
  readonly known: KnownTitles;
}

/** A marked title that is like the paper's in this measure is meant to be it. */
const minLikeness = 0.6;

/**
 * Returns the title that stands with identifiers and is not a known one: the words of their link or in quotes beside them, if they are like the
 * paper's title or look like another title, or else a part of a sentence that is nearly the paper's title.
 */
export function unknownTitle(text: string, group: Identified, around: Surroundings): Titled | undefined {
  const titles = group.identifiers
    .flatMap(({ value }) => around.known.titlesOf(value))
    .map((title) => wordsIn(title, { start: 0, end: title.length }).map(({ letters }) => letters));
  if (titles.length === 0) {
    return undefined;
  }
  const free = around.marked.filter(
    (one) =>
      (one.linked ? group.identifiers.includes(one.linked) : isBesideTitle(text, one, group)) &&
      !around.parts.some((part) => part.kind === "title" && part.start < one.end && part.end > one.start && isMostOf(one, part)),
  );
  for (const { start, end: whole } of free) {
    const end = start + withoutNotes(text.slice(start, whole)).length;
    const written = wordsIn(text, { start, end }).map(({ letters }) => letters);
    if (titles.some((title) => isShortened(written, title))) {
      return undefined;
    }
    const isNear = titles.some((title) => likeness(written, title) >= minLikeness);
    if (isNear || (isAnotherTitle(text.slice(start, whole)) && !sharesNames(written, titles) && isPublication(group))) {
      return { kind: "title", start, end };
    }
  }
  const between = spanBefore(group, around);
  const near = nearTitleIn(
    text,
    around.words.filter(({ start, end }) => start >= between.start && end <= between.end),
    titles,
  );
  return near && { kind: "title", ...near };
}

/** A venue and a year, and the names of a method and of its authors: `, 2021`, `(GRPO)`, `(Gu et al., 2019)`, `. EMNLP 2022`, ` [2021]`. */
const note =
  /(?<!\s)\s{1,9}\([^()]{1,80}\)?$|[.,]\s{1,9}(?:in\s|at\s)?[A-Z][\w' -]{1,30}(?:\d{4}|['’]\d{2})$|(?<=\p{L})[.,:;]?\s{1,9}(?:[–-]\s)?[[(]?(?:19|20)\d{2}[a-z]?[\])]?$/u;
/** More notes do not follow a title. */
const maxNotes = 3;

/** Leaves out what often follows a title in a link. */
function withoutNotes(words: string): string {
  let rest = words;
  for (let count = 0; count < maxNotes; count++) {
    rest = rest.replace(note, "");
  }
  return rest;
}

/**
 * Returns whether marked words are surely the title of another paper. The name of a method with its initials, such as "Asynchronous Advantage
 * Actor Critic (A3C)", is not a title, and neither are people.
 */
function isAnotherTitle(marked: string): boolean {
  const words = withoutNotes(marked);
  const isName = /\s\([\p{Lu}\d][\p{L}\d-]{1,14}s?\)$/u.test(marked);
  const hasForm = /[:?]\s|\s(?:for|of|with|via|in|from|through|using|on|to|by|is|are|and|without|towards?|under)\s/i.test(words);
  return (
    looksLikeTitle(words) &&
    !isName &&
    (hasForm || wordsIn(words, { start: 0, end: words.length }).length >= fewestWords) &&
    !readPeople(words)
  );
}

/** The name of a method is shorter. */
const fewestWords = 6;

/** A repository serves several papers, and a page that only mentions one. */
function isPublication({ identifiers }: Identified): boolean {
  return identifiers.some(({ value }) => value.kind === "arxiv" || value.kind === "doi");
}

/** Words that are short for the title, such as the name of its method, are no other title. */
function sharesNames(written: readonly string[], titles: readonly (readonly string[])[]): boolean {
  return titles.some((title) => written.filter((word) => word.length > 2 && title.includes(word)).length * 3 > written.length);
}

/** Returns the part of the block between the last identifiers or title and these identifiers. */
function spanBefore(group: Identified, { parts, block }: Surroundings): { readonly start: number; readonly end: number } {
  const index = parts.indexOf(group);
  return { start: parts[index - 1]?.end ?? block.start, end: group.start };
}
