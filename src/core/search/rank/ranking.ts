/**
 * The features of a paper that decide its score. With the weights of this file, which are named like the features:
 *
 *     score     = (baseScore × lift + certainty) × (1 + preferred) + allWords
 *     baseScore = words × coverage⁴ × brevity
 *     lift      = 1 + inTitle + exactness + titleOrder + cutTitle + abstractOrder + quoted + fuse
 *     certainty = name + titleStart × (1 + titleCoverage)
 *
 * A true feature counts its whole weight, a share that share of it. `titleStart` counts if the query begins the title.
 *
 * `words` is the sum of quality × rarity × field weight over the words of the query (`scoreWords.ts`). Quality is 0 to 1. Rarity is a
 * natural logarithm, at most about 11 in 100,000 papers (`findTerm.ts`). `coverage` is the share of the query that was found, 0 to 1.
 */
export interface Features {
  /** The result of `wordScore`. */
  readonly baseScore: number;
  /** True if all words of the query are in the title. */
  readonly isInTitle: boolean;
  /** The share of the query's words that are in the title or a family name exactly as typed, 0 to 1. */
  readonly exactness: number;
  /** The share of neighboring words of the query that are neighbors in the title too, in the same order, 0 to 1. */
  readonly titleOrder: number;
  /** The same share for the abstract, 0 to 1. */
  readonly abstractOrder: number;
  /** True if words of the query are cut short, and all begin words in a row of the title. */
  readonly isCutTitle: boolean;
  /** True if the abstract contains the query word by word, and the query is too long for that to be a coincidence. */
  readonly isQuoted: boolean;
  /** True if the query is one of the paper's names, its citekey, or its id. */
  readonly isName: boolean;
  /** The share of the title that the query is the beginning of, or 0 if it is not the beginning. */
  readonly titleCoverage: number;
  /** True if the paper has all words of a query of several words. */
  readonly hasAllWords: boolean;
  /** True if the paper was recently used, or is cited in the open document. */
  readonly isPreferred: boolean;
}

/** In points: more than words can add up to, so that an exact name beats everything else. */
const nameBonus = 100_000;
/** In points: if the user types two words, papers with both come before those with one of them, however well that one fits. */
const allWordsBonus = 100_000;
/** In points: the exact beginning of a title beats scattered words, the more so the more of the title it is. */
const titleStartBonus = 10_000;
/** The smallest head adds this to `brevity`. Usual papers differ by a tenth of it. */
const brevityBonus = 0.4;
/**
 * In multiples of `baseScore`, like all weights of `lift`: all words in the title are worth more than most of them there and
 * the rest in the abstract.
 */
const inTitleBonus = 0.4;
/** The word as it was typed is worth more than its plural or a longer word. */
const exactnessBonus = 0.5;
const titleOrderBonus = 0.6;
const abstractOrderBonus = 1.6;
/** Cut words score low, because they also begin other words, but a row of words that they begin is not a coincidence. */
export const cutTitleBonus = 4;
/** A quotation from an abstract beats titles with some of the words. */
const quotedBonus = 4;
const fuseBonus = 0.6;
/** This many words in a row are not a coincidence. */
export const minQuotedTerms = 5;
/** The largest `lift` of a query of several words, without `cutTitle`. */
export const maxLift = 1 + inTitleBonus + exactnessBonus + titleOrderBonus + abstractOrderBonus + fuseBonus;
/** The largest `lift` of a query that is long enough to be a quotation. */
export const maxTextLift = maxLift + quotedBonus;
/** The largest `lift` of a single word, which has no order. */
export const maxWordLift = 1 + inTitleBonus + exactnessBonus + fuseBonus;
/** As a share of the score: enough to come first among equals, and among papers whose difference nobody would notice. */
const preferredBonus = 0.05;

/** By `headSize`: at equal matches, short titles and few authors are preferred. */
const brevities = Float64Array.from({ length: 256 }, (_, size) => 1 + brevityBonus * (1 - Math.log2(Math.max(1, size)) / 8));

/**
 * Returns the score of the words that were found. It is much lower if words of the query are missing, so that one rare word
 * does not outweigh two common ones.
 *
 * @param words the sum of quality × rarity × field weight
 * @param coverage the share of the query that was found, 0 to 1
 */
export function wordScore(words: number, coverage: number, headSize: number): number {
  return words * coverage * coverage * coverage * coverage * (brevities[headSize] ?? 1);
}

/**
 * Returns how well a paper fits a query. Comparable only among the papers of one query.
 *
 * @param fuse how well the query fits the title or a name according to Fuse, 0 to 1
 */
export function scoreOf(
  {
    baseScore,
    isInTitle,
    exactness,
    titleOrder,
    abstractOrder,
    isCutTitle,
    isQuoted,
    isName,
    titleCoverage,
    hasAllWords,
    isPreferred,
  }: Features,
  fuse: number,
): number {
  const lift =
    1 +
    (isInTitle ? inTitleBonus : 0) +
    exactnessBonus * exactness +
    titleOrderBonus * titleOrder +
    abstractOrderBonus * abstractOrder +
    (isCutTitle ? cutTitleBonus : 0) +
    (isQuoted ? quotedBonus : 0) +
    fuseBonus * fuse;
  const certainty = (isName ? nameBonus : 0) + (titleCoverage > 0 ? titleStartBonus * (1 + titleCoverage) : 0);
  return (baseScore * lift + certainty) * (1 + (isPreferred ? preferredBonus : 0)) + (hasAllWords ? allWordsBonus : 0);
}

/** The fields that decide the order of papers. */
export interface Ranked {
  readonly score: number;
  readonly year: number;
  readonly citekey: string;
}

/**
 * Compares papers, the best first. The newest of equals comes first, because it is the one that people talk about. The citekey
 * makes the order total.
 */
export function compareRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.year - a.year || (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0);
}
