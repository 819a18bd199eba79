import { hasOtherPeople, knownPeople, type PersonName } from "../../paper";
import { compareAuthors } from "../names/compareAuthors";
import { readNameList } from "../references/prose/nameList";
import { formatGiven, type GivenForm, givenForms } from "./givenNames";

/** `R. Zhang`; `Zhang, R.`; `Zhang, Ruiqi, and Licong Lin`; `Zhang`; `Zhang R`. */
type NameOrder = "given first" | "family first" | "first by family" | "family only" | "family, then initials";

/** The texts between the names of a list: between two alone, and before the last one of several. */
interface Separators {
  readonly between: string;
  readonly two: string;
  readonly last: string;
}

interface ListForm {
  readonly order: NameOrder;
  readonly given: GivenForm;
  readonly separators: Separators;
}

const orders: readonly NameOrder[] = ["given first", "family first", "first by family", "family only", "family, then initials"];
const separators: readonly Separators[] = [
  ...[" and ", " & "].flatMap((word) => [
    { between: ", ", two: word, last: word },
    { between: ", ", two: word, last: `,${word}` },
    { between: ", ", two: `,${word}`, last: `,${word}` },
    { between: "; ", two: word, last: word },
    { between: "; ", two: `;${word}`, last: `;${word}` },
  ]),
  { between: " and ", two: " and ", last: " and " },
  { between: ", ", two: ", ", last: ", " },
  { between: "; ", two: "; ", last: "; " },
];
const forms: readonly ListForm[] = orders.flatMap((order) =>
  givenForms.flatMap((given) => separators.map((one) => ({ order, given, separators: one }))),
);

/** In a comment, a second line would be code. */
const severalLines = /[\p{Cc}\u2028\u2029]/u;
/** Longer lists are not written out in prose. */
const maxNames = 30;
const endOfIncomplete = /,? (?:et\.? ?al\.?|and (?:others|colleagues))$/i;

/**
 * Returns the known authors in the form of a list in prose, or `undefined` if the form is not sure. It is sure if the names that were read from the list,
 * written in that form, are the list again. "et al." stays, behind as many names.
 */
export function proseAuthors(written: string, known: readonly PersonName[]): string | undefined {
  const end = endOfIncomplete.exec(written)?.[0] ?? "";
  const list = written.slice(0, written.length - end.length);
  for (const names of readingsOf(written, list)) {
    const isFamilyOnly = names.every(({ given }) => given === undefined);
    const own = names.length > maxNames ? [] : forms.filter(({ order }) => (order === "family only") === isFamilyOnly);
    const form = own.find((one) => formatList(names, one) === list);
    const text = form && inForm(known, form, { count: names.length, end });
    if (
      text !== undefined &&
      text !== written &&
      !severalLines.test(text) &&
      compareAuthors(readingsOf(text, text).at(0) ?? [], known).kind === "same"
    ) {
      return text;
    }
  }
  return undefined;
}

/** Returns the people of a list. In `Zhang RQ, Lin L`, all family names are before their initials. */
function readingsOf(written: string, list: string): readonly (readonly PersonName[])[] {
  const byInitials = list.split(/[,;] /).map((piece) => /^(\p{Lu}[\p{L}\p{M}'’ -]{0,60}) (\p{Lu}{1,3})$/u.exec(piece));
  if (byInitials.every((piece) => piece !== null)) {
    return [byInitials.map(([, family = "", initials = ""]) => ({ family, given: Array.from(initials).join(" ") }))];
  }
  const names = readNameList(written);
  return names ? [hasOtherPeople(names) && list === written ? names : knownPeople(names)] : [];
}

function inForm(
  known: readonly PersonName[],
  form: ListForm,
  { count, end }: { readonly count: number; readonly end: string },
): string | undefined {
  const people = knownPeople(known);
  const isCut = end !== "";
  const isLonger = people.length > count || hasOtherPeople(known);
  // The full stop of "et al." may be that of the sentence, so that nobody knows what to put instead.
  if (people.length === 0 || (isCut ? !isLonger : hasOtherPeople(known) || people.length > maxNames)) {
    return undefined;
  }
  const list = formatList(isCut ? people.slice(0, count) : people, form);
  return list === undefined ? undefined : `${list}${isCut ? end : ""}`;
}

function formatList(people: readonly PersonName[], form: ListForm): string | undefined {
  const { between, two, last } = form.separators;
  const names: string[] = [];
  for (const [index, name] of people.entries()) {
    const text = formatName(name, index, form);
    if (text === undefined) {
      return undefined;
    }
    names.push(text);
  }
  const [final = ""] = names.slice(-1);
  return names.length < 2 ? final : `${names.slice(0, -1).join(between)}${names.length === 2 ? two : last}${final}`;
}

function formatName(name: PersonName, index: number, { order, given: form }: ListForm): string | undefined {
  const { family, given, suffix, literal } = name;
  const isGivenFirst = order === "given first" || (order === "first by family" && index > 0);
  if (family === undefined || (suffix !== undefined && !isGivenFirst)) {
    return family === undefined ? literal : undefined;
  }
  const surname = [name["dropping-particle"], name["non-dropping-particle"], family].filter((part) => part !== undefined).join(" ");
  if (order === "family only" || given === undefined) {
    return surname;
  }
  const text = formatGiven(given, form);
  const isTight = form.kind === "initials" && `${form.stop}${form.gap}` === "";
  if (text === undefined || (order === "family, then initials" && !isTight)) {
    return undefined;
  }
  return isGivenFirst
    ? [text, surname, ...(suffix === undefined ? [] : [suffix])].join(" ")
    : `${surname}${order === "family, then initials" ? "" : ","} ${text}`;
}
