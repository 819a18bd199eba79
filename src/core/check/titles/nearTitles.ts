import { beginningWords, editsBetween, isNear, mostEdits } from "./compareTitles";

/** A look-up of titles that have most of the words of another. */
export interface NearTitles {
  /** Adds a title. Its number is the count of those before it. */
  add(words: readonly string[]): void;
  /** Returns the numbers of all titles that differ in few words from this one, those that differ least first. */
  find(words: readonly string[]): readonly number[];
}

/**
 * Creates an empty look-up. A title that differs in at most n words from another has at least one of any n + 1 words of it, so that only the
 * titles with one of its rarest words need a look.
 */
export function createNearTitles(): NearTitles {
  const byWord = new Map<string, number[]>();
  const byBeginning = new Map<string, number[]>();
  const titles: (readonly string[])[] = [];
  const candidates = (words: readonly string[]): ReadonlySet<number> => {
    const distinct = [...new Set(words)].map((word) => byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
    const rarest = distinct.slice(0, mostEdits(words.length) + 1).filter((one, index) => index === 0 || one.length <= maxTitles);
    return new Set([...rarest, byBeginning.get(beginningOf(words)) ?? []].flatMap((one) => one.slice(0, maxTitles)));
  };
  return {
    add(words) {
      new Set(words).forEach((word) => {
        addTo(byWord, word, titles.length);
      });
      if (words.length >= beginningWords) {
        addTo(byBeginning, beginningOf(words), titles.length);
      }
      titles.push(words);
    },
    find(words) {
      return [...candidates(words)]
        .map((index) => ({ index, other: titles[index] ?? [] }))
        .filter(({ other }) => isNear(words, other))
        .map(({ index, other }) => ({ index, edits: editsBetween(words, other, maxEdits) }))
        .sort((a, b) => a.edits - b.edits || a.index - b.index)
        .map(({ index }) => index);
    },
  };
}

/** A word that is in more titles leads to too many, of which none is surely meant. */
const maxTitles = 3_000;
/** More are all the same: the title is another's beginning. */
const maxEdits = 10;

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
