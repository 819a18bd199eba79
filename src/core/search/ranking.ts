/**
 * The ranking, in one place. A paper's score is
 *
 *     words × coverage⁴ × (1 + inTitle + order + nearness + fuse) + name + title, times 1 + preferred
 *
 * `words` adds up, over the words of the query, quality × rarity × field weight (`scoreWords.ts`); the others are here.
 */
export interface Features {
  readonly words: number;
  /** The share of the query that was found, 0 to 1. */
  readonly coverage: number;
  /** Whether all words of the query stand in the title. */
  readonly isInTitle: boolean;
  /** The share of neighbouring words of the query that are neighbours in the title too, in the same order, 0 to 1. */
  readonly order: number;
  /** The same in the abstract. */
  readonly nearness: number;
  /** Whether the query is one of the paper's names, its citekey or its id. */
  readonly isName: boolean;
  /** The share of the title that the query is the beginning of, 0 where it is none. */
  readonly titleBeginning: number;
  /** Whether the paper was used lately, or is cited in the open document. */
  readonly isPreferred: boolean;
}

/** Beyond all that words can add up to: an exact name beats everything. */
const nameBonus = 100_000;
/** An exact beginning of the title beats scattered words; the more of the title it is, the better. */
const titleBonus = 10_000;
/** All words in the title are more than most of them there and the rest in the abstract. */
const inTitleBonus = 0.4;
const orderBonus = 0.6;
const nearnessBonus = 1.6;
const fuseBonus = 0.6;
/** So many times what its words are worth a paper's score is at most, certainty apart. */
export const mostLift = 1 + inTitleBonus + orderBonus + nearnessBonus + fuseBonus;
/** The same for a single word, which has no order. */
export const mostLiftOfWord = 1 + inTitleBonus + fuseBonus;
/** Enough to come first among equals, and among those that differ by less than anybody can see. */
const preferredBonus = 0.02;

/**
 * What the words that were found are worth by themselves: much less where words of the query are
 * missing, so that no rare word outweighs two plain ones.
 */
export function wordScore(words: number, coverage: number): number {
  return words * coverage * coverage * coverage * coverage;
}

/**
 * How well a paper fits a query; comparable among the papers of one query.
 *
 * @param fuse how well Fuse thinks that the query fits title or names, 0 to 1
 */
export function scoreOf({ words, coverage, isInTitle, order, nearness, isName, titleBeginning, isPreferred }: Features, fuse: number): number {
  const plainScore = wordScore(words, coverage) * (1 + (isInTitle ? inTitleBonus : 0) + orderBonus * order + nearnessBonus * nearness + fuseBonus * fuse);
  const certain = (isName ? nameBonus : 0) + (titleBeginning > 0 ? titleBonus * (1 + titleBeginning) : 0);
  return (plainScore + certain) * (1 + (isPreferred ? preferredBonus : 0));
}

/** What decides among papers. */
export interface Ranked {
  readonly score: number;
  readonly year: number;
  readonly citekey: string;
}

/** Best first. Of equals the newest, since it is the one that people talk about; then by citekey, so that the order is total. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.year - a.year || (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0);
}
