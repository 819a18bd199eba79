import { createFreeCitekeys } from "./freeCitekeys";
import { knownPeople, type Paper } from "../paper";
import { runToEnd } from "../sliced";
import { citekeyWords, meaningfulWords } from "./titleWords";

/** The properties from which a citekey is generated. */
export type CitekeyParts = Pick<Paper, "title" | "authors" | "year" | "published">;

/**
 * Generates a citekey in the style of Google Scholar: the first word of the first author's family name, the year (of the
 * preprint, if there is one), and the first word of the title that is not skipped, from letters and digits: `"zhang2024negative"`. Letters of
 * scripts such as Chinese stay as they are: `"朱2021信息论方法研"`. Omits unknown parts, and returns `"paper"` if nothing is known.
 */
export function formatCitekey(paper: CitekeyParts): string {
  const [author] = knownPeople(paper.authors);
  const particle = author?.["non-dropping-particle"] ?? "";
  const family = citekeyWords(`${particle} ${author?.family ?? author?.literal ?? ""}`)[0] ?? "";
  const word = meaningfulWords(paper.title)[0] ?? "";
  const year = String(paper.year ?? paper.published?.year ?? "");
  const citekey = family === "" ? word + year : family + year + word;
  return citekey === "" ? "paper" : citekey;
}

/**
 * Generates the citekeys of papers, in their order. Appends the letters a, b, c, … if several papers would share a citekey.
 */
export function formatCitekeys(papers: readonly CitekeyParts[]): readonly string[] {
  return runToEnd(formatCitekeysInSlices(papers));
}

/** This many papers take a few milliseconds. */
const papersPerSlice = 500;

/** Like {@link formatCitekeys}, but yields after each slice of the work. */
export function* formatCitekeysInSlices(papers: readonly CitekeyParts[]): Generator<undefined, readonly string[]> {
  const plain: string[] = [];
  const counts = new Map<string, number>();
  for (const paper of papers) {
    const citekey = formatCitekey(paper);
    plain.push(citekey);
    counts.set(citekey, (counts.get(citekey) ?? 0) + 1);
    if (plain.length % papersPerSlice === 0) {
      yield;
    }
  }
  const taken = new Set(plain.filter((citekey) => counts.get(citekey) === 1));
  const free = createFreeCitekeys(taken, "a");
  return plain.map((citekey) => {
    const unique = counts.get(citekey) === 1 ? citekey : free(citekey);
    taken.add(unique);
    return unique;
  });
}
