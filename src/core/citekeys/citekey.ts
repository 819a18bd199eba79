import { createFreeCitekeys } from "./freeCitekeys";
import { cleanText } from "../text/cleanText";
import { knownPeople, type Paper } from "../paper";

/** The properties from which a citekey is generated. */
export type CitekeyParts = Pick<Paper, "title" | "authors" | "year" | "published">;

/** Words that Google Scholar skips to find the first word of a title. */
export const skippedWords: ReadonlySet<string> = new Set(
  "a an the it on of in for and or to at by with from into is are be do does how what why when where which who".split(" "),
);
/** Letters that do not decompose into an ASCII letter and a mark. */
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
 * Generates a citekey in the style of Google Scholar: the first word of the first author's family name, the year (of the
 * preprint, if there is one), and the first word of the title that is not skipped. It has only ASCII letters and digits:
 * `"zhang2024negative"`. Omits unknown parts, and returns `"paper"` if nothing is known.
 */
export function formatCitekey(paper: CitekeyParts): string {
  const [author] = knownPeople(paper.authors);
  const particle = author?.["non-dropping-particle"] ?? "";
  const family = asciiWords(`${particle} ${author?.family ?? author?.literal ?? ""}`)[0] ?? "";
  const words = asciiWords(paper.title);
  const word = words.find((candidate) => !skippedWords.has(candidate)) ?? words[0] ?? "";
  const year = String(paper.year ?? paper.published?.year ?? "");
  const citekey = family === "" ? word + year : family + year + word;
  return citekey === "" ? "paper" : citekey;
}

/**
 * Generates the citekeys of papers, in their order. Appends the letters a, b, c, … if several papers would share a citekey.
 */
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

/** Returns the words of a text in lower-case ASCII letters and digits, without marks: `["godel", "2"]` for "Gödel-2". */
export function asciiWords(text: string): readonly string[] {
  const folded = cleanText(text)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => asciiLetters.get(letter) ?? " ");
  return folded.match(/[a-z0-9]+/g) ?? [];
}
