import { type Codes, codesOf } from "./codes";
import { normalise, plain } from "./spelling";

/** A word of a text as the search compares it, with its half-open offsets in UTF-16 code units. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Kinds of UTF-16 code units, each classified when it is first met. */
const unknown = 0;
const other = 1;
const letter = 2;
const binder = 3;
const kinds = new Uint8Array(0x10000);
const plus = 0x2b;
const smallS = 0x73;
const apostrophes: readonly number[] = [0x27, 0x2019];

/**
 * Returns the words of a text in plain letters, American spelling, and the singular. A compound is listed as its words and then
 * as one: `LAN-HDR` gives `lan`, `hdr`, and `lanhdr`. A `+` at the end of a name stays (`vidt+`), a possessive `'s` does not.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  visitWords(text, (start, end, isCompound) => {
    const raw = text.slice(start, end);
    terms.push({ term: isCompound ? joinWords(raw) : normalise(raw), start, end });
  });
  return terms;
}

/** Returns a name as one word, however it is written: `LAN-HDR`, `lan hdr`, and `LanHdr` are all `lanhdr`. A `+` stays. */
export function joinWords(name: string): string {
  return plain(name).replace(/[^\p{L}\p{N}+]+/gu, "");
}

/** Returns the words of a text in plain letters, otherwise as they are written. Queries and titles are compared by them. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (start, end, isCompound) => {
    if (!isCompound) {
      words.push(plain(text.slice(start, end)));
    }
  });
  return words;
}

/** Receives the half-open offsets of each word, and those of each compound after its words. */
type VisitWord = (start: number, end: number, isCompound: boolean) => void;

/** Calls `visit` for each word of a text. */
export function visitWords(text: string, visit: VisitWord): void {
  visitWordsInCodes(codesOf(text), text.length, visit);
}

/**
 * Calls `visit` for each word of the first `length` code units, which must not change in the meantime. One pass without
 * backtracking.
 */
export function visitWordsInCodes(codes: Codes, length: number, visit: VisitWord): void {
  let compoundStart = -1;
  let wordsInCompound = 0;
  let lastEnd = -1;
  for (let at = 0; at < length;) {
    if (kindOf(codes[at]) !== letter) {
      at++;
      continue;
    }
    const start = at;
    const end = wordEnd(codes, at, length);
    at = end;
    if (isPossessive(codes, start, end)) {
      continue;
    }
    const continues = start === lastEnd + 1 && compoundStart >= 0 && kindOf(codes[lastEnd]) === binder;
    if (!continues && wordsInCompound > 1) {
      visit(compoundStart, lastEnd, true);
    }
    wordsInCompound = continues ? wordsInCompound + 1 : 1;
    compoundStart = continues ? compoundStart : start;
    lastEnd = end;
    visit(start, end, false);
  }
  if (wordsInCompound > 1) {
    visit(compoundStart, lastEnd, true);
  }
}

/** Returns the end of the word that begins at `start`. It includes a `+` after the word if no letter follows. */
function wordEnd(codes: Codes, start: number, length: number): number {
  let end = start;
  while (end < length && kindOf(codes[end]) === letter) {
    end++;
  }
  let behind = end;
  while (behind < length && codes[behind] === plus) {
    behind++;
  }
  return behind < length && kindOf(codes[behind]) === letter ? end : behind;
}

/** Returns whether the word is the `s` of `NPO's`. */
function isPossessive(codes: Codes, start: number, end: number): boolean {
  return (
    end - start === 1 &&
    codes[start] === smallS &&
    start > 1 &&
    apostrophes.includes(codes[start - 1] ?? 0) &&
    kindOf(codes[start - 2]) === letter
  );
}

function kindOf(code = 0): number {
  const kind = kinds[code] ?? other;
  return kind === unknown ? classify(code) : kind;
}

function classify(code: number): number {
  const text = String.fromCharCode(code);
  // Half a surrogate pair counts as a letter: mathematical letters are pairs, and an emoji as a word does no harm.
  const kind = /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(text) ? letter : /[-_./‐‑–]/.test(text) ? binder : other;
  kinds[code] = kind;
  return kind;
}
