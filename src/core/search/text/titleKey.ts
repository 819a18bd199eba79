import { knownPeople, type Paper } from "../../paper";
import { isStopWord } from "../../words/stopWords";
import { plainWords } from "./terms";

const titleKeys = new WeakMap<Paper, string>();

/** Returns a paper's title as plain words with single spaces, for comparing prefixes. It is computed once for each paper. */
export function titleKey(paper: Paper): string {
  let key = titleKeys.get(paper);
  if (key === undefined) {
    key = keyOfTitleText(paper.title);
    titleKeys.set(paper, key);
  }
  return key;
}

/** Like `titleKey`, but without the cache, for callers that keep the key or need it once. */
export function keyOfTitleText(title: string): string {
  return plainWords(title).join(" ");
}

/** Larger heads count as this size, so that it fits into a byte. */
export const maxHeadSize = 255;

/**
 * Returns the size of a paper's head: the number of its title's words that are not stop words times the number of its authors,
 * at most `maxHeadSize`. The smaller it is, the more of the head one remembered word and one remembered author cover.
 *
 * @param key the title's key
 */
export function headSize(key: string, authors: number): number {
  const words = key.split(" ").filter((word) => !isStopWord(word)).length;
  return Math.min(maxHeadSize, Math.max(1, words) * Math.max(1, authors));
}

const headKeys = new WeakMap<Paper, string>();

/**
 * Returns a paper's title and its authors' family names as plain words, each between two spaces, for testing whether it has
 * exactly this word.
 */
export function headKey(paper: Paper): string {
  let key = headKeys.get(paper);
  if (key === undefined) {
    const families = knownPeople(paper.authors).flatMap(({ family, literal = "" }) => plainWords(family ?? literal));
    key = ` ${titleKey(paper)} ${families.join(" ")} `;
    headKeys.set(paper, key);
  }
  return key;
}
