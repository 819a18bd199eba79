import type { Paper } from "../../paper";
import { familyName } from "./describePaper";

/** A title with fewer letters identifies a paper only together with its first author's name. */
const minTitleLetters = 25;

/** Returns whether the text of a reference refers to a paper, by its arXiv id, its DOI or its title. */
export function isReferenceTo(reference: string, paper: Paper): boolean {
  const { arxiv, doi, title, authors } = paper;
  const plain = reference.replace(/\s+/g, " ").toLowerCase();
  if ((arxiv !== undefined && hasWord(plain, arxiv.toLowerCase())) || (doi !== undefined && hasWord(plain, doi.toLowerCase()))) {
    return true;
  }
  const letters = lettersOf(title);
  const isDistinct =
    letters.length >= minTitleLetters || (authors[0] !== undefined && lettersOf(reference).includes(lettersOf(familyName(authors[0]))));
  return letters !== "" && isDistinct && lettersOf(reference).includes(letters);
}

/** Returns whether a text has an identifier as a whole: "2404.0586" is not in "2404.05868", but "2404.05868" is in "2404.05868v2". */
function hasWord(text: string, word: string): boolean {
  // An empty word is found at the text's end again and again.
  if (word === "") {
    return false;
  }
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!/[\d.]/.test(text[at - 1] ?? "") && !/^(?:\d|[.-]?\w{3})/.test(text.slice(at + word.length))) {
      return true;
    }
  }
  return false;
}

/** Returns only letters and digits, in lower case and without accents, so that line breaks and quotes do not matter. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
