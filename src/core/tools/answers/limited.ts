/** The most characters of an answer: 2,000 tokens of four characters, with room for its last line. */
export const maxAnswerChars = 7_600;

/**
 * Joins parts as long as they fit into an answer. The rest is counted, and a sentence says what to do about it.
 *
 * @param hidden the number of parts that were left out before
 */
export function joinLimited(
  head: readonly string[],
  parts: readonly string[],
  { hidden = 0, advice }: { readonly hidden?: number; readonly advice: string },
): string {
  let left = maxAnswerChars - head.join("\n").length;
  let shown = 0;
  for (const part of parts) {
    left -= part.length + 1;
    if (left < 0) {
      break;
    }
    shown++;
  }
  const more = parts.length - shown + hidden;
  return [...head, ...parts.slice(0, shown), ...(more > 0 ? [`truncated: ${more} more; ${advice}`] : [])].join("\n");
}
