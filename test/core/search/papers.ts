import type { Paper } from "../../../src/core/paper";
import { createRandom } from "../../inputs/random";

/** Returns a paper for tests with a title and whatever else matters. */
export function paperOf(title: string, rest: Partial<Paper> = {}): Paper {
  const citekey = rest.citekey ?? title.toLowerCase().replace(/[^a-z\d]+/g, "-");
  return { citekey, title, authors: [], links: [], aliases: [{ text: title, kind: "title", why: "title" }], ...rest };
}

/** Returns an alias of the kind `name`. */
export function nameOf(text: string): Paper["aliases"][number] {
  return { text, kind: "name", why: "test" };
}

/** Returns generated papers whose words are few and alike, so that they share many of them. */
export function generatedPapers(count: number, seed: number): readonly Paper[] {
  const random = createRandom(seed);
  const syllables = ["ba", "do", "ke", "li", "mu", "net", "ra", "so", "ting", "tion"];
  const word = (): string =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)] ?? "").join("");
  const text = (length: number): string => Array.from({ length }, word).join(" ");
  return Array.from({ length: count }, (_, at) =>
    paperOf(text(4), { citekey: `made${at}`, abstract: text(30), authors: [{ family: word(), given: word() }], year: 2000 + (at % 25) }),
  );
}
