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

/**
 * The words of a text in plain letters, American spelling and the singular. A compound is there as its words and as one:
 * `LAN-HDR` gives `lan`, `hdr` and `lanhdr`. A `+` at the end of a name stays (`vidt+`), a possessive `'s` does not.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  visitWords(text, (start, end, isCompound) => {
    const raw = text.slice(start, end);
    terms.push({ term: isCompound ? joined(raw) : normalise(raw), start, end });
  });
  return terms;
}

/** A name as one word, whatever its writing: `LAN-HDR`, `lan hdr` and `LanHdr` are all `lanhdr`; `+` stays. */
export function joined(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}+]+/gu, "");
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

/** Calls back with the half-open offsets of each word, and of each compound behind its words. One pass, no backtracking. */
export function visitWords(text: string, visit: (start: number, end: number, isCompound: boolean) => void): void {
  let compoundStart = -1;
  let wordsInCompound = 0;
  let lastEnd = -1;
  for (let at = 0; at < text.length; ) {
    if (kindAt(text, at) !== letter) {
      at++;
      continue;
    }
    const start = at;
    const end = wordEnd(text, at);
    at = end;
    if (isPossessive(text, start, end)) {
      continue;
    }
    const continues = start === lastEnd + 1 && compoundStart >= 0 && kindAt(text, lastEnd) === binder;
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
function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && kindAt(text, end) === letter) {
    end++;
  }
  let behind = end;
  while (text.charCodeAt(behind) === plus) {
    behind++;
  }
  return behind < text.length && kindAt(text, behind) === letter ? end : behind;
}

/** Whether this is the `s` of `NPO's`. */
function isPossessive(text: string, start: number, end: number): boolean {
  return end - start === 1 && text[start] === "s" && start > 1 && /['’]/.test(text[start - 1] ?? "") && kindAt(text, start - 2) === letter;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
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
