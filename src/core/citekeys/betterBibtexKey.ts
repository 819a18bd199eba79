import { cleanText } from "../text/cleanText";
import type { CitekeyParts } from "./citekey";
import { plainLetters, withoutElisions, withoutWholeSentence } from "./titleWords";

/** The words that Better BibTeX leaves out of titles by default (its documentation, "Hidden preferences", `skipWords`). */
const skippedWords: ReadonlySet<string> = new Set(
  (
    "a ab al an and anti as at but by d da das de dei del dell della delle dello degli dem den der des die do ein eine einem einen einer eines " +
    "el en et for from gli i il in into is l la las le les lo los near nor of off on onto or per so some sur than the to un una unas une uno " +
    "unos up via von yet zu zum about above across after against along amid among around before behind below beneath beside besides between " +
    "beyond despite down during except inside like outside over past plus round save since through toward towards under underneath unlike " +
    "until upon versus while with within without aboard"
  ).split(" "),
);

const shownWords = 3;

/**
 * Generates a citekey by the default formula of Better BibTeX, `auth.lower + shorttitle(3,3) + year`: the family name in lower case without
 * spaces, the first three words of the title that count, each with a capital, and the year: `"devlinBERTPretrainingDeep2019"`. The words keep
 * their other capitals and lose punctuation and hyphens. Words of one letter do not count.
 */
export function betterBibtexKey({ authors, title, year, published }: CitekeyParts): string {
  const [author] = authors;
  const name = [author?.["non-dropping-particle"] ?? "", author?.family ?? author?.literal ?? ""].join(" ");
  const words = withoutElisions(cleanText(title))
    .replace(/["“”„«»/:]/g, " ")
    .split(/[\s–—]+/)
    .map((word) => (skippedWords.has(word.toLowerCase()) ? "" : withoutWholeSentence(keyLetters(word, /[^\p{L}\p{N}\p{M}+]/gu))))
    .filter((word) => isCounted(word) && !skippedWords.has(word.toLowerCase()))
    .slice(0, shownWords);
  return [
    keyLetters(name, /[^\p{L}\p{N}\p{M}-]/gu).toLowerCase(),
    ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
    String(published?.year ?? year ?? ""),
  ].join("");
}

/** Letters of scripts without spaces are words. */
function isCounted(word: string): boolean {
  return word !== "" && ([...word].length > 1 || /^\p{N}$|^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]$/u.test(word));
}

function keyLetters(text: string, others: RegExp): string {
  return plainLetters(text).replace(others, "");
}
