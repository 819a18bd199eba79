import type { WrittenWord } from "./writtenWords";

const maxWordsInPhrase = 3;
/** Matches the ends of adjectives and participles, which a noun follows: `adversarial`, `generative`, `masked`, `class-aware`, `3D`. */
const adjectiveEnd = /(?:al|ive|ic|ous|ary|able|ible|ed|ful|less|-aware|-free|-wise|-level|-driven|-rank|-task|\dd)$/i;
/** Matches a verb that a noun follows, unless it explains something itself: `generating images`. */
const gerundEnd = /ing$/i;
const nounsInIng = new Set("embedding encoding learning modeling prompting ranking reasoning sampling training".split(" "));

/**
 * Returns the word at a place with those beside it that belong to it, a blank apart: the noun behind an adjective, words behind it that are like
 * the query too, and words before it with a subject of their own. No word with hyphens is cut.
 */
export function phraseAround(text: string, words: readonly WrittenWord[], at: number): Pick<WrittenWord, "start" | "end"> {
  let [first, last] = [at, at];
  const textOf = (word: number): string => text.slice(words[word]?.start, words[word]?.end);
  const joins = (left: number): boolean => text.slice(words[left]?.end ?? 0, words[left + 1]?.start ?? 0) === " ";
  const goesOn = (): boolean =>
    (words[last + 1]?.gain ?? 0) > 0 || (adjectiveEnd.test(textOf(last)) && words[last + 1]?.isContent === true);
  while (last - first + 1 < maxWordsInPhrase && words[last + 1] && joins(last) && goesOn()) {
    last++;
  }
  const isGerund = (word: string): boolean => gerundEnd.test(word) && !nounsInIng.has(word.toLowerCase());
  const belongs = ({ gain, isTelling }: WrittenWord, word: number): boolean => gain > 0 || (isTelling && !isGerund(textOf(word)));
  let before = words[first - 1];
  while (last - first + 1 < maxWordsInPhrase && before && joins(first - 1) && belongs(before, first - 1)) {
    before = words[--first - 1];
  }
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}
