import type { Paper } from "../paper";
import { fold } from "../words/fold";

/**
 * Returns the names that a paper introduces, without those that only spell words of the title in another way, such as the repository
 * `negative-preference-optimization`.
 */
export function shownNames({ title, aliases }: Pick<Paper, "title" | "aliases">): readonly string[] {
  const letters = lettersOf(title);
  return aliases
    .filter(({ kind, text }) => kind === "name" && (title.includes(text) || !letters.includes(lettersOf(text))))
    .map(({ text }) => text);
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}+]/gu, "");
}
