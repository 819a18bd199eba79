import type { Reference, Stated } from "../../reference";
import type { Block } from "./blocks";
import type { WrittenIdentifier } from "./identifiersIn";
import type { KnownTitles, TitleRange } from "./knownTitles";
import { type MarkedTitle, looksLikeTitle, markedTitlesIn } from "./layoutTitles";
import { type Identified, isMostOf, type Part, type Titled } from "./parts";
import { isBesideTitle, peopleAround } from "./surroundings";
import { unknownTitle } from "./unknownTitle";
import { wordsIn } from "./words";

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
  // A list of repositories may stand above one of papers.
  const first = parts.find((part) => part.kind === "title" || part.identifiers.some(({ value }) => value.kind !== "repository"));
  const step = (first ?? parts[0])?.kind === "identifiers" ? 1 : -1;
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
