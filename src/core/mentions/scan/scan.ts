import { isRunOn, isWordStart } from "../forms/borders";
import { CharacterClass, classOf, foldOf, isWordCode } from "../forms/characters";
import { addToHash, joinHashes, maxKeyLength, maxPrefixLength, plus, spread, takeFromHash } from "../forms/keys";
import { type KeyTable, mayBeKey, mayBePrefix } from "../forms/keyTable";
import { createPiece, isFirmEnd, Piece, readPiece } from "./readPiece";

/** Called with a form whose key, by its hash, is at `[start, end)` in the text. */
export type Visit = (form: number, start: number, end: number) => void;

/** The data of a scan. */
interface Scan {
  readonly text: string;
  readonly table: KeyTable;
  readonly visit: Visit;
  /** The buffer for pieces after the second. */
  readonly further: Int32Array;
}

/** Successive pieces that are taken for one word. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly length: number;
}

/** A walk stops after this many successive pieces that end where a key need not have a border. */
const maxLooseEnds = 8;

/** A plural ending makes a word longer than its key. */
const maxPluralLength = 2;

/**
 * Visits every place in `[from, to)` where the key of a form may begin, with each of its ends, which may be later: at borders
 * of words, with separators anywhere. Places come in order, and so do the ends of one place.
 *
 * Each piece of the text is read and hashed once. The filter is asked for its hash, and for the hash of it and the next piece
 * joined. Later pieces are read only if these two may begin a key.
 */
export function scan(text: string, from: number, to: number, table: KeyTable, visit: Visit): void {
  const { filter } = table;
  const whole: Scan = { text, table, visit, further: createPiece() };
  let piece = createPiece();
  let next = createPiece();
  readPiece(text, nextBorder(text, from, to), to, piece);
  while (piece[Piece.length] !== 0 && (piece[Piece.start] ?? 0) < to) {
    const end = piece[Piece.end] ?? 0;
    const isCut = (piece[Piece.length] ?? 0) > maxKeyLength;
    readPiece(text, isCut ? nextBorder(text, end, to) : end, to, next);
    if (!isCut) {
      const hash = piece[Piece.hash] ?? 0;
      const mixed = spread(hash);
      if (mayBeKey(filter, mixed) || mayEndOtherwise(whole, end, hash)) {
        visitEnds(whole, runOf(piece), piece[Piece.length] ?? 0);
      }
      if (next[Piece.start] === end && mayRunOnAt(text, end)) {
        visitRunOns(whole, runOf(piece), piece[Piece.length] ?? 0);
      }
      if (
        next[Piece.isTied] === 1 &&
        (mayBePrefix(filter, mixed) || (piece[Piece.length] ?? 0) > maxPrefixLength || !isFirmEnd(text, end)) &&
        mayBegin(whole, piece, next)
      ) {
        walk(whole, runOf(piece));
      }
    }
    const read = piece;
    piece = next;
    next = read;
  }
}

/** Returns the first offset, from this one on, that is not inside a piece. */
function nextBorder(text: string, offset: number, to: number): number {
  let i = Math.max(0, offset);
  while (i < to && isWordCode(text.charCodeAt(i)) && !isWordStart(text, i)) {
    i++;
  }
  return i;
}

/** Returns whether a key may begin with this piece and the next. */
function mayBegin(whole: Scan, piece: Int32Array, next: Int32Array): boolean {
  const { text, table } = whole;
  const length = next[Piece.length] ?? 0;
  const end = next[Piece.end] ?? 0;
  if (length === 0 || length > maxKeyLength) {
    return false;
  }
  if (length + (piece[Piece.length] ?? 0) > maxPrefixLength) {
    return true;
  }
  const joined = joinHashes(piece[Piece.hash] ?? 0, next[Piece.hash] ?? 0, length);
  const mixed = spread(joined);
  return mayBeKey(table.filter, mixed) || mayBePrefix(table.filter, mixed) || mayEndOtherwise(whole, end, joined) || !isFirmEnd(text, end);
}

/** Adds pieces, from the second on, as long as a key may begin with them, and visits the keys that end with one. */
function walk(whole: Scan, first: Run): void {
  const { text, table, further } = whole;
  let { end, hash, length } = first;
  let looseEnds = isFirmEnd(text, end) ? 0 : 1;
  while (looseEnds <= maxLooseEnds) {
    readPiece(text, end, 0, further);
    const added = further[Piece.length] ?? 0;
    length += added;
    if (added === 0 || further[Piece.isTied] === 0 || length - added > table.longest) {
      return;
    }
    hash = joinHashes(hash, further[Piece.hash] ?? 0, added);
    end = further[Piece.end] ?? 0;
    const run = { start: first.start, end, hash, length };
    visitRunOns(whole, run, added);
    if (length > table.longest + maxPluralLength) {
      return;
    }
    visitEnds(whole, run, added);
    if (!isFirmEnd(text, end)) {
      looseEnds++;
    } else if (length <= maxPrefixLength && !mayBePrefix(table.filter, spread(hash))) {
      return;
    } else {
      looseEnds = 0;
    }
  }
}

