import { beginningWords, mostEdits } from "./compareTitles";

/** A look-up of titles that have most of the words of another. */
export interface NearTitles {
  /** Adds a title and returns nothing. Its number is the count of those before it. */
  add(words: readonly string[]): void;
  /** Returns the numbers of all titles that may differ in few words from this one, each once. */
  candidates(words: readonly string[]): Iterable<number>;
}

/**
 * Creates an empty look-up. A title that differs in at most n words from another has at least one of any n + 1 words of it, so that only the
 * titles with one of its rarest words need a look.
 */
export function createNearTitles(): NearTitles {
  const byWord = new Map<string, number[]>();
  const byBeginning = new Map<string, number[]>();
  let count = 0;
  return {
    add(words) {
      new Set(words).forEach((word) => {
        addTo(byWord, word, count);
      });
      if (words.length >= beginningWords) {
        addTo(byBeginning, beginningOf(words), count);
      }
      count++;
    },
    candidates(words) {
      const titles = [...new Set(words)].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
      const rarest = titles.slice(0, mostEdits(words.length) + 1);
      return new Set([...rarest, byBeginning.get(beginningOf(words)) ?? []].flat());
    },
  };
}

function beginningOf(words: readonly string[]): string {
  return words.slice(0, beginningWords).join(" ");
}

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}
