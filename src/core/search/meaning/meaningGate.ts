import type { SegmentList } from "../index/segmentList";
import { requiredBits, termBit } from "../query/askedWords";
import type { Query } from "../query/parseQuery";
import type { RankedPaper } from "../rank/rankClosely";
import { bitCount } from "../text/distance";

/** Only a query of which the best paper lacks so many words is worth a comparison of meanings. */
export const minLackedWords = 2;
/** Keywords are answered by a paper that lacks one in so many of them. */
const keywordsPerLacked = 3;
/** Matches words with letters and a digit behind them, such as `seq2seq` and `bm25`: these are names, not descriptions. */
const coinedWord = /^\p{L}{2,}\d/u;

/**
 * Returns whether the first paper of the lexical search answers a query: it lacks at most one word. If the query has keywords alone and is no
 * sentence with words such as "with", the paper may lack a third of them, or more if it has a coined word of the query.
 *
 * @param first the first paper, or `undefined` if no paper has any word
 * @param isUnread true if the last word of the query is unfinished and nothing is known about it, so that it says nothing yet
 */
export function isAnswered(index: SegmentList, query: Query, first: RankedPaper | undefined, isUnread: boolean): boolean {
  const read = isUnread ? query.terms.slice(0, -1) : query.terms;
  const known = isUnread ? ~termBit(read.length) : -1;
  const asked = (first ? requiredBits(index, query) : bitsOf(query)) & known;
  const lacked = first ? first.missing & known : asked;
  if (bitCount(lacked) < minLackedWords) {
    return true;
  }
  if (!first || read.some(({ weight }) => weight < 1)) {
    return false;
  }
  const hasCoined = read.some(({ typed }, at) => (termBit(at) & asked & ~lacked) !== 0 && coinedWord.test(typed));
  return hasCoined || keywordsPerLacked * bitCount(lacked) <= bitCount(asked);
}

function bitsOf({ terms }: Query): number {
  return terms.reduce((bits, _, at) => bits | termBit(at), 0);
}
