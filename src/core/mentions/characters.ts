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

const classes = new Uint8Array(0x10000);
const folds = new Uint16Array(0x10000);

/** The class of a UTF-16 code unit; halves of surrogate pairs are `other`. Worked out once per character. */
export function classOf(code: number): number {
  return classes[code] || learn(code);
}

/** A code unit in lower case without its accent: the same one where that is more than one code unit. */
export function foldOf(code: number): number {
  if (classes[code] === 0) {
    learn(code);
  }
  return folds[code] ?? code;
}

/** Whether a code unit is a letter or a digit. */
export function isWordCode(code: number): boolean {
  return classOf(code) >= CharacterClass.lower;
}

function learn(code: number): number {
  const text = String.fromCharCode(code);
  const found = classify(text);
  const folded = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  classes[code] = found;
  folds[code] = folded.length === 1 ? folded.charCodeAt(0) : code;
  return found;
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
