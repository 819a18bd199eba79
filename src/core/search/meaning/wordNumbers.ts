import type { WordVectors } from "./wordVectors";

/** A longer text is read up to here. */
const maxChars = 1 << 15;
const apostrophe = 0x27;
const plus = 0x2b;
const smallS = 0x73;
const rightQuote = 0x2019;
/** From the hyphen to the last of the double quotes, no character is a part of a word but `’`. */
const firstDash = 0x2010;
const lastQuote = 0x201f;
/** Stands for whatever is not a part of a word. */
const between = 0;

const asciiCount = 128;
/** By ASCII code: the code in small letters if it can be a part of a word, otherwise `between`. */
const wordCodes = Uint8Array.from({ length: asciiCount }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9'+]/.test(letter) ? letter.charCodeAt(0) : between;
});

/** The codes of the text that is being read, and the numbers of its words. Kept, so that a text costs no memory. */
let codes = new Uint16Array(1 << 12);
let numbers = new Uint16Array(codes.length);

/**
 * Returns the number of each word of a text, in the order of the text; words that the table lacks are left out. A word is a letter or a
 * digit, then letters, digits, `+` and apostrophes, without marks on letters and without a possessive `'s`. The numbers are valid until
 * another text is read.
 */
export function readWordNumbers(text: string, words: WordVectors): Uint16Array {
  const length = fold(text);
  const [folded, found] = [codes, numbers];
  let count = 0;
  for (let at = 0; at < length;) {
    const first = folded[at] ?? between;
    const start = at++;
    if (first === between || first === apostrophe || first === plus) {
      continue;
    }
    while (at < length && folded[at] !== between) {
      at++;
    }
    const number = words.numberOf(folded, start, wordEnd(folded, start, at));
    if (number >= 0) {
      found[count++] = number;
    }
  }
  return found.subarray(0, count);
}

/** Returns the number of each word of a text, see `readWordNumbers`. */
export function wordNumbers(text: string, words: WordVectors): number[] {
  return [...readWordNumbers(text, words)];
}

/** Writes the text in small letters without marks into `codes`, and returns its length. */
function fold(text: string): number {
  const cut = text.slice(0, maxChars);
  const length = foldAscii(cut);
  return length < 0
    ? foldAscii(
        cut
          .normalize("NFKD")
          .replace(/\p{M}/gu, "")
          .replace(/[^\0-\x7f’]/g, " "),
      )
    : length;
}

/** Does so for ASCII and punctuation, several times as fast. Returns -1 if the text has other characters. */
function foldAscii(text: string): number {
  const { length } = text;
  if (codes.length < length) {
    codes = new Uint16Array(2 * length);
    numbers = new Uint16Array(codes.length);
  }
  const folded = codes;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < asciiCount) {
      folded[at] = wordCodes[code] ?? between;
    } else if (code >= firstDash && code <= lastQuote) {
      folded[at] = code === rightQuote ? apostrophe : between;
    } else {
      return -1;
    }
  }
  return length;
}

/** Returns the end of a word without apostrophes at its end and then without `'s`. */
function wordEnd(folded: Uint16Array, start: number, end: number): number {
  let last = end;
  while (last > start && folded[last - 1] === apostrophe) {
    last--;
  }
  return last - start > 2 && folded[last - 1] === smallS && folded[last - 2] === apostrophe ? last - 2 : last;
}
