import { partAfter } from "./acceptance";
import type { NameCandidate } from "./candidate";
import { shapeOf } from "./text/nameShape";
import { includesWord } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";

/** The coined word of a longer name: `PG-RANK` of `Neural PG-RANK`, where it is nobody else's. */
export function lastWords(names: readonly NameCandidate[], abstract: string): readonly NameCandidate[] {
  return names.flatMap((name) => {
    const words = name.text.split(" ");
    const last = words.at(-1) ?? "";
    const isOwn =
      words.length > 1 &&
      words.length <= 3 &&
      name.evidence === "sure" &&
      shapeOf(words[0] ?? "") !== "plain" &&
      !/-based$/.test(words[0] ?? "") &&
      !/^\p{Lu}-/u.test(last) &&
      last.length >= 4 &&
      shapeOf(last) === "coined" &&
      !isFieldTerm(last);
    return isOwn && !includesOutside(last, name.text, abstract) ? [{ ...name, text: last, why: `part of ${name.text}` }] : [];
  });
}

/** `ND loss` for a name that is too short to stand alone. */
export function joinedWithParts(names: readonly NameCandidate[], abstract: string): readonly NameCandidate[] {
  return names.flatMap((name) => {
    const part = name.text.length > 2 ? undefined : partAfter(name.text, name.start, abstract);
    return part === undefined ? [] : [{ ...name, text: `${name.text} ${part}` }];
  });
}

/** Whether a word stands in a text outside the longer name that holds it. */
function includesOutside(word: string, name: string, text: string): boolean {
  return includesWord(text.split(name).join(" "), word);
}
