import type { Reference, Stated } from "../../reference";
import type { Block } from "./blocks";
import type { WrittenIdentifier } from "./identifiersIn";
import type { KnownTitles, TitleRange } from "./knownTitles";
import { type MarkedTitle, looksLikeTitle, markedTitlesIn } from "./layoutTitles";
import { nearTitleIn } from "./nearTitle";
import { isBesideTitle, peopleAround } from "./surroundings";
import { isShortened, likeness, type Word, wordsIn } from "./words";

/** A title in a block, with half-open offsets. */
interface Titled {
  readonly kind: "title";
  readonly start: number;
  readonly end: number;
}

/** The identifiers that stand together in a block, of one paper. */
interface Identified {
  readonly kind: "identifiers";
  readonly start: number;
  readonly end: number;
  readonly identifiers: readonly WrittenIdentifier[];
}

type Part = Titled | Identified;

/** The parts of references that are certain, in order. */
export interface Anchors {
  readonly identifiers: readonly WrittenIdentifier[];
  /** The titles that are known. */
  readonly titles: readonly TitleRange[];
}

/** Returns the references in a block, in order. */
export function assembleReferences(
  text: string,
  block: Block,
  { identifiers, titles: ranges }: Anchors,
  known: KnownTitles,
): readonly Reference[] {
  const titles = ranges.map(({ start, end }): Titled => ({ kind: "title", start, end }));
  const words = wordsIn(
    text,
    block,
    identifiers.map(({ whole }) => whole),
  );
  const marked = markedTitlesIn(text, block, identifiers);
  const groups = groupIdentifiers(text, identifiers, [
    ...titles,
    ...marked.filter(({ start, end }) => looksLikeTitle(text.slice(start, end))),
  ]);
  const parts: readonly Part[] = [...titles, ...groups].sort((a, b) => a.start - b.start);
  const pairs = pairParts(text, parts, marked);
  return groups
    .map((group): Reference =>
      referenceOf(text, block, {
        group,
        title: pairs.get(group) ?? unknownTitle(text, group, { parts, block, marked, words, known }),
        parts,
      }),
    )
    .concat(
      titles
        .filter((title) => ![...pairs.values()].includes(title))
        .map((title) => referenceOf(text, block, { group: undefined, title, parts })),
    )
    .sort((a, b) => a.start - b.start);
}

/** Identifiers of one paper are of different kinds, and little stands between them: `arXiv:2404.05868, doi:…, [code](…)`. */
const maxGapChars = 80;

function groupIdentifiers(
  text: string,
  identifiers: readonly WrittenIdentifier[],
  titles: readonly { readonly start: number }[],
): readonly Identified[] {
  const groups: { kind: "identifiers"; start: number; end: number; identifiers: WrittenIdentifier[] }[] = [];
  for (const identifier of identifiers) {
    const last = groups.at(-1);
    const { start, end } = identifier.whole;
    const isTogether =
      last &&
      start - last.end <= maxGapChars &&
      !/[.;]\s|\n\s*\n/.test(text.slice(last.end, start)) &&
      !titles.some((title) => title.start >= last.end && title.start < start) &&
      !last.identifiers.some(({ value }) => value.kind === identifier.value.kind);
    if (isTogether) {
      last.identifiers.push(identifier);
      last.end = end;
    } else {
      groups.push({ kind: "identifiers", start, end, identifiers: [identifier] });
    }
  }
  return groups;
}

/**
 * Pairs each group of identifiers with the known title that it belongs to: the one in its link, or else the one beside it, with nothing between
 * them but people, a year and a venue. If the block begins with identifiers, titles follow them.
 */
function pairParts(text: string, parts: readonly Part[], marked: readonly MarkedTitle[]): ReadonlyMap<Identified, Titled> {
  const pairs = new Map<Identified, Titled>();
  const isFree = (title: Titled): boolean => ![...pairs.values()].includes(title);
  const groups = parts.filter((part) => part.kind === "identifiers");
  const titles = parts.filter((part) => part.kind === "title");
  for (const group of groups) {
    const link = marked.find(({ linked }) => linked && group.identifiers.includes(linked));
    const inside = link && titles.find((title) => isMostOf(link, title));
    if (inside) {
      pairs.set(group, inside);
    }
  }
  const step = parts[0]?.kind === "identifiers" ? 1 : -1;
  for (const [index, group] of parts.entries()) {
    const beside = parts[index + step];
    if (
      group.kind === "identifiers" &&
      beside?.kind === "title" &&
      !pairs.has(group) &&
      isFree(beside) &&
      isBesideTitle(text, beside, group)
    ) {
      pairs.set(group, beside);
    }
  }
  return pairs;
}

/** Returns whether a title is a link's words but for a few. The beginning of a longer title may be the title of another paper. */
function isMostOf(whole: { readonly start: number; readonly end: number }, { start, end }: Titled): boolean {
  return start >= whole.start && end <= whole.end && (end - start) * 4 >= (whole.end - whole.start) * 3;
}

interface Surroundings {
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
function unknownTitle(text: string, group: Identified, around: Surroundings): Titled | undefined {
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
    const end = start + withoutNote(text.slice(start, whole)).length;
    const written = wordsIn(text, { start, end }).map(({ letters }) => letters);
    if (titles.some((title) => isShortened(written, title))) {
      return undefined;
    }
    const isNear = titles.some((title) => likeness(written, title) >= minLikeness);
    if (isNear || (looksLikeTitle(text.slice(start, end)) && !sharesNames(written, titles) && isPublication(group))) {
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

/** Leaves out what often follows a title in a link: `(GRPO)`, `(Gu et al., 2019)`, `. EMNLP 2022`. */
function withoutNote(words: string): string {
  return words.replace(/(?<!\s)\s{1,9}\([^()]{1,80}\)?$|[.,]\s{1,9}[A-Z][\w' -]{1,30}\d{4}$/, "");
}

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

function referenceOf(
  text: string,
  block: Block,
  { group, title, parts }: { readonly group: Identified | undefined; readonly title: Titled | undefined; readonly parts: readonly Part[] },
): Reference {
  const own = [...(group ? [group] : []), ...(title ? [title] : [])];
  const [start, end] = [Math.min(...own.map((part) => part.start)), Math.max(...own.map((part) => part.end))];
  const others = parts.filter((part) => part.end <= start || part.start >= end);
  const room = {
    start: Math.max(block.start, ...others.filter((part) => part.end <= start).map((part) => part.end)),
    end: Math.min(block.end, ...others.filter((part) => part.start >= end).map((part) => part.start)),
  };
  const people = title ? peopleAround(text, title, { room, group }) : {};
  return {
    ...{ form: "prose", syntax: "plain", start, end },
    ...(title ? { title: stated(title, titleText(text, title)) } : {}),
    ...people,
    identifiers: (group?.identifiers ?? []).map((one) => ({ value: one.value, start: one.start, end: one.end })),
  };
}

function stated<T>({ start, end }: { readonly start: number; readonly end: number }, value: T): Stated<T> {
  return { value, start, end };
}

/** A title over several lines is written with what begins a line of a comment. */
function titleText(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text
    .slice(start, end)
    .replace(/(?<![ \t])[ \t]*\r?\n[ \t]{0,80}(?:[#*%;>/-]{1,4}[ \t]{1,80})?/g, " ")
    .replace(/\s+/g, " ");
}
