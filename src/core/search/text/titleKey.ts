import type { Paper } from "../../paper";
import { isStopWord } from "../../words/stopWords";
import { plainWords } from "./terms";

const titleKeys = new WeakMap<Paper, string>();

/** A paper's title as plain words with single spaces, for comparing beginnings; made once for each paper that is asked about. */
export function titleKey(paper: Paper): string {
  let key = titleKeys.get(paper);
  if (key === undefined) {
    key = keyOfTitleText(paper.title);
    titleKeys.set(paper, key);
  }
  return key;
}

/** The same for whoever keeps it, or needs it once. */
export function keyOfTitleText(title: string): string {
  return plainWords(title).join(" ");
}

/** No head counts as larger. */
export const maxHeadSize = 255;

/**
 * Of how many words and authors a paper's head is made: the number of the title's words that say something times that of the authors, at
 * most 255. Who remembers a word and an author remembers the more of a paper, the smaller this is.
 *
 * @param key of the title
 */
export function headSize(key: string, authors: number): number {
  const words = key.split(" ").filter((word) => !isStopWord(word)).length;
  return Math.min(maxHeadSize, Math.max(1, words) * Math.max(1, authors));
}

const headKeys = new WeakMap<Paper, string>();

/** A paper's title and its authors' family names as plain words, each between two spaces, for looking whether it has a word just so. */
export function headKey(paper: Paper): string {
  let key = headKeys.get(paper);
  if (key === undefined) {
    const families = paper.authors.flatMap(({ family, literal = "" }) => plainWords(family ?? literal));
    key = ` ${titleKey(paper)} ${families.join(" ")} `;
    headKeys.set(paper, key);
  }
  return key;
}
