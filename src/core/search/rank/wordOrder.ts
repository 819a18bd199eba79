import type { Paper } from "../../paper";
import type { Query } from "../query/parseQuery";
import { plain } from "../text/spelling";
import { headKey, titleKey } from "../text/titleKey";

/** Least length of a query that is compared with beginnings of titles, in characters. */
export const minTitleStartChars = 4;
/** A text with fewer of the query's neighbours hardly has all of it with commas between. */
const minShareForWhole = 0.4;
/** What neighbours are worth where not all of the query stands in a row. */
const brokenOrderFactor = 0.6;

/** How much of a query's order texts keep. */
export interface OrderTest {
  /** The share of the query's neighbouring words that are neighbours in the text too, in the same order; 0 for a single word. */
  orderIn(text: string): number;
}

/** Prepares a query for looking at texts. A text that has the whole query word by word has all of its order. */
export function createOrderTest({ terms }: Query): OrderTest {
  if (terms.length < 2) {
    return { orderIn: () => 0 };
  }
  const typed = terms.map((term) => term.typed);
  const pairs = typed.slice(1).map((second, at) => `${typed[at] ?? ""} ${second}`);
  const whole = new RegExp(typed.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("[^a-z0-9]{1,3}"));
  return {
    orderIn(text) {
      const compared = cachedPlainText(text);
      const found = pairs.filter((pair) => compared.includes(pair)).length;
      const share = found / pairs.length;
      return share === 1 || (share >= minShareForWhole && whole.test(compared)) ? 1 : share * brokenOrderFactor;
    },
  };
}

/** Texts in plain letters, hyphens as spaces, that were compared lately: from letter to letter the candidates are much the same. */
const plainTexts = new Map<string, string>();
const maxPlainTexts = 500;

function cachedPlainText(text: string): string {
  let compared = plainTexts.get(text);
  if (compared === undefined) {
    compared = plain(text).replaceAll("-", " ");
    if (plainTexts.size >= maxPlainTexts) {
      plainTexts.clear();
    }
    plainTexts.set(text, compared);
  }
  return compared;
}

/** The share of the title that the query is the beginning of, word by word; 0 where it is none, or too short to tell. */
export function titleCoverage({ folded }: Query, paper: Paper): number {
  const key = folded.length < minTitleStartChars ? "" : titleKey(paper);
  return key.startsWith(folded) ? folded.length / Math.max(key.length, 1) : 0;
}

/** The share of a query's words that stand in the title or are an author's family name as they were typed: no typo, no plural. */
export function exactness({ terms }: Query, paper: Paper): number {
  const head = headKey(paper);
  return terms.filter(({ typed }) => head.includes(` ${typed} `)).length / terms.length;
}

/** Whether all words of a query that say something stand in the title, or begin words there. */
export function hasAllInTitle({ terms }: Query, paper: Paper): boolean {
  const padded = ` ${titleKey(paper)}`;
  return terms.every(({ typed, term, weight }) => weight < 1 || padded.includes(` ${typed}`) || padded.includes(` ${term}`));
}
