import { createFreeCitekeys } from "./freeCitekeys";
import { cleanText } from "../text/cleanText";
import type { Paper } from "../paper";

/** What a citekey is made of. */
export type CitekeyParts = Pick<Paper, "title" | "authors" | "year" | "published">;

/** Words that Google Scholar passes over when it looks for a title's first word. */
export const passedOver: ReadonlySet<string> = new Set(
  "a an the it on of in for and or to at by with from into is are be do does how what why when where which who".split(" "),
);
/** Letters that have no decomposition into an ASCII letter and a mark. */
const asciiLetters: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ł", "l"],
  ["ħ", "h"],
  ["ı", "i"],
]);

/**
 * A paper's citekey in Google Scholar's style: the first word of the first author's family name, the year (of the
 * preprint where there is one), the title's first word that is not passed over; ASCII letters and digits only:
 * `"zhang2024negative"`. What is unknown is left out; where nothing is known it is `"paper"`.
 */
export function formatCitekey(paper: CitekeyParts): string {
  const author = paper.authors[0];
  const particle = author?.["non-dropping-particle"] ?? "";
  const family = asciiWords(`${particle} ${author?.family ?? author?.literal ?? ""}`)[0] ?? "";
  const words = asciiWords(paper.title);
  const word = words.find((candidate) => !passedOver.has(candidate)) ?? words[0] ?? "";
  const year = String(paper.year ?? paper.published?.year ?? "");
  const citekey = family === "" ? word + year : family + year + word;
  return citekey === "" ? "paper" : citekey;
}

/** These papers' citekeys in their order. Papers that would share one get the letters a, b, c, … behind it. */
export function formatCitekeys(papers: readonly CitekeyParts[]): readonly string[] {
  const plain = papers.map(formatCitekey);
  const counts = new Map<string, number>();
  for (const citekey of plain) {
    counts.set(citekey, (counts.get(citekey) ?? 0) + 1);
  }
  const taken = new Set(plain.filter((citekey) => counts.get(citekey) === 1));
  const free = createFreeCitekeys(taken, "a");
  return plain.map((citekey) => {
    const unique = counts.get(citekey) === 1 ? citekey : free(citekey);
    taken.add(unique);
    return unique;
  });
}

/** The words of a text in lower-case ASCII letters and digits, marks taken off: `["godel", "2"]` for "Gödel-2". */
export function asciiWords(text: string): readonly string[] {
  const folded = cleanText(text)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => asciiLetters.get(letter) ?? " ");
  return folded.match(/[a-z0-9]+/g) ?? [];
}
