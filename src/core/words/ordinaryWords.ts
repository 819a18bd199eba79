import wordsByFrequency from "#data/words.json";
import { fold } from "./fold";

let ranks: Map<string, number> | undefined;

/**
 * How common an English word is, 0 for the most common of all; `undefined` for what is not among the 40,000 most common
 * (SUBTLEX-US, Brysbaert and New, 2009). `wordRank("star")` is below 1,000, `wordRank("vidt")` is `undefined`.
 */
export function wordRank(word: string): number | undefined {
  ranks ??= new Map(wordsByFrequency.split(" ").map((known, rank) => [known, rank]));
  return ranks.get(fold(word));
}

/** Whether people use this as an ordinary English word: `Genie`, `star` and `flat` are, `ViDT` and `softmax` are not. */
export function isOrdinaryWord(word: string): boolean {
  return wordRank(word) !== undefined;
}
