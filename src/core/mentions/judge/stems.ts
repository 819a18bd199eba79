import { stem } from "../../words/stem";
import { isStopWord } from "../../words/stopWords";
import { CharacterClass, classIn, classOf, foldOf, isPlainSmall, readingOf, valueIn } from "../forms/characters";
import { addToHash, spread } from "../forms/keys";

const { lower, upper } = CharacterClass;
/** Shorter words have no stems. */
export const shortestWord = 3;
const longestWord = 24;

/**
 * Recent words: the hash of a word and then that of its stem, at the index that the word's hash gives. Code repeats its words.
 */
const remembered = new Int32Array(1 << 15);

/** Room for the stems of one call: it is copied before the call returns, and nothing yields in between. An array for each call made finding mentions 6 % slower. */
let buffer = new Int32Array(1 << 10);
const nothing = new Int32Array();

/**
 * Returns the hashes of the stems of the words in `[from, to)` that have 3 to 24 letters, in order, with repetitions and
 * without stop words. Words are those of identifiers: a capital after a lower-case letter begins one, and so does the last of
 * several capitals if a lower-case letter follows.
 */
export function readStems(text: string, from: number, to: number): Int32Array {
  if (to <= from) {
    return nothing;
  }
  // First: a long text replaces the buffer.
  const count = fillBuffer(text, from, to);
  return buffer.slice(0, count);
}

/** Like `readStems`, but returns each stem once, where it comes first. */
export function readDistinctStems(text: string, from: number, to: number): Int32Array {
  if (to <= from) {
    return nothing;
  }
  const count = dropRepeated(fillBuffer(text, from, to));
  return buffer.slice(0, count);
}

/** A hash set of stems. An entry belongs to the set of the current turn only if it has that turn's number, so nothing need be cleared. */
let entries = new Int32Array(1 << 10);
let turns = new Int32Array(1 << 10);
let turn = 0;

/** Moves the first of each of the buffer's stems to its front, in order, and returns how many there are. */
function dropRepeated(count: number): number {
  turn = (turn + 1) | 0;
  if (entries.length < 2 * count || turn === 0) {
    const size = 1 << Math.ceil(Math.log2(2 * count + 1024));
    [entries, turns, turn] = [new Int32Array(size), new Int32Array(size), 1];
  }
  const last = entries.length - 1;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const root = buffer[i] ?? 0;
    let slot = root & last;
    while (turns[slot] === turn && entries[slot] !== root) {
      slot = (slot + 1) & last;
    }
    if (turns[slot] !== turn) {
      turns[slot] = turn;
      entries[slot] = root;
      buffer[kept++] = root;
    }
  }
  return kept;
}

/** Reads the stems into the buffer, and returns how many there are. */
function fillBuffer(text: string, from: number, to: number): number {
  const end = Math.min(text.length, to);
  let start = Math.max(0, from);
  if (buffer.length < (end - start) / shortestWord + 1) {
    buffer = new Int32Array(end - start);
  }
  let count = 0;
  let hash = 0;
  let before = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isPlainSmall(code)) {
      hash = addToHash(hash, code);
      before = lower;
      continue;
    }
    const reading = readingOf(code);
    const here = classIn(reading);
    if (here === lower) {
      hash = addToHash(hash, valueIn(reading));
    } else if (here === upper) {
      if (before === lower || (before === upper && i + 1 < end && classOf(text.charCodeAt(i + 1)) === lower)) {
        count = addStem(text, start, i, hash, count);
        start = i;
        hash = 0;
      }
      hash = addToHash(hash, valueIn(reading));
    } else {
      if (before === lower || before === upper) {
        count = addStem(text, start, i, hash, count);
      }
      start = i + 1;
      hash = 0;
    }
    before = here;
  }
  return addStem(text, start, end, hash, count);
}

/** Like `readStems`, but returns a plain array, which is created faster for a few words. */
export function readFewStems(text: string, from: number, to: number): readonly number[] {
  const stems: number[] = [];
  const count = to > from ? fillBuffer(text, from, to) : 0;
  for (let i = 0; i < count; i++) {
    stems.push(buffer[i] ?? 0);
  }
  return stems;
}

/** A few stems, with a filter of bits that rejects most others. */
export interface StemSet {
  readonly stems: ReadonlySet<number>;
  readonly filter: Int32Array;
}

/** Creates a set of stems. */
export function createStemSet(stems: Iterable<number>): StemSet {
  const set: StemSet = { stems: new Set(stems), filter: new Int32Array(8) };
  for (const root of set.stems) {
    const word = (root >>> 5) & 7;
    set.filter[word] = (set.filter[word] ?? 0) | (1 << root);
  }
  return set;
}

/** Returns whether a stem is in a set. */
export function hasStem({ stems, filter }: StemSet, root: number): boolean {
  return (((filter[(root >>> 5) & 7] ?? 0) >>> root) & 1) === 1 && stems.has(root);
}

/** Returns the hash of the stem of a lower-case word. */
export function stemHash(word: string): number {
  const root = undoubled(stem(word), word);
  let hash = 0;
  for (let i = 0; i < root.length; i++) {
    hash = addToHash(hash, foldOf(root.charCodeAt(i)));
  }
  return spread(hash) | 0;
}

const doubled = /[aeiou]([bdgmnprt])\1$/;

/** Returns `forget` for the `forgett` of `forgetting`. A word without an ending is unchanged. */
function undoubled(root: string, word: string): string {
  return root.length > 3 && root.length < word.length && doubled.test(root) ? root.slice(0, -1) : root;
}

function addStem(text: string, start: number, end: number, hash: number, count: number): number {
  if (end - start < shortestWord || end - start > longestWord) {
    return count;
  }
  const root = rememberStem(text, start, end, hash);
  buffer[count] = root;
  return root === 0 ? count : count + 1;
}

/** Returns the hash of a word's stem, or 0 for a stop word. */
function rememberStem(text: string, start: number, end: number, hash: number): number {
  const place = (hash ^ (hash >>> 15)) & (remembered.length - 2);
  if (remembered[place] !== hash) {
    const word = text.slice(start, end).toLowerCase();
    remembered[place] = hash;
    remembered[place + 1] = isStopWord(word) ? 0 : stemHash(word);
  }
  return remembered[place + 1] ?? 0;
}
