import { hasOtherPeople, type PersonName } from "../../../paper";
import type { Stated } from "../../reference";
import { readNameList } from "./nameList";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** More text than this between a title and its identifier is a sentence. */
const maxGapChars = 300;
/** Lower-case words that stand between the title and the identifier of one reference. */
const usual =
  /^(?:in|of|and|the|on|for|at|by|et|al|pp?|vol|no|preprint|proceedings|proc|conference|international|annual|workshop|journal|transactions|advances|available|online|url|link|paper|papers|code|pdf|abs|html|arxiv|doi|https?|published|see|from|org|cs|stat|version|editors?|eds?|press|volume|number|pages|accepted|to|appear|under|review|with|others|van|von|de|der|den|di|da|la|le|del|ten|ter)$/i;

/** Returns whether a title and identifiers stand side by side: nothing is between them but people, a year, a venue and punctuation. */
export function isBesideTitle(text: string, title: Range, group: Range): boolean {
  const isBefore = title.end <= group.start;
  const gap = isBefore ? text.slice(title.end, group.start) : text.slice(group.end, title.start);
  if (gap.length > (isBefore ? maxGapChars : 30)) {
    return false;
  }
  const words = gap.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.every((word) => /^\p{Lu}/u.test(word) || usual.test(word)) && (isBefore || words.length <= 1);
}

/** The people and the year around a title. */
interface People {
  readonly authors?: Stated<readonly PersonName[]>;
  readonly year?: Stated<number>;
}

