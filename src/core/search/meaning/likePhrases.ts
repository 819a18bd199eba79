import type { Paper } from "../../paper";
import type { MeaningQuery, TellingWord } from "./meaningQuery";
import type { WordVectors } from "./wordVectors";
import { readWrittenWords, type WrittenWord } from "./writtenWords";

const maxPhrases = 3;
const maxWordsInPhrase = 3;
/** Matches the ends of adjectives and participles, which a noun follows: `adversarial`, `generative`, `masked`, `class-aware`, `3D`. */
const adjectiveEnd = /(?:al|ive|ic|ous|ary|able|ible|ed|ful|less|-aware|-free|-wise|-level|-driven|-rank|-task|\dd)$/i;
/** Matches a verb that a noun follows, unless it explains something itself: `generating images`. */
const gerundEnd = /ing$/i;
const nounsInIng = new Set("embedding encoding learning modeling prompting ranking reasoning sampling training".split(" "));

/**
 * Returns the phrases of a paper that are most like those words of a query that the paper does not have, as they are written
 * there, the most alike first: `held-out tokens`, `large vocabulary`. At most three.
 */
export function likePhrases({ title, abstract = "" }: Paper, query: MeaningQuery, words: WordVectors): readonly string[] {
  const best = new Map<TellingWord, Explanation>();
  for (const text of [title, abstract]) {
    const written = readWrittenWords(text, query, words);
    written.forEach(({ gain, meant }, at) => {
      if (meant && gain > (best.get(meant)?.gain ?? 0)) {
        best.set(meant, { text, gain, ...phraseAround(text, written, at) });
      }
    });
  }
  const shown: Explanation[] = [];
  for (const one of [...best.values()].sort((a, b) => b.gain - a.gain)) {
    if (shown.length < maxPhrases && !shown.some((other) => isSame(one, other))) {
      shown.push(one);
    }
  }
  return shown.map(({ text, start, end }) => text.slice(start, end));
}

/** Returns whether phrases overlap, or one begins like the other: `scene graphs`, `Scene Graph`. */
function isSame(one: Explanation, other: Explanation): boolean {
  const [a = "", b = ""] = [one, other].map(({ text, start, end }) => text.slice(start, end).toLowerCase());
  return a.startsWith(b) || b.startsWith(a) || (one.text === other.text && one.start < other.end && other.start < one.end);
}

/** A phrase of a text, and how much it explains. Offsets are half-open, in UTF-16 code units. */
interface Explanation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly gain: number;
}

/**
 * Returns the word at a place with those beside it that belong to it, a blank apart: the noun behind an adjective, words behind it that are like
 * the query too, and words before it with a subject of their own. No word with hyphens is cut.
 */
function phraseAround(text: string, words: readonly WrittenWord[], at: number): Pick<WrittenWord, "start" | "end"> {
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
