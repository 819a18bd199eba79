import groups from "./nameCounts.json";

let known: Map<string, number> | undefined;

/**
 * Returns how many papers of a large collection have a coined word (`ResNet`, `SELU`), as a power of two: 4 for 16 to 31 papers. Returns 0 for
 * fewer than four. Respects case. `npm run bench -- names/counts` counts the words in 20,027 titles and abstracts.
 */
export function nameCount(word: string): number {
  known ??= new Map(groups.flatMap((words, power) => words.split(" ").map((counted) => [counted, power] as const)));
  return known.get(word) ?? 0;
}
