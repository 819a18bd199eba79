import type { QueryTerm } from "../query/parseQuery";
import { likenessOf } from "./wordLikeness";
import { wordNumbers } from "./wordNumbers";
import type { WordVectors } from "./wordVectors";

/** A word is read as it stands if it and the words like it make this share of all words in papers that begin with it. */
const minShare = 0.25;
/** The likeness of words that mean nearly the same, such as the forms of one word. */
const minAlike = 0.5;

/**
 * Returns whether a word of a query is unfinished and probably not whole. Half a word means something else: "car" on the way to "carbon" would
 * move the papers, and move them back with the next letter. "Forget" is whole, because "forgetting" means the same.
 */
export function isHalfWord(term: QueryTerm | undefined, words: WordVectors): boolean {
  if (!term?.isUnfinished) {
    return false;
  }
  const [number, ...others] = wordNumbers(term.typed, words);
  if (number === undefined || others.length > 0) {
    return number === undefined;
  }
  let [alike, all] = [0, 0];
  for (const other of words.beginningWith(words.wordAt(number))) {
    const frequency = Math.exp(-(words.idf[other] ?? 0));
    alike += likenessOf(number, other, words) >= minAlike ? frequency : 0;
    all += frequency;
  }
  return alike < minShare * all;
}
