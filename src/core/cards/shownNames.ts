import type { Paper } from "../paper";
import { fold } from "../words/fold";

/**
 * Returns the names that a paper introduces, without the title itself, without those that only spell words of the title in another way,
 * such as the repository `negative-preference-optimization`, and without the long forms of others.
 */
export function shownNames({ title, aliases }: Pick<Paper, "title" | "aliases">): readonly string[] {
  const letters = lettersOf(title);
  const longForms = new Set(aliases.map(({ long }) => long));
  return aliases
    .filter(({ kind, text }) => kind === "name" && text !== title && !longForms.has(text))
    .filter(({ text }) => title.includes(text) || !letters.includes(lettersOf(text)))
    .map(({ text }) => text);
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}+]/gu, "");
}
