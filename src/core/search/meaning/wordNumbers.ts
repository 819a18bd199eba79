import type { WordVectors } from "./wordVectors";

/** A longer text is read up to here. */
const maxChars = 1 << 15;
const apostrophe = 0x27;
const plus = 0x2b;
const smallS = 0x73;
const blank = 0x20;
const rightQuote = 0x2019;
/** From the hyphen to the last of the double quotes, no character is a part of a word but `’`. */
const firstDash = 0x2010;
const lastQuote = 0x201f;

/** The code units of the text that is being read. Kept, so that a text costs no memory. */
let codes = new Uint16Array(1 << 12);

/**
 * Calls `visit` with the number of each word of a text, in the order of the text; words that the table lacks are left out. A
 * word is a letter or a digit, then letters, digits, `+` and apostrophes, without marks on letters and without a possessive
 * `'s`.
 */
export function visitWordNumbers(text: string, words: WordVectors, visit: (number: number) => void): void {
  const length = fold(text);
  for (let at = 0; at < length;) {
    if (!isAlphanumeric(codes[at] ?? 0)) {
      at++;
      continue;
    }
    const start = at;
    while (at < length && isWordCode(codes[at] ?? 0)) {
      at++;
    }
    const number = words.numberOf(codes, start, wordEnd(start, at));
    if (number >= 0) {
      visit(number);
    }
  }
}

/** Returns the number of each word of a text, see `visitWordNumbers`. */
export function wordNumbers(text: string, words: WordVectors): number[] {
  const numbers: number[] = [];
  visitWordNumbers(text, words, (number) => numbers.push(number));
  return numbers;
}

/** Writes the text in small letters without marks into `codes`, and returns its length. */
function fold(text: string): number {
  const cut = text.slice(0, maxChars);
  let length = foldAscii(cut);
  if (length < 0) {
    const plain = cut.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
    length = plain.length;
    reserve(length);
    for (let at = 0; at < length; at++) {
      codes[at] = plain.charCodeAt(at);
    }
  }
  return length;
}

/** Does the same for ASCII and punctuation, several times as fast. Returns -1 if the text has other characters. */
function foldAscii(text: string): number {
  const { length } = text;
  reserve(length);
  const folded = codes;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x7f) {
      folded[at] = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    } else if (code === rightQuote) {
      folded[at] = apostrophe;
    } else if (code >= firstDash && code <= lastQuote) {
      folded[at] = blank;
    } else {
      return -1;
    }
  }
  return length;
}

function reserve(length: number): void {
  if (codes.length < length) {
    codes = new Uint16Array(2 * length);
  }
}

function isAlphanumeric(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isWordCode(code: number): boolean {
  return isAlphanumeric(code) || code === apostrophe || code === plus;
}

/** Returns the end of a word without apostrophes at its end and then without `'s`. */
function wordEnd(start: number, end: number): number {
  let last = end;
  while (last > start && codes[last - 1] === apostrophe) {
    last--;
  }
  return last - start > 2 && codes[last - 1] === smallS && codes[last - 2] === apostrophe ? last - 2 : last;
}
