import type { Paper } from "../../paper";
import type { MeaningQuery, TellingWord } from "./meaningQuery";
import { phraseAround } from "./phraseAround";
import type { WordVectors } from "./wordVectors";
import { readWrittenWords } from "./writtenWords";

const maxPhrases = 3;

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
