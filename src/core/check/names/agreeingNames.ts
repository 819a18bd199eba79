import { areNicknames } from "./nicknames";
import type { NameWords } from "./nameWords";

/**
 * Returns whether two names may be those of one author: initials, nicknames, middle names, the order of the parts, hyphens, and the ways to
 * write a name in Latin letters do not matter.
 */
export function areAgreeing(one: NameWords, other: NameWords): boolean {
  if (one.isDamaged || other.isDamaged || one.key === other.key || lettersOf(one) === lettersOf(other)) {
    return true;
  }
  if (sameGiven(one, other) && one.family.some((word) => other.family.some((there) => isSpelling(word, there)))) {
    return true;
  }
  return isShorterForm(one, other) || isShorterForm(other, one);
}

function lettersOf({ family, given }: NameWords): string {
  return [...given, ...family].join("");
}

/** The given names are the same apart from their hyphens, or one name has none. */
function sameGiven({ given }: NameWords, { given: others }: NameWords): boolean {
  return given.length === 0 || others.length === 0 || isSpelling(given.join(""), others.join(""));
}

/** Each word of the shorter name is a word of the longer one, and a word of a family name is among those that are written out. */
function isShorterForm(short: NameWords, long: NameWords): boolean {
  const words = [...short.family, ...short.given];
  const others = [...long.family, ...long.given];
  if (words.length > others.length) {
    return false;
  }
  const unused = new Set(others.keys());
  let hasFamily = false;
  for (const word of words) {
    const at = [isSpelling, isShortForm].flatMap((agrees) => [...unused].filter((index) => agrees(word, others[index] ?? ""))).at(0);
    if (at === undefined) {
      return false;
    }
    unused.delete(at);
    const isWritten = word.length > 1 || (short.family.includes(word) && at < long.family.length);
    hasFamily ||= isWritten && isSpelling(word, others[at] ?? "") && (short.family.includes(word) || at < long.family.length);
  }
  return hasFamily;
}

/** A shorter word may be the beginning of too many. */
const minBeginning = 3;

/** Returns whether a word is an initial, the beginning, or a nickname of another, in any order. */
function isShortForm(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return ((short.length === 1 || short.length >= minBeginning) && long.startsWith(short)) || areNicknames(one, other);
}

/** Returns whether two words are spellings of one: the same letters, one letter more, less, or other in a long word, or the same sound. */
export function isSpelling(one: string, other: string): boolean {
  return (
    one === other || soundOf(one) === soundOf(other) || (Math.min(one.length, other.length) >= minTypoLetters && isOneEditApart(one, other))
  );
}

const minTypoLetters = 6;

/** Writings of one sound in Latin letters, in the order in which they are replaced. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ks/g, "x"],
  [/(?:tsch|tch|cz|ch|sch|sh|sz)/g, "s"],
  [/(?:kh|gh)/g, "h"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/(?:ts|tz|zh)/g, "z"],
  [/(?:ue|ou|oo)/g, "u"],
  [/oe/g, "o"],
  [/(?:ae|aa)/g, "a"],
  [/(?:ey|ei|ay|ai)/g, "e"],
  [/[jy]/g, "i"],
  [/w/g, "v"],
  [/(.)\1+/g, "$1"],
];

/** Short words, such as the family names of Chinese authors, are compared letter by letter. */
const minSoundLetters = 5;

function soundOf(word: string): string {
  return word.length < minSoundLetters && !/ue|oe|ae/.test(word)
    ? word
    : sounds.reduce((text, [pattern, sign]) => text.replace(pattern, sign), word);
}

function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) {
    return false;
  }
  let at = 0;
  while (at < short.length && short.charAt(at) === long.charAt(at)) {
    at++;
  }
  const rest = long.slice(at + 1);
  return short.slice(at) === rest || short.slice(at + 1) === rest;
}
