import { cleanText } from "../text/cleanText";

/** Words that Google Scholar skips to find the first word of a title, and the articles of other languages. */
const skippedWords: ReadonlySet<string> = new Set(
  (
    "a an the it on of in for and or to at by with from into is are be do does how what why when where which who " +
    "le la les un une des du der die das den dem ein eine einen einem einer eines el los las una unos unas lo il gli uno o os as um uma " +
    "het een ett az"
  ).split(" "),
);

/** An article or preposition before an apostrophe, in French, Italian and Catalan: `l'évolution`, `d'une`, `dell'arte`. */
const elision = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|dell?|dall|nell|sull|all|un|gl)['’ʼ`´](?=\p{L})/giu;

/** Returns the words of a title that a citekey may begin with, in lower case: without articles and such. All words if none is left. */
export function meaningfulWords(title: string): readonly string[] {
  const words = citekeyWords(withoutElisions(title));
  const kept = words.filter((word, index) => !isSkipped(word, words[index + 1]));
  return kept.length > 0 ? kept : words;
}

/** Returns a text without the articles and prepositions that are written together with the next word. */
export function withoutElisions(text: string): string {
  return text.replace(elision, " ");
}

/** "De" is an article in Dutch and a preposition in French and Spanish, but not in Latin. */
function isSkipped(word: string, next: string | undefined): boolean {
  return skippedWords.has(word) || (word === "de" && next !== undefined && !/^(?:novo|facto|jure|bruijn)$/.test(next));
}

/**
 * Returns the words of a text in lower case, without punctuation: `["godel", "2"]` for "Gödel-2". Latin letters lose their marks, Greek and
 * Cyrillic letters are written in Latin ones, and those of other scripts stay: a key without them does not distinguish papers.
 */
export function citekeyWords(text: string): readonly string[] {
  return (
    plainLetters(cleanText(text))
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).map(withoutWholeSentence);
}

/** Returns a word, or the first letters of a text in a script without spaces. */
export function withoutWholeSentence(word: string): string {
  return isUnspaced.test(word) ? [...word].slice(0, maxUnspacedLetters).join("") : word;
}

/** Chinese, Japanese and Thai have no spaces, so that a title is one word. */
const isUnspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/u;
const maxUnspacedLetters = 6;

/** Returns a text with the letters that a citekey may have, in their case. Anything that is no letter becomes a space. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFC")
    .replace(/(?<=[οό])[υύ]/giu, "u")
    .replace(/\P{ASCII}/gu, plainLetter)
    .replace(/[^\p{L}\p{N}\p{M}\p{ASCII}]/gu, " ");
}

function plainLetter(letter: string): string {
  if (/^[\u0300-\u036f\u200c\u200d]$/.test(letter)) {
    return "";
  }
  const parts = letter.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const lower = parts.toLowerCase();
  const latin = latinLetters.get(letter.toLowerCase()) ?? latinLetters.get(lower);
  if (latin !== undefined) {
    return lower === parts ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return /^\p{ASCII}+$/u.test(parts) ? parts : /[\p{L}\p{N}\p{M}]/u.test(letter) ? letter.normalize("NFKC") : " ";
}

/** Letters that do not decompose into a Latin letter and a mark, and how they are written in Latin ones. */
const latinLetters: ReadonlyMap<string, string> = new Map(
  [
    "ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ ng ə e ʻ  ʼ ",
    // ISO 843 without its marks.
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
    // The English transliteration of Russian and its neighbors, without signs.
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya",
    "є ye і i ї yi ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz",
  ].flatMap((row) => {
    const parts = row.split(" ");
    return parts.flatMap((letter, index) => (index % 2 === 0 ? [[letter, parts[index + 1] ?? ""] as const] : []));
  }),
);
