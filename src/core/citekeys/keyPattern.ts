import { knownPeople } from "../paper";
import { asciiWords, type CitekeyParts, formatCitekey, skippedWords } from "./citekey";

/** Patterns with a name. */
const presets: ReadonlyMap<string, string> = new Map([["better-bibtex", "[auth][Title3][year]"]]);

/** The pattern that is used by default. */
export const defaultKeyPattern = "google-scholar";

/**
 * Generates a citekey by a pattern, from ASCII letters, digits and the text that the pattern has between its parts:
 *
 * - `"google-scholar"`: {@link formatCitekey}, `zhang2024negative`
 * - `"better-bibtex"`: the default of that extension, `zhangNegativePreferenceOptimization2024`
 * - a pattern of `[auth]`, `[year]`, `[yy]`, `[title]`, and `[title3]` for three words of the title, without skipped
 *   words. A capital in a part's name (`[Auth]`, `[Title3]`) capitalizes each word.
 *
 * Omits unknown parts. Uses Google Scholar's pattern if the result is empty or the pattern has neither author nor title.
 */
export function citekeyByPattern(paper: CitekeyParts, pattern: string): string {
  const template = presets.get(pattern) ?? pattern;
  if (!/\[(?:auth|title\d?)\]/i.test(template)) {
    return formatCitekey(paper);
  }
  const key = template.replace(/\[(auth|year|yy|title)(\d?)\]/gi, (_, part: string, count: string) =>
    partOf(paper, part, Number(count || 1)),
  );
  const clean = key.replace(/[^A-Za-z0-9:._+/-]+/g, "").replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
  return clean === "" ? formatCitekey(paper) : clean;
}

function partOf(paper: CitekeyParts, part: string, count: number): string {
  const year = String(paper.year ?? paper.published?.year ?? "");
  const isCapital = /^[A-Z]/.test(part);
  switch (part.toLowerCase()) {
    case "auth":
      return cased(asciiWords(knownPeople(paper.authors)[0]?.family ?? knownPeople(paper.authors)[0]?.literal ?? ""), isCapital);
    case "year":
      return year;
    case "yy":
      return year.slice(-2);
    default:
      return cased(
        asciiWords(paper.title)
          .filter((word) => !skippedWords.has(word))
          .slice(0, count),
        isCapital,
      );
  }
}

function cased(words: readonly string[], isCapital: boolean): string {
  return words.map((word) => (isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join("");
}
