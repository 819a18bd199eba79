import { stem } from "../words/stem";
import { distance } from "./distance";
import type { QueryTerm } from "./parseQuery";
import { firstNotBefore, lettersOf, type Part, type Vocabulary } from "./part";

/** How a word of the index is what a word of the query means. */
export type Relation = "same" | "beginning" | "relative" | "typo";

/** A word of a part that a word of the query may mean, and how surely: 1 for the word itself. */
export interface Expansion {
  readonly word: number;
  readonly quality: number;
  readonly relation: Relation;
}

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const shortestFinishedPrefix = 3;
/** `unlearned` for `unlearning`. */
const relativeQuality = 0.6;
const typoQualities: readonly number[] = [1, 0.7, 0.45];
/** A typo in the first letter is rarer than elsewhere. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;
/** Least length of a word whose beginning may have a typo. */
const shortestTypoPrefix = 4;

/** How many typos a word may have, by its length. */
export function typosAllowed(term: string): number {
  return term.length < 3 || /^[\d./]+$/.test(term) ? 0 : term.length < 7 ? 1 : 2;
}

/** The words of a part that a word of the query may mean: itself, words that it begins, its relatives, and words that differ by a typo or two. */
export function expandTerm({ vocabulary }: Part, query: QueryTerm): readonly Expansion[] {
  const best = new Map<number, Expansion>();
  const add = (word: number, quality: number, relation: Relation): void => {
    if (quality > (best.get(word)?.quality ?? 0)) {
      best.set(word, { word, quality, relation });
    }
  };
  for (const form of new Set([query.term, query.typed])) {
    addBeginnings(vocabulary, query, form, add);
  }
  addRelatives(vocabulary, query, add);
  addTypos(vocabulary, query, add);
  return [...best.values()].sort((a, b) => b.quality - a.quality);
}

type Add = (word: number, quality: number, relation: Relation) => void;

function addBeginnings(vocabulary: Vocabulary, { isUnfinished, typed }: QueryTerm, form: string, add: Add): void {
  const mayGoOn = isUnfinished || typed.length >= shortestFinishedPrefix;
  const factor = isUnfinished ? prefixQuality : finishedPrefixQuality;
  for (let word = firstNotBefore(vocabulary, form); word < vocabulary.words.length; word++) {
    const found = vocabulary.words[word] ?? "";
    if (found === form) {
      add(word, 1, "same");
    } else if (!mayGoOn || !found.startsWith(form)) {
      break;
    } else {
      add(word, factor * Math.sqrt(form.length / found.length), "beginning");
    }
  }
}

function addRelatives(vocabulary: Vocabulary, { term, isUnfinished }: QueryTerm, add: Add): void {
  const shared = stem(term);
  if (isUnfinished || term.length < 5 || shared.length < 4) {
    return;
  }
  for (let word = firstNotBefore(vocabulary, shared); vocabulary.words[word]?.startsWith(shared); word++) {
    if (stem(vocabulary.words[word] ?? "") === shared) {
      add(word, relativeQuality, "relative");
    }
  }
}

function addTypos({ words, letters, lengths }: Vocabulary, { term, isUnfinished }: QueryTerm, add: Add): void {
  const most = typosAllowed(term);
  if (most === 0) {
    return;
  }
  const own = lettersOf(term);
  const mayGoOn = isUnfinished && term.length >= shortestTypoPrefix;
  const shortest = term.length - most;
  const longest = mayGoOn ? 255 : term.length + most;
  for (let word = 0; word < words.length; word++) {
    const length = lengths[word] ?? 0;
    // Each typo takes at most one letter of the query away.
    if (length < shortest || length > longest || bitCount(own & ~(letters[word] ?? 0)) > most) {
      continue;
    }
    const found = words[word] ?? "";
    const whole = distance(term, found, most);
    if (whole <= most) {
      add(word, typoQuality(whole, term, found), "typo");
    } else if (mayGoOn && found.length > term.length && beginsAlike(term, found)) {
      const typos = distance(term, found, most, true);
      if (typos <= most) {
        add(word, typoPrefixFactor * typoQuality(typos, term, found) * Math.sqrt(term.length / found.length), "typo");
      }
    }
  }
}

/** Whether one of the first two letters of either is among the first two of the other, as after one typo. */
function beginsAlike(term: string, found: string): boolean {
  return found.startsWith(term[0] ?? "") || found.startsWith(term[1] ?? "") || found[1] === term[0] || found[1] === term[1];
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typoQualities[typos] ?? 0;
  return term[0] === found[0] ? quality : quality * firstLetterFactor;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
