import { distance } from "./distance";
import type { QueryTerm } from "./parseQuery";
import { firstNotBefore, lettersOf, type Postings } from "./postings";

/** A word of the index that a word of the query may mean, and how surely: 1 for the word itself. */
export interface Expansion {
  readonly word: number;
  readonly quality: number;
}

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const shortestFinishedPrefix = 3;
const oneTypoQuality = 0.7;
const twoTyposQuality = 0.45;
/** A typo in the first letter is rarer than elsewhere. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;

/** The words of the index that a word of the query may mean: itself, words that it begins, words that differ by a typo or two. */
export function expandTerm(postings: Postings, query: QueryTerm): readonly Expansion[] {
  const best = new Map<number, number>();
  const add = (word: number, quality: number): void => {
    if (quality > (best.get(word) ?? 0)) {
      best.set(word, quality);
    }
  };
  for (const form of new Set([query.term, query.typed])) {
    addBeginnings(postings, query, form, add);
  }
  addTypos(postings, query, add);
  return [...best].map(([word, quality]) => ({ word, quality }));
}

type Add = (word: number, quality: number) => void;

function addBeginnings({ vocabulary }: Postings, { isUnfinished, typed }: QueryTerm, form: string, add: Add): void {
  const mayGoOn = isUnfinished || typed.length >= shortestFinishedPrefix;
  const factor = isUnfinished ? prefixQuality : finishedPrefixQuality;
  for (let word = firstNotBefore(vocabulary, form); word < vocabulary.length; word++) {
    const found = vocabulary[word] ?? "";
    if (found === form) {
      add(word, 1);
    } else if (!mayGoOn || !found.startsWith(form)) {
      break;
    } else {
      add(word, factor * Math.sqrt(form.length / found.length));
    }
  }
}

/** Words of four letters and more may have one typo, of seven and more two. */
function typosAllowed(length: number): number {
  return length < 3 ? 0 : length < 7 ? 1 : 2;
}

function addTypos({ vocabulary, letters }: Postings, { term, typed, isUnfinished }: QueryTerm, add: Add): void {
  const most = /^\d+$/.test(term) ? 0 : typosAllowed(term.length);
  if (most === 0) {
    return;
  }
  const own = lettersOf(term);
  for (let word = 0; word < vocabulary.length; word++) {
    // Each typo takes at most one letter of the query away.
    if (bitCount(own & ~(letters[word] ?? 0)) > most) {
      continue;
    }
    const found = vocabulary[word] ?? "";
    const whole = distance(term, found, most);
    if (whole <= most) {
      add(word, typoQuality(whole, term, found));
    } else if (isUnfinished && typed.length >= 4 && found.length > term.length && distance(term, found, most, true) <= most) {
      add(word, typoPrefixFactor * typoQuality(distance(term, found, most, true), term, found) * Math.sqrt(term.length / found.length));
    }
  }
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typos === 0 ? 1 : typos === 1 ? oneTypoQuality : twoTyposQuality;
  return term[0] === found[0] ? quality : quality * firstLetterFactor;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}
