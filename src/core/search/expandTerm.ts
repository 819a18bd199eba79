import { stem } from "../words/stem";
import { bitCount, distance } from "./distance";
import type { QueryTerm } from "./parseQuery";
import { firstNotBefore, lettersOf, type Part, paperCount, type Vocabulary } from "./part";

/** How a word of the index is what a word of the query means. */
export const relations = { same: 0, beginning: 1, relative: 2, typo: 3 } as const;

type Relation = (typeof relations)[keyof typeof relations];

/**
 * The words of a part that a word of the query may mean, one behind the other: which word, how surely (1 for the word itself),
 * and by what relation. Arrays rather than objects, for a single letter begins thousands of words.
 */
export interface Expansions {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  readonly relations: readonly Relation[];
}

const prefixQuality = 0.9;
/** A finished word may still be the beginning of another. */
const finishedPrefixQuality = 0.55;
/** Least length of a finished word that may be the beginning of another. */
const shortestFinishedPrefix = 3;
/** `unlearned` for `unlearning`. */
const relativeQuality = 0.6;
const shortestWithRelatives = 5;
const shortestStem = 4;
const typoQualities: readonly number[] = [1, 0.7, 0.45];
/** A typo in the first letter is rarer than elsewhere. */
const firstLetterFactor = 0.85;
const typoPrefixFactor = 0.8;
/** Least length of a word whose beginning may have a typo, and of one whose beginning may have two. */
const shortestTypoPrefix = 4;
const shortestTwoTypoPrefix = 8;
/** A finished word that so many papers of a part have is meant as it is. */
const surelyMeant = 20;

/** How many typos a word may have, by its length. */
export function typosAllowed(term: string): number {
  return term.length < 3 || /^[\d./]+$/.test(term) ? 0 : term.length < 7 ? 1 : 2;
}

const remembered = new WeakMap<Part, Map<string, Expansions>>();
const mostRemembered = 64;

/**
 * The words of a part that a word of the query may mean: itself, words that it begins, its relatives, and words that differ by
 * a typo or two. While somebody types, all words but the last stay: what was found lately is remembered.
 */
export function expandTerm(part: Part, query: QueryTerm): Expansions {
  const known = remembered.get(part) ?? new Map<string, Expansions>();
  remembered.set(part, known);
  const key = `${query.term} ${query.typed} ${query.isUnfinished ? "…" : ""}`;
  const found = known.get(key) ?? findExpansions(part, query);
  if (known.size >= mostRemembered) {
    known.clear();
  }
  known.set(key, found);
  return found;
}

type Add = (word: number, quality: number, relation: Relation) => void;

function findExpansions(part: Part, query: QueryTerm): Expansions {
  const words: number[] = [];
  const qualities: number[] = [];
  const kinds: Relation[] = [];
  let same = 0;
  const add: Add = (word, quality, relation) => {
    words.push(word);
    qualities.push(quality);
    kinds.push(relation);
    same += relation === relations.same ? paperCount(part, word) : 0;
  };
  for (const form of new Set([query.term, query.typed])) {
    addBeginnings(part.vocabulary, query, form, add);
  }
  addRelatives(part.vocabulary, query, add);
  if (query.isUnfinished || same < surelyMeant) {
    addTypos(part.vocabulary, query, add);
  }
  return { words, qualities, relations: kinds };
}

function addBeginnings(vocabulary: Vocabulary, { isUnfinished, typed }: QueryTerm, form: string, add: Add): void {
  const mayGoOn = isUnfinished || typed.length >= shortestFinishedPrefix;
  const factor = isUnfinished ? prefixQuality : finishedPrefixQuality;
  for (let word = firstNotBefore(vocabulary, form); word < vocabulary.words.length; word++) {
    const found = vocabulary.words[word] ?? "";
    if (found === form) {
      add(word, 1, relations.same);
    } else if (!mayGoOn || !found.startsWith(form)) {
      break;
    } else {
      add(word, factor * Math.sqrt(form.length / found.length), relations.beginning);
    }
  }
}

function addRelatives(vocabulary: Vocabulary, { term, isUnfinished }: QueryTerm, add: Add): void {
  const shared = stem(term);
  if (isUnfinished || term.length < shortestWithRelatives || shared.length < shortestStem) {
    return;
  }
  for (let word = firstNotBefore(vocabulary, shared); vocabulary.words[word]?.startsWith(shared); word++) {
    const found = vocabulary.words[word] ?? "";
    if (found !== term && stem(found) === shared) {
      add(word, relativeQuality, relations.relative);
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
  const longest = term.length + most;
  for (let word = 0; word < words.length; word++) {
    const length = lengths[word] ?? 0;
    const found = letters[word] ?? 0;
    // Each typo takes at most one letter away, and brings at most one.
    if (length < shortest || bitCount(own & ~found) > most) {
      continue;
    }
    if (length <= longest && bitCount(found & ~own) <= most) {
      addTypo(word, words[word] ?? "", { term, most }, add);
    }
    if (mayGoOn && length > term.length) {
      addTypoBeginning(word, words[word] ?? "", { term, most: term.length < shortestTwoTypoPrefix ? 1 : most }, add);
    }
  }
}

interface Typed {
  readonly term: string;
  readonly most: number;
}

function addTypo(word: number, found: string, { term, most }: Typed, add: Add): void {
  const typos = distance(term, found, most);
  if (typos > 0 && typos <= most) {
    add(word, typoQuality(typos, term, found), relations.typo);
  }
}

function addTypoBeginning(word: number, found: string, { term, most }: Typed, add: Add): void {
  const typos = beginsAlike(term, found) ? distance(term, found, most, true) : 0;
  if (typos > 0 && typos <= most) {
    add(word, typoPrefixFactor * typoQuality(typos, term, found) * Math.sqrt(term.length / found.length), relations.typo);
  }
}

/** Whether one of the first two letters of either is among the first two of the other, as after one typo. */
function beginsAlike(term: string, found: string): boolean {
  const [a, b] = [term.charCodeAt(0), term.charCodeAt(1)];
  const [c, d] = [found.charCodeAt(0), found.charCodeAt(1)];
  return a === c || b === c || a === d || b === d;
}

function typoQuality(typos: number, term: string, found: string): number {
  const quality = typoQualities[typos] ?? 0;
  return term.charCodeAt(0) === found.charCodeAt(0) ? quality : quality * firstLetterFactor;
}
