import { gapKind } from "./gaps";

/** The class of a character in an identifier. Classes from `lower` on are parts of words. */
export const CharacterClass = {
  /** Punctuation, spaces, controls. */
  other: 1,
  /** A combining accent. It belongs to the letter before it and is ignored. */
  mark: 2,
  lower: 3,
  upper: 4,
  digit: 5,
  /** A letter without case, such as a Chinese character. */
  uncased: 6,
} as const;

/** Maps a code unit to its class and, in the lower bits, its folded letter or its `gapKind`; 0 if it was not read yet. */
const readings = new Int32Array(0x10000);
const classShift = 16;
const valueMask = 0xffff;

/** The lowest reading of a letter or digit. */
export const lowestLetter = CharacterClass.lower << classShift;

/**
 * Returns the class and the value of a code unit in one number, for loops over many of them. `classIn` and `valueIn` take it
 * apart. Halves of surrogate pairs are `other`. Computed once per code unit.
 */
export function readingOf(code: number): number {
  return readings[code] || learn(code);
}

/** Returns whether a code unit is one of `a` to `z`. This needs no table, and most characters are. */
export function isPlainSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Returns the class in a reading. */
export function classIn(reading: number): number {
  return reading >>> classShift;
}

/** Returns the value in a reading: the folded letter or digit, or the kind of gap of another character, or 0. */
export function valueIn(reading: number): number {
  return reading & valueMask;
}

/** Returns the class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return readingOf(code) >>> classShift;
}

/**
 * Returns a letter or digit in lower case without its accent, or unchanged if its folded form is longer than one code unit.
 * Returns other code units unchanged.
 */
export function foldOf(code: number): number {
  const reading = readingOf(code);
  return reading >= lowestLetter ? reading & valueMask : code;
}

/** Returns whether a code unit is a letter or a digit. */
export function isWordCode(code: number): boolean {
  return readingOf(code) >= lowestLetter;
}

function learn(code: number): number {
  const text = String.fromCharCode(code);
  const found = classify(text);
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const letter = folded.length === 1 ? folded.charCodeAt(0) : code;
  const reading = (found << classShift) | (found >= CharacterClass.lower ? letter : found === CharacterClass.other ? gapKind(code) : 0);
  readings[code] = reading;
  return reading;
}

function classify(text: string): number {
  if (/\p{Ll}/u.test(text)) {
    return CharacterClass.lower;
  }
  if (/\p{Lu}|\p{Lt}/u.test(text)) {
    return CharacterClass.upper;
  }
  if (/\p{N}/u.test(text)) {
    return CharacterClass.digit;
  }
  if (/\p{L}/u.test(text)) {
    return CharacterClass.uncased;
  }
  return /\p{M}/u.test(text) ? CharacterClass.mark : CharacterClass.other;
}

for (let code = 0; code < 0x250; code++) {
  learn(code);
}
