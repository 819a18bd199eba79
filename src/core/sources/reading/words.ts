/** Returns the words of a title for a search: services take other signs for operators. */
export function wordsOf(title: string): string {
  return title
    .slice(0, 300)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
