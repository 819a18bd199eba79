import { gapKind } from "./gaps";

/** What a character is to a reader of identifiers. Everything from `lower` on is part of a word. */
export const CharacterClass = {
  /** Punctuation, spaces, controls. */
  other: 1,
  /** A combining accent: belongs to the letter before it, and does not count. */
  mark: 2,
  lower: 3,
  upper: 4,
  digit: 5,
  /** A letter without case, such as a Chinese one. */
  uncased: 6,
} as const;

/** By code unit, its class and, below, its folded letter or what it is in a gap (`gapKind`); 0 for one that was not met yet. */
const readings = new Int32Array(0x10000);
const classShift = 16;
const valueMask = 0xffff;

/** Readings from this one on are of letters and digits. */
export const lowestLetter = CharacterClass.lower << classShift;

/**
 * All about a code unit in one number, for loops over many of them: take it apart with `classIn` and `valueIn`. Halves of
 * surrogate pairs are `other`. Worked out once per character.
 */
export function readingOf(code: number): number {
  return readings[code] || learn(code);
}

/** Whether a code unit is one of `a` to `z`, which needs no table: most characters are. */
export function isPlainSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** The class in a reading. */
export function classIn(reading: number): number {
  return reading >>> classShift;
}

/** What a reading holds besides the class: of a letter or digit the folded one, of others the kind of gap they make, or 0. */
export function valueIn(reading: number): number {
  return reading & valueMask;
}

/** The class of a UTF-16 code unit. */
export function classOf(code: number): number {
  return readingOf(code) >>> classShift;
}

/** A letter or digit in lower case without its accent, the same where that is more than one code unit; any other code unit as it is. */
export function foldOf(code: number): number {
  const reading = readingOf(code);
  return reading >= lowestLetter ? reading & valueMask : code;
}

/** Whether a code unit is a letter or a digit. */
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
