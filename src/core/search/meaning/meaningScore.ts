import type { MeaningQuery } from "./meaningQuery";
import type { PaperWords } from "./paperWords";
import { titleBonus } from "./wordLikeness";

/** The weights of the parts of the score, which a study chose on two sets of described papers, before the table was made. */
const lexicalWeight = 0.5;
const cosineWeight = 9;
const wordWeight = 15;
/** The words of a title are compared with those of whole papers, whose vectors say more than those of queries. */
const titleWeight = 5;
/** Added to the share of the best lexical score, so that its logarithm exists. */
const lexicalFloor = 0.01;

/**
 * Returns how well a paper fits a query, by its words and by its meaning:
 *
 *     0.5 × ln(lexical + 0.01) + 9 × cosine + 15 × nearWords
 *
 * @param lexical the paper's lexical score as a share of the best one, 0 to 1
 * @param cosine that of query and paper
 * @param near the result of `nearWords`
 */
export function meaningScore(lexical: number, cosine: number, near: number): number {
  return lexicalWeight * Math.log(lexical + lexicalFloor) + cosineWeight * cosine + wordWeight * near;
}

/**
 * Returns how like two papers are.
 *
 * @param lexical the one's score for the title of the other, as a share of the best one, 0 to 1
 * @param cosine that of the papers
 * @param near how near the words of the one's title are to the other's words
 */
export function similarity(lexical: number, cosine: number, near: number): number {
  return Math.log(lexical + lexicalFloor) + cosineWeight * cosine + titleWeight * near;
}

/**
 * Returns how near the words that say what a query is about are to their nearest words in a paper, 0 to 1, each weighted by its `idf`.
 * This is the late interaction of ColBERT (Khattab and Zaharia, 2020) with static vectors. A word that is in the paper is its
 * own nearest word, at 1.
 */
export function nearWords({ telling, totalIdf }: MeaningQuery, paper: PaperWords): number {
  let sum = 0;
  for (const { idf, likeness } of telling) {
    sum += idf * likeness.nearest(paper);
  }
  return sum / ((1 + titleBonus) * totalIdf);
}
