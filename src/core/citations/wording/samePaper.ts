import type { Paper } from "../../paper";
import { familyName } from "./describePaper";

/** A title with fewer letters tells a paper only beside its first author's name. */
const tellingTitle = 25;

/** Whether a reference in words is to this paper: by its arXiv id, its DOI, or its title. */
export function isReferenceTo(reference: string, paper: Paper): boolean {
  const { arxiv, doi, title, authors } = paper;
  const plain = reference.replace(/\s+/g, " ").toLowerCase();
  if ((arxiv !== undefined && hasWord(plain, arxiv.toLowerCase())) || (doi !== undefined && hasWord(plain, doi.toLowerCase()))) {
    return true;
  }
  const letters = lettersOf(title);
  const isTold =
    letters.length >= tellingTitle || (authors[0] !== undefined && lettersOf(reference).includes(lettersOf(familyName(authors[0]))));
  return letters !== "" && isTold && lettersOf(reference).includes(letters);
}

/** As a whole: "2404.0586" is not in "2404.05868", but "2404.05868" is in "2404.05868v2". */
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

/** Letters and digits alone, in lower case and without accents: line breaks and quotes do not matter. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
