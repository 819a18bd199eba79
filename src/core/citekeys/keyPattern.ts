import { asciiWords, type CitekeyParts, formatCitekey, passedOver } from "./citekey";

/** Patterns that have a name. */
const presets: ReadonlyMap<string, string> = new Map([["better-bibtex", "[auth][Title3][year]"]]);

/** The name of the pattern in force where none is set. */
export const defaultKeyPattern = "google-scholar";

/**
 * A paper's citekey by a pattern, ASCII letters, digits and what the pattern has between its parts:
 *
 * - `"google-scholar"`: {@link formatCitekey}, `zhang2024negative`
 * - `"better-bibtex"`: that extension's default, `zhangNegativePreferenceOptimization2024`
 * - a pattern of `[auth]`, `[year]`, `[yy]`, `[title]` and of `[title3]` for three words of the title, those passed over left out.
 *   A capital in a part's name (`[Auth]`, `[Title3]`) puts one before each word.
 *
 * What is unknown is left out. A pattern that gives nothing, or has no part that could tell papers apart, counts as Google Scholar's.
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
      return cased(asciiWords(paper.authors[0]?.family ?? paper.authors[0]?.literal ?? ""), isCapital);
    case "year":
      return year;
    case "yy":
      return year.slice(-2);
    default:
      return cased(
        asciiWords(paper.title)
          .filter((word) => !passedOver.has(word))
          .slice(0, count),
        isCapital,
      );
  }
}

function cased(words: readonly string[], isCapital: boolean): string {
  return words.map((word) => (isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join("");
}
