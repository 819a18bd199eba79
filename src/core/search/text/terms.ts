import { type Codes, codesOf } from "./codes";
import { normalise, plain } from "./spelling";

/** A word of a text as search compares it, with the half-open offsets of the word in the text. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Kinds of UTF-16 code units, looked up once each. */
const unknown = 0;
const other = 1;
const letter = 2;
const binder = 3;
const kinds = new Uint8Array(0x10000);
const plus = 0x2b;
const smallS = 0x73;
const apostrophes: readonly number[] = [0x27, 0x2019];

/**
 * The words of a text in plain letters, American spelling and the singular. A compound is there as its words and as one:
 * `LAN-HDR` gives `lan`, `hdr` and `lanhdr`. A `+` at the end of a name stays (`vidt+`), a possessive `'s` does not.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  visitWords(text, (start, end, isCompound) => {
    const raw = text.slice(start, end);
    terms.push({ term: isCompound ? joinWords(raw) : normalise(raw), start, end });
  });
  return terms;
}

/** A name as one word, whatever its writing: `LAN-HDR`, `lan hdr` and `LanHdr` are all `lanhdr`; `+` stays. */
export function joinWords(name: string): string {
  return plain(name).replace(/[^\p{L}\p{N}+]+/gu, "");
}

/** The words of a text in plain letters, as they are written otherwise: what queries and titles are compared by. */
export function plainWords(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (start, end, isCompound) => {
    if (!isCompound) {
      words.push(plain(text.slice(start, end)));
    }
  });
  return words;
}

/** What is called with the half-open offsets of each word, and of each compound behind its words. */
type VisitWord = (start: number, end: number, isCompound: boolean) => void;

/** Calls back for the words of a text. */
export function visitWords(text: string, visit: VisitWord): void {
  visitWordsInCodes(codesOf(text), text.length, visit);
}

/** Calls back for the words of a text with these code units, so many, which are not to change meanwhile. One pass, no backtracking. */
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

/** Where the word ends that begins here, with the `+` behind it where nothing else follows. */
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

/** Whether this is the `s` of `NPO's`. */
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
  // Half a surrogate pair counts as a letter: mathematical letters are, and an emoji as a word does no harm.
  const kind = /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(text) ? letter : /[-_./‐‑–]/.test(text) ? binder : other;
  kinds[code] = kind;
  return kind;
}
