import type { Paper } from "../../paper";
import type { Query } from "../query/parseQuery";
import { plain } from "../text/spelling";
import { headKey, titleKey } from "../text/titleKey";

/** The minimum length of a query that is compared with the beginnings of titles. */
export const minTitleStartChars = 4;
/** A text with a smaller share of the query's pairs is not tested for the whole query with punctuation in between. */
const minShareForWhole = 0.4;
/** The weight of pairs if the text does not have the whole query in a row. */
const brokenOrderFactor = 0.6;

/** A test of how well texts keep the word order of a query. */
export interface OrderTest {
  /**
   * Returns 1 if the text has the whole query word by word. Otherwise returns the share of neighboring words of the query that
   * are neighbors in the text too, in the same order, times `brokenOrderFactor`. Returns 0 for a query of a single word.
   */
  orderIn(text: string): number;
}

/** Prepares the test for a query. */
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

/** Recently compared texts in plain letters, with hyphens as spaces: the candidates change little from keystroke to keystroke. */
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

/**
 * Returns whether the words of a query are cut short and begin words in a row of the title: `pref opt` and "Preference Optimization". The last
 * word may always be cut, because the user is still typing it, so another one must be.
 */
export function hasCutWordsInRow({ terms }: Query, paper: Paper): boolean {
  const words = titleKey(paper).split(" ");
  return words.some((_, start) => {
    const isInRow = terms.every(({ typed }, at) => words[start + at]?.startsWith(typed) === true);
    return isInRow && terms.slice(0, -1).some(({ typed }, at) => words[start + at] !== typed);
  });
}

/**
 * Returns the share of the title that the query is the beginning of, word by word, or 0 if it is not the beginning or too short
 * to decide.
 */
export function titleCoverage({ folded }: Query, paper: Paper): number {
  const key = folded.length < minTitleStartChars ? "" : titleKey(paper);
  return key.startsWith(folded) ? folded.length / Math.max(key.length, 1) : 0;
}

/**
 * Returns the share of a query's words that are in the title or an author's family name as they were typed, without typos or
 * plurals.
 */
export function exactness({ terms }: Query, paper: Paper): number {
  const head = headKey(paper);
  return terms.filter(({ typed }) => head.includes(` ${typed} `)).length / terms.length;
}

/** Returns whether all words of a query that are not stop words are in the title, or begin words of it. */
export function hasAllInTitle({ terms }: Query, paper: Paper): boolean {
  const padded = ` ${titleKey(paper)}`;
  return terms.every(({ typed, term, weight }) => weight < 1 || padded.includes(` ${typed}`) || padded.includes(` ${term}`));
}

/** Returns whether all words of a query but the last, which may be unfinished, are in the title or a family name as they were typed. */
export function hasFinishedWords({ terms }: Query, paper: Paper): boolean {
  const head = headKey(paper);
  return terms.slice(0, -1).every(({ typed }) => head.includes(` ${typed} `));
}
