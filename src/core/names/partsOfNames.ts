import type { NameCandidate } from "./candidate";
import { shapeOf } from "./text/nameShape";
import { phraseHeads } from "./text/signalWords";
import { includesWord } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";

/**
 * Returns the coined last words of longer names, such as `PG-RANK` of `Neural PG-RANK`, unless the word also occurs elsewhere
 * in the abstract.
 */
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

/** Returns names that are too short on their own together with the noun that follows: `ND loss` for `ND`. */
export function joinedWithParts(names: readonly NameCandidate[], abstract: string): readonly NameCandidate[] {
  return names.flatMap((name) => {
    const part = name.text.length > 2 ? undefined : partNounAfter(name.text, name.start, abstract);
    return part === undefined ? [] : [{ ...name, text: `${name.text} ${part}` }];
  });
}

/** Returns the noun for a part that follows a name, such as `loss` in `ND loss`, or `undefined`. */
function partNounAfter(name: string, start: number, abstract: string): string | undefined {
  const next = /^ (\p{Ll}+)/u.exec(abstract.slice(start + name.length, start + name.length + 30))?.[1];
  return next !== undefined && phraseHeads.has(next) ? next : undefined;
}

/** Returns whether a text has a word outside of the longer name that contains it. */
function includesOutside(word: string, name: string, text: string): boolean {
  return includesWord(text.split(name).join(" "), word);
}
