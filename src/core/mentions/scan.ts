import { CharacterClass, classOf, foldOf } from "./characters";
import { gapKind, longestGap } from "./gaps";
import { addToHash, headOf, isFiltered, longHeadOf, plus } from "./keys";
import { hasBit, type KeyTable, prefixBit, wholeBit } from "./keyTable";

const { lower, upper, mark } = CharacterClass;

/** Called with a form whose key, by its hash, stands in the text from `start` to `end`. */
export type Visit = (form: number, start: number, end: number) => void;

/**
 * Finds every place in `[from, to)` where the key of a form may begin, ends included that lie beyond: at borders of words, with
 * separators anywhere. Places come in order, the ends of one place too. Reads each character a bounded number of times, most of them once.
 */
export function scan(text: string, from: number, to: number, table: KeyTable, visit: Visit): void {
  const { heads, longHeads } = table;
  let before: number = from > 0 ? classOf(text.charCodeAt(from - 1)) : CharacterClass.other;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const here = classOf(code);
    if (here === before && here === lower) {
      continue;
    }
    if (here === mark) {
      continue;
    }
    if (here >= lower && isStart(before, here, text, i) && mayBegin(heads, longHeads, code, text, i)) {
      walk(text, i, table, visit);
    }
    before = here;
  }
}

/** The rule of `isWordStart`, with the class of the character before at hand. */
function isStart(before: number, here: number, text: string, offset: number): boolean {
  if (before < lower) {
    return true;
  }
  if (before !== here) {
    return before !== upper || here !== lower;
  }
  return here === upper && offset + 1 < text.length && classOf(text.charCodeAt(offset + 1)) === lower;
}

/** Whether a key begins like this, as far as three or four letters in a row can tell. */
function mayBegin(heads: Int32Array, longHeads: Int32Array, first: number, text: string, offset: number): boolean {
  if (offset + 3 >= text.length) {
    return true;
  }
  const second = text.charCodeAt(offset + 1);
  const third = text.charCodeAt(offset + 2);
  if (classOf(second) < lower || classOf(third) < lower) {
    return true;
  }
  const head = headOf(foldOf(first), foldOf(second), foldOf(third));
  if (!hasBit(heads, head)) {
    return false;
  }
  const fourth = text.charCodeAt(offset + 3);
  return classOf(fourth) < lower || hasBit(longHeads, longHeadOf(head, foldOf(fourth)));
}

/** Takes letters and digits from `start` on, for as long as a key begins with them, and visits the keys that end at a word's end. */
function walk(text: string, start: number, table: KeyTable, visit: Visit): void {
  const { filter, filterMask, longest } = table;
  let hash = 0;
  let length = 0;
  let i = start;
  let code = text.charCodeAt(i);
  let here = classOf(code);
  while (length < longest) {
    hash = addToHash(hash, code < 0x80 ? (here === upper ? code | 0x20 : code) : foldOf(code));
    length++;
    i++;
    let next: number = 0;
    if (i < text.length) {
      code = text.charCodeAt(i);
      next = classOf(code);
      while (next === mark) {
        i++;
        code = text.charCodeAt(i);
        next = i < text.length ? classOf(code) : 0;
      }
    }
    if (
      (next !== lower || (here !== lower && here !== upper) || ((code === letterS || code === letterE) && isPlural(text, i))) &&
      (next < lower || isStart(here, next, text, i) || isPlural(text, i)) &&
      hasBit(filter, wholeBit(hash, length) & filterMask)
    ) {
      visitAll(table, hash, length, start, i, visit);
    }
    if (length <= 64 && isFiltered[length] === 1 && !hasBit(filter, prefixBit(hash, length) & filterMask)) {
      return;
    }
    if (next < lower) {
      i = nextWord(text, i, hash, length, start, table, visit);
      if (i < 0) {
        return;
      }
      code = text.charCodeAt(i);
      next = classOf(code);
    }
    here = next;
  }
}

const letterS = 0x73;
const letterE = 0x65;

/** Whether only an `s` or `es` is left of a word: `NPOs`, `softmax losses`. */
function isPlural(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  const end = code === 0x73 ? offset + 1 : code === 0x65 && text.charCodeAt(offset + 1) === 0x73 ? offset + 2 : -1;
  return end > 0 && (end >= text.length || (classOf(text.charCodeAt(end)) < lower && text.charCodeAt(end) !== 0x5f));
}

/** Where the next word begins behind a gap, or -1 where none does. On the way, a `+` may end a key. */
function nextWord(text: string, offset: number, hash: number, length: number, start: number, table: KeyTable, visit: Visit): number {
  if (text.charCodeAt(offset) === plus && isPlusEnd(text, offset + 1)) {
    visitAll(table, addToHash(hash, plus), length + 1, start, offset + 1, visit);
  }
  const limit = Math.min(text.length, offset + longestGap);
  for (let i = offset; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (classOf(code) >= lower) {
      return i;
    }
    if (gapKind(code) === 0) {
      return -1;
    }
  }
  return -1;
}

function isPlusEnd(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return offset >= text.length || (classOf(code) < lower && code !== plus);
}

function visitAll(table: KeyTable, hash: number, length: number, start: number, end: number, visit: Visit): void {
  for (let form = table.first(hash, length); form >= 0; form = table.next(form)) {
    visit(form, start, end);
  }
}