function runOf(piece: Int32Array): Run {
  return { start: piece[Piece.start] ?? 0, end: piece[Piece.end] ?? 0, hash: piece[Piece.hash] ?? 0, length: piece[Piece.length] ?? 0 };
}

const letterE = 0x65;
const letterS = 0x73;
const underscore = 0x5f;

/** Returns whether a key may end before a plural's `s` or `es` (`NPOs`, `losses`) or after a `+` at the end of this piece. */
function mayEndOtherwise({ text, table }: Scan, end: number, hash: number): boolean {
  if (text.charCodeAt(end) === plus) {
    return true;
  }
  if (text.charCodeAt(end - 1) !== letterS || !isPluralEnd(text, end)) {
    return false;
  }
  const singular = takeFromHash(hash, letterS);
  return (
    mayBeKey(table.filter, spread(singular)) ||
    (text.charCodeAt(end - 2) === letterE && mayBeKey(table.filter, spread(takeFromHash(singular, letterE))))
  );
}

function isPluralEnd(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return end >= text.length || (classOf(code) < CharacterClass.lower && code !== underscore);
}

/**
 * Visits the keys that end with the last piece of a run, before its plural ending, or after a `+` that follows it. `lastLength`
 * is the length of that piece.
 */
function visitEnds({ text, table, visit }: Scan, { start, end, hash, length }: Run, lastLength: number): void {
  if (lastLength > 1 && text.charCodeAt(end - 1) === letterS && isPluralEnd(text, end)) {
    const singular = takeFromHash(hash, letterS);
    if (lastLength > 2 && text.charCodeAt(end - 2) === letterE) {
      visitAll(table, visit, { start, end: end - 2, hash: takeFromHash(singular, letterE), length: length - 2 });
    }
    visitAll(table, visit, { start, end: end - 1, hash: singular, length: length - 1 });
  }
  visitAll(table, visit, { start, end, hash, length });
  const behind = endOfPluses(text, end);
  if (behind > end) {
    visitAll(table, visit, { start, end: behind, hash: addToHash(hash, plus), length: length + 1 });
  }
}

/** Returns whether a sequence of capitals ends here before a capitalized word. */
function mayRunOnAt(text: string, end: number): boolean {
  return (
    classOf(text.charCodeAt(end - 1)) === CharacterClass.upper &&
    classOf(text.charCodeAt(end)) === CharacterClass.upper &&
    classOf(text.charCodeAt(end + 1)) === CharacterClass.lower
  );
}

/** Acronyms are shorter. */
const maxRunOnLength = 24;

/**
 * Visits the keys that end among the capitals of the last piece of a run, or with the first letter after it, if `isRunOn`
 * allows a name to end there.
 */
function visitRunOns({ text, table, visit }: Scan, { start, end, hash, length }: Run, lastLength: number): void {
  if (!mayRunOnAt(text, end)) {
    return;
  }
  let before = hash;
  for (let left = 1; left < Math.min(lastLength, maxRunOnLength); left++) {
    before = takeFromHash(before, foldOf(text.charCodeAt(end - left)));
    if (left > 1 && mayBeKey(table.filter, spread(before)) && isRunOn(text, end - left)) {
      visitAll(table, visit, { start, end: end - left, hash: before, length: length - left });
    }
  }
  const behind = addToHash(hash, foldOf(text.charCodeAt(end)));
  if (mayBeKey(table.filter, spread(behind)) && isRunOn(text, end + 1)) {
    visitAll(table, visit, { start, end: end + 1, hash: behind, length: length + 1 });
  }
}

/** No name ends with more pluses. */
const maxPluses = 3;

/** Returns the end of the pluses at an offset (`PointNet++`), or the offset if no plus is there, too many are, or a word goes on behind them. */
function endOfPluses(text: string, offset: number): number {
  let end = offset;
  while (end - offset <= maxPluses && text.charCodeAt(end) === plus) {
    end++;
  }
  const isEnd = end - offset <= maxPluses && (end >= text.length || classOf(text.charCodeAt(end)) < CharacterClass.lower);
  return isEnd ? end : offset;
}

function visitAll(table: KeyTable, visit: Visit, { start, end, hash, length }: Run): void {
  if (!mayBeKey(table.filter, spread(hash))) {
    return;
  }
  for (let form = table.first(hash, length); form >= 0; form = table.next(form)) {
    visit(form, start, end);
  }
}
