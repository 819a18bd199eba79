import type { Paper } from "../paper";
import { fold } from "../words/fold";

/**
 * The names that a paper introduces, for a line of text, without those that only write words of the title in another way, such as the
 * repository `negative-preference-optimization`.
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
