import { knownPeople } from "../paper";
import { betterBibtexKey } from "./betterBibtexKey";
import { type CitekeyParts, formatCitekey } from "./citekey";
import { citekeyWords, meaningfulWords } from "./titleWords";

/** The pattern that is used by default. */
export const defaultKeyPattern = "google-scholar";

/**
 * Generates a citekey by a pattern, from letters, digits and the text that the pattern has between its parts:
 *
 * - `"google-scholar"`: {@link formatCitekey}, `zhang2024negative`
 * - `"better-bibtex"`: {@link betterBibtexKey}, `zhangNegativePreferenceOptimization2024`
 * - a pattern of `[auth]`, `[year]`, `[yy]`, `[title]`, and `[title3]` for three words of the title, without skipped
 *   words. A capital in a part's name (`[Auth]`, `[Title3]`) capitalizes each word.
 *
 * Omits unknown parts. Uses Google Scholar's pattern if the result is empty or the pattern has neither author nor title.
 */
export function citekeyByPattern(paper: CitekeyParts, pattern: string): string {
  if (pattern === "better-bibtex") {
    return cleanKey(betterBibtexKey(paper), paper);
  }
  if (!/\[(?:auth|title\d?)\]/i.test(pattern)) {
    return formatCitekey(paper);
  }
  const key = pattern.replace(/\[(auth|year|yy|title)(\d?)\]/gi, (_, part: string, count: string) =>
    partOf(paper, part, Number(count || 1)),
  );
  return cleanKey(key, paper);
}

function cleanKey(key: string, paper: CitekeyParts): string {
  const clean = key
    .replace(/[^\p{L}\p{N}\p{M}:._+/-]/gu, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/(?<![:._+/-])[:._+/-]+$/, "");
  return clean === "" ? formatCitekey(paper) : clean;
}

function partOf(paper: CitekeyParts, part: string, count: number): string {
  const year = String(paper.year ?? paper.published?.year ?? "");
  const isCapital = /^[A-Z]/.test(part);
  switch (part.toLowerCase()) {
    case "auth":
      return cased(citekeyWords(knownPeople(paper.authors)[0]?.family ?? knownPeople(paper.authors)[0]?.literal ?? ""), isCapital);
    case "year":
      return year;
    case "yy":
      return year.slice(-2);
    default:
      return cased(meaningfulWords(paper.title).slice(0, count), isCapital);
  }
}

function cased(words: readonly string[], isCapital: boolean): string {
  return words.map((word) => (isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join("");
}
