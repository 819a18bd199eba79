import type { Paper } from "../../paper";
import { isStopWord } from "../../words/stopWords";
import type { MeaningQuery, TellingWord } from "./meaningQuery";
import { wordNumbers } from "./wordNumbers";
import type { WordVectors } from "./wordVectors";

const maxPhrases = 3;
const maxWordsInPhrase = 3;
/** Words that are less alike than this would puzzle the user. */
const minShownLikeness = 0.5;
/** Words of every eighth paper explain nothing. */
const minShownIdf = 2.2;
/**
 * Training made the vectors of words without a subject short, for how rare they are: "rather" 0.6, "argue" 1.1, "unlearning" 2.3.
 * So a word explains something if its vector has this length, and this length for each unit of idf.
 */
const minSubjectLength = 1.1;
const minSubjectLengthPerIdf = 0.29;
/** Words beside it need less: "lightweight student" says more than "student". */
const minBesideLength = 0.8;
const minBesideLengthPerIdf = 0.25;
const maxChars = 1 << 15;

/** A word of a text, as it is written there. */
interface WrittenWord {
  readonly start: number;
  readonly end: number;
  /** How much it explains: its likeness to the nearest word of the query, times the `idf` of that; 0 if too little. */
  readonly gain: number;
  readonly meant: TellingWord | undefined;
  /** The word may stand beside one that explains something. */
  readonly isTelling: boolean;
}

/**
 * Returns the phrases of a paper that are most like those words of a query that the paper does not have, as they are written
 * there, the most alike first: `held-out tokens`, `large vocabulary`. At most three.
 */
export function likePhrases({ title, abstract = "" }: Paper, query: MeaningQuery, words: WordVectors): readonly string[] {
  const best = new Map<TellingWord, Explanation>();
  for (const text of [title, abstract]) {
    const written = readWritten(text, query, words);
    written.forEach(({ gain, meant }, at) => {
      if (meant && gain > (best.get(meant)?.gain ?? 0)) {
        best.set(meant, { text, gain, ...phraseAround(text, written, at) });
      }
    });
  }
  const shown: Explanation[] = [];
  for (const one of [...best.values()].sort((a, b) => b.gain - a.gain)) {
    const isShown = shown.some(({ text, start, end }) => text === one.text && start < one.end && one.start < end);
    if (!isShown && shown.length < maxPhrases) {
      shown.push(one);
    }
  }
  return [...new Set(shown.map(({ text, start, end }) => text.slice(start, end)))];
}

/** A phrase of a text, and how much it explains. Offsets are half-open, in UTF-16 code units. */
interface Explanation {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly gain: number;
}

function readWritten(text: string, { telling }: MeaningQuery, words: WordVectors): readonly WrittenWord[] {
  const has = new Set(wordNumbers(text, words));
  const wanted = telling.filter(({ number }) => !has.has(number) && !isStopWord(words.wordAt(number)));
  return Array.from(text.slice(0, maxChars).matchAll(/[\p{L}\p{N}\p{M}]+/gu), (match): WrittenWord => {
    const [number = -1] = wordNumbers(match[0], words);
    const isPlain = number < 0 || isStopWord(words.wordAt(number)) || /ly$/i.test(match[0]);
    const isTelling = !isPlain && hasSubject(number, words, minBesideLength, minBesideLengthPerIdf);
    const place = { start: match.index, end: match.index + match[0].length, isTelling };
    let [gain, meant]: [number, TellingWord | undefined] = [0, undefined];
    for (const word of isTelling && hasSubject(number, words, minSubjectLength, minSubjectLengthPerIdf) ? wanted : []) {
      const alike = word.likeness.of(number);
      if (alike >= minShownLikeness && alike * word.idf > gain) {
        [gain, meant] = [alike * word.idf, word];
      }
    }
    return { ...place, gain, meant };
  });
}

/** Returns whether a word says what a text is about. */
function hasSubject(number: number, { idf, scales, norms }: WordVectors, minLength: number, minLengthPerIdf: number): boolean {
  const [tells, length] = [idf[number] ?? 0, (scales[number] ?? 0) * (norms[number] ?? 0)];
  return tells > minShownIdf && length >= Math.max(minLength, minLengthPerIdf * tells);
}

/** Returns the word at a place with those beside it that belong to it: a hyphen or a blank apart, and like the query too, or with a subject of their own. */
function phraseAround(text: string, words: readonly WrittenWord[], at: number): Pick<Explanation, "start" | "end"> {
  let [first, last] = [at, at];
  const joins = (left: number): boolean => /^[ -]$/.test(text.slice(words[left]?.end ?? 0, words[left + 1]?.start ?? 0));
  while (last - first + 1 < maxWordsInPhrase && words[last + 1] && joins(last) && (words[last + 1]?.gain ?? 0) > 0) {
    last++;
  }
  while (last - first + 1 < maxWordsInPhrase && first > 0 && joins(first - 1) && words[first - 1]?.isTelling === true) {
    first--;
  }
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}
