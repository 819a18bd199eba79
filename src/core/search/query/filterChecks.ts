import { knownPeople, type Paper } from "../../paper";
import { shownVenue } from "../../words/venueNames";
import type { QueryFilter } from "./parseQuery";
import { displayName, fieldTexts, venuesOf, yearsOf } from "../text/fields";
import { plain } from "../text/spelling";
import { plainWords } from "../text/terms";
import { isUnspaced } from "../text/unspaced";

/** Returns the words that a word of a phrase may mean. */
export type VariantsOf = (word: string) => readonly string[];

/** Returns the tests of a filter that need the text of a paper. */
export function checksOf(filter: QueryFilter, variantsOf: VariantsOf): readonly ((paper: Paper) => boolean)[] {
  switch (filter.kind) {
    case "phrase": {
      const pattern = phrasePattern(filter.words.map(variantsOf), filter.isUnfinished);
      return [(paper) => contains(paper, pattern)];
    }
    case "without": {
      const [word = "", ...more] = filter.words;
      const pattern = phrasePattern(
        filter.words.map((one) => [one]),
        false,
      );
      return [more.length > 0 ? (paper) => !contains(paper, pattern) : (paper) => !isOfVenueOrYear(paper, word)];
    }
    case "like":
      return [({ citekey }) => citekey !== filter.citekey];
    case "author":
    case "venue":
    case "title":
    case "abstract":
      return filter.words.length > 1 ? [togetherIn(filter.kind, filter.words)] : [];
    case "except":
    case "has":
    case "origin":
    case "year":
      return [];
  }
}

/** Returns whether a card of the paper shows the word as its venue or its year. */
function isOfVenueOrYear(paper: Paper, word: string): boolean {
  const shown = [shownVenue(paper.published?.venue ?? ""), ...yearsOf(paper).map(String)];
  return shown.some((text) => plainWords(text).includes(word));
}

/** Returns a test whether several words are together: in the name of one author, or in a row. The last may be the beginning of a word. */
function togetherIn(kind: "author" | "venue" | "title" | "abstract", words: readonly string[]): (paper: Paper) => boolean {
  if (kind === "author") {
    return ({ authors }) =>
      knownPeople(authors).some((author) => {
        const names = plainWords(displayName(author));
        return words.every((word) => names.some((name) => name.startsWith(word)));
      });
  }
  const pattern = phrasePattern(
    words.map((word) => [word]),
    true,
  );
  const textsOf = (paper: Paper): readonly string[] => (kind === "venue" ? venuesOf(paper) : fieldTexts(paper, kind));
  return (paper) => textsOf(paper).some((text) => pattern.test(plain(text)));
}

/**
 * Returns a pattern of these words in a row, with anything but letters and digits in between. Words consist of letters, digits,
 * and `+`.
 */
function phrasePattern(words: readonly (readonly string[])[], isUnfinished: boolean): RegExp {
  const isWithin = (variants: readonly string[] | undefined): boolean => variants?.some(isUnspaced) === true;
  const inner = words.map((variants) => `(?:${variants.join("|").replaceAll("+", "\\+")})`).join("[^\\p{L}\\p{N}]+");
  const body = `${isWithin(words[0]) ? "" : "(?<![\\p{L}\\p{N}])"}${inner}${isUnfinished || isWithin(words.at(-1)) ? "" : "(?![\\p{L}\\p{N}])"}`;
  return new RegExp(body, "u");
}

function contains(paper: Paper, pattern: RegExp): boolean {
  return (
    pattern.test(plain(paper.title)) ||
    pattern.test(plain(paper.abstract ?? "")) ||
    fieldTexts(paper, "name").some((name) => pattern.test(plain(name)))
  );
}
