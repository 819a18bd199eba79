import { isStopWord } from "../../words/stopWords";
import type { MeaningQuery, TellingWord } from "./meaningQuery";
import { wordNumbers } from "./wordNumbers";
import type { WordVectors } from "./wordVectors";

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

/** A word of a text as it is written there: letters and digits, and words that hyphens join to them (`Try-On`). */
export interface WrittenWord {
  readonly start: number;
  readonly end: number;
  /** How much it explains: its likeness to the nearest word of the query, times the `idf` of that; 0 if too little. */
  readonly gain: number;
  readonly meant: TellingWord | undefined;
  /** The word may stand before one that explains something. */
  readonly isTelling: boolean;
  /** The word may end a phrase: it is no stop word. */
  readonly isContent: boolean;
}

/** Words that no phrase begins or ends with, beside the stop words. */
const plainWords = new Set("al based et etc existing ie new non per several versus via vs well".split(" "));
/** Behind these, a word is a verb: `learning to regress bodies`. */
const beforeVerbs = new Set("can cannot could may must not should that they to we which will would".split(" "));
/** Matches what the first word of a title or sentence ends with if it is a verb: `Boosting`, `Accelerate`. */
const verbEnd = /(?:ing|ate|i[sz]e|ify)$/i;

/** Returns the words of a text, with what they explain about a query that does not have them. */
export function readWrittenWords(text: string, { telling }: MeaningQuery, words: WordVectors): readonly WrittenWord[] {
  const has = new Set(wordNumbers(text, words));
  const wanted = telling.filter(({ number }) => !has.has(number) && !isStopWord(words.wordAt(number)));
  let before = "";
  return Array.from(text.slice(0, maxChars).matchAll(/[\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*/gu), (match): WrittenWord => {
    const [written] = match;
    const isFirst = !/[\p{L}\p{N},;)'’"]\s*$/u.test(text.slice(Math.max(0, match.index - 3), match.index));
    const isVerb = beforeVerbs.has(before) || (isFirst && verbEnd.test(written));
    before = written.toLowerCase();
    const place = { start: match.index, end: match.index + written.length };
    const isContent = !isStopWord(before) && !plainWords.has(before) && !before.endsWith("ly");
    const numbers = isContent && !isVerb ? wordNumbers(written, words).filter((number) => !isStopWord(words.wordAt(number))) : [];
    const isTelling = numbers.some((number) => hasSubject(number, words, minBesideLength, minBesideLengthPerIdf));
    return { ...place, isTelling, isContent, ...explain(numbers, wanted, words) };
  });
}

function explain(numbers: readonly number[], wanted: readonly TellingWord[], words: WordVectors): Pick<WrittenWord, "gain" | "meant"> {
  let [gain, meant]: [number, TellingWord | undefined] = [0, undefined];
  for (const number of numbers) {
    for (const word of hasSubject(number, words, minSubjectLength, minSubjectLengthPerIdf) ? wanted : []) {
      const alike = word.likeness.of(number);
      if (alike >= minShownLikeness && alike * word.idf > gain) {
        [gain, meant] = [alike * word.idf, word];
      }
    }
  }
  return { gain, meant };
}

/** Returns whether a word says what a text is about. */
function hasSubject(number: number, { idf, scales, norms }: WordVectors, minLength: number, minLengthPerIdf: number): boolean {
  const [tells, length] = [idf[number] ?? 0, (scales[number] ?? 0) * (norms[number] ?? 0)];
  return tells > minShownIdf && length >= Math.max(minLength, minLengthPerIdf * tells);
}