const yearAtEnd = /[(,\s[](?<year>(?:19|20)\d{2})[a-z]?[)\]]?[.,:;]?[\s"“„«»‹›《「『'*_`([]{0,9}$/d;
const yearBehind = /^[^\n]{0,160}?(?<![\d./:-])(?<year>(?:19|20)\d{2})(?![\d/]|[.-]\d)/ds;
/** Only so much text before and behind a title is read. */
const maxSideChars = 600;

/**
 * Returns the authors and the year beside a title, if what stands there is a list of people: `Zhang et al. (2024). Title`, `Title, by R. Zhang
 * and L. Lin, 2024`.
 *
 * @param room the part of the text that no other reference has.
 * @param group the identifiers of the reference.
 */
export function peopleAround(
  text: string,
  title: Range,
  { room, group }: { readonly room: Range; readonly group: Range | undefined },
): People {
  const from = Math.max(room.start, title.start - maxSideChars, group && group.end <= title.start ? group.end : 0);
  const to = Math.min(room.end, title.end + maxSideChars, group && group.start >= title.end ? group.start : Infinity);
  const left = readLeft(text, { start: from, end: title.start });
  const right = readRight(text, { start: title.end, end: to });
  const authors = left.authors ?? right.authors;
  const year = left.year ?? right.year;
  return { ...(authors ? { authors } : {}), ...(year ? { year } : {}) };
}

/** Names behind a comma, or below a line that ends within a list of names, are only the rest of the list. */
const restOfList = /,[^\S\n]{0,20}$|,[^\n.:;]{0,80}\s\p{Lu}[\p{L}\p{M}'’-]{0,40}\.?[^\S\n]{0,20}$|\s(?:and|&)[^\S\n]{0,20}$/u;
const maxLineChars = 150;

/** Words before the first name that are no part of it, although they have a capital at the beginning of a sentence. */
const leadWord = String.raw`(?:see|by|cf\.?|following|after|from|per|also|e\.g\.,?|i\.e\.,?|siehe|nach|vgl\.?|laut|voir|selon|par|d['’]apr\u00E8s|v\u00E9ase)`;
const listStart = new RegExp(
  String.raw`^[\s\W]{0,12}(?:\d{1,4}[\].)][ \t])?(?:${leadWord}\s)?|[:\n][\s\W]{0,9}|(?<![\p{L}.])${leadWord}\s|[\]}]\s{0,3}`,
  "giu",
);
const beginsWithLeadWord = new RegExp(`^${leadWord}\\s`, "iu");

function readLeft(text: string, { start, end }: Range): People {
  const side = text.slice(start, end);
  const dated = yearAtEnd.exec(side);
  const place = dated?.indices?.groups?.["year"];
  const people = dated ? side.slice(0, dated.index) : side;
  const length = people.replace(/(?<![\s"“„«»‹›《「『'*_`([:,])[\s"“„«»‹›《「『'*_`([:,]+$/, "").length;
  for (const { index, 0: sign } of people.slice(0, length).matchAll(listStart)) {
    const at = index + sign.length;
    const written = withoutFullStop(side.slice(at, length));
    const authors =
      beginsWithLeadWord.test(written) || restOfList.test(side.slice(Math.max(0, index - maxLineChars), index))
        ? undefined
        : readPeople(written);
    if (authors) {
      return { authors: { value: authors, start: start + at, end: start + at + written.length }, ...yearOf(place, side, start) };
    }
  }
  return {};
}

function readRight(text: string, { start, end }: Range): People {
  const side = text.slice(start, end);
  const head = /^[\s"”“«»‹›》」』'*_`)\].,:;([{}-]{0,12}(?:(?:by|von|de|par|per|por)\s)?/.exec(side)?.[0].length ?? 0;
  const rest = side.slice(head);
  const cuts = [...rest.matchAll(/[([{]|\.?,?\s(?:In|in|arXiv|20\d\d|19\d\d)\b|\.\s|,\s(?=\d|arXiv|[*_"“„«»]|In\b)|\n|$/g)]
    .slice(0, 16)
    .map(({ index }) => index);
  const year = yearBehind.exec(side);
  const dated = yearOf(year?.indices?.groups?.["year"], side, start);
  for (const cut of cuts.reverse()) {
    const names = rest.slice(0, cut).replace(/(?<![\s,.;:])[\s,.;:]+$/, "");
    const authors = readPeople(names);
    if (authors) {
      return { authors: { value: authors, start: start + head, end: start + head + names.length }, ...dated };
    }
  }
  return /^[\s"”“«»‹›》」』'*_`)\].,:;]{0,9}[([]?(?:\p{Lu}[\p{Lu}\w-]{1,14}[ ',])?\s?(?:19|20)\d{2}/u.test(side) ? dated : {};
}

/** Leaves out the full stop behind a list, which is no part of initials or "et al.". */
function withoutFullStop(names: string): string {
  return names.replace(/(?<=\p{Ll}{2})(?<!\bal)\.$/u, "");
}

function yearOf(place: readonly [number, number] | undefined, side: string, start: number): Pick<People, "year"> {
  return place ? { year: { value: Number(side.slice(...place)), start: start + place[0], end: start + place[1] } } : {};
}

/**
 * Words with capitals are no list of people: `Direct Preference Optimization and Reward Modeling`. Without "et al." and initials, each name must
 * have two words, and hardly one may end as the words of titles do.
 */
export function readPeople(text: string): readonly PersonName[] | undefined {
  const names = readNameList(text);
  const isCertain = names && (hasOtherPeople(names) || names.some(({ given = "" }) => hasInitial.test(given)));
  const likeTitles = (names ?? []).filter(({ family = "" }) => endOfTitleWord.test(family));
  const isPlain = (names ?? []).every(({ given }) => given !== undefined) && likeTitles.length <= (names ?? []).length / namesPerTitleWord;
  return isCertain || isPlain ? names : undefined;
}

const hasInitial = /\.|(?<!\p{L})\p{Lu}(?!\p{L})/u;
/** The number of names of which one may end as the words of titles do: `Bindel`. */
const namesPerTitleWord = 4;

const endOfTitleWord =
  /(?:ing|tion|sion|ity|ment|ance|ence|ness|ism|logy|ive|able|ible|ous|ical|ional|orks?|els?|ization|ers|ors|data|sets?)$/i;
