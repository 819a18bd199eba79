/**
 * The ranking, in one place. A paper's score is
 *
 *     words × coverage⁴ × brevity × (1 + inTitle + exactness + order + nearness + quoted + fuse) + name + title, times 1 + preferred, plus whole
 *
 * `words` adds up, over the words of the query, quality × rarity × field weight (`scoreWords.ts`); the others are here.
 */
export interface Features {
  /** The first three, as `wordScore` tells. */
  readonly rough: number;
  /** Whether all words of the query stand in the title. */
  readonly isInTitle: boolean;
  /** The share of the query's words that title and family names have just so, 0 to 1. */
  readonly exactness: number;
  /** The share of neighbouring words of the query that are neighbours in the title too, in the same order, 0 to 1. */
  readonly order: number;
  /** The same in the abstract. */
  readonly nearness: number;
  /** Whether the query is a piece of the abstract word by word, and long enough for that to be no accident. */
  readonly isQuoted: boolean;
  /** Whether the query is one of the paper's names, its citekey or its id. */
  readonly isName: boolean;
  /** The share of the title that the query is the beginning of, 0 where it is none. */
  readonly titleBeginning: number;
  /** Whether it has all words of a query of several. */
  readonly isWhole: boolean;
  /** Whether the paper was used lately, or is cited in the open document. */
  readonly isPreferred: boolean;
}

/** Beyond all that words can add up to: an exact name beats everything. */
const nameBonus = 100_000;
/** Who types two words expects the papers that have both before those with one of them, however well that fits. */
const wholeBonus = 100_000;
/** An exact beginning of the title beats scattered words; the more of the title it is, the better. */
const titleBonus = 10_000;
/** At most; between the usual papers a tenth of it. */
const brevityBonus = 0.4;
/** All words in the title are more than most of them there and the rest in the abstract. */
const inTitleBonus = 0.4;
/** As it was typed rather than its plural, or a word that goes on behind it. */
const exactnessBonus = 0.5;
const orderBonus = 0.6;
const nearnessBonus = 1.6;
/** So that who quotes an abstract finds it before titles with some of the words. */
const quotedBonus = 4;
const fuseBonus = 0.6;
/** So many words in a row are no accident. */
export const wordsOfQuotation = 5;
/** So many times what its words are worth a paper's score is at most, certainty apart. */
export const mostLift = 1 + inTitleBonus + exactnessBonus + orderBonus + nearnessBonus + fuseBonus;
/** The same for a query that is long enough to be a quotation. */
export const mostLiftOfText = mostLift + quotedBonus;
/** The same for a single word, which has no order. */
export const mostLiftOfWord = 1 + inTitleBonus + exactnessBonus + fuseBonus;
/** Enough to come first among equals, and among those that differ by less than anybody can see. */
const preferredBonus = 0.05;

/** By `headSize`: of papers that have the same of a query, it is the more of one with a short title and few authors. */
const brevities = Float64Array.from({ length: 256 }, (_, size) => 1 + brevityBonus * (1 - Math.log2(Math.max(1, size)) / 8));

/**
 * What the words that were found are worth by themselves: much less where words of the query are missing, so that no rare word
 * outweighs two plain ones.
 *
 * @param coverage the share of the query that was found, 0 to 1
 */
export function wordScore(words: number, coverage: number, headSize: number): number {
  return words * coverage * coverage * coverage * coverage * (brevities[headSize] ?? 1);
}

/**
 * How well a paper fits a query; comparable among the papers of one query.
 *
 * @param fuse how well Fuse thinks that the query fits title or names, 0 to 1
 */
export function scoreOf(
  { rough, isInTitle, exactness, order, nearness, isQuoted, isName, titleBeginning, isWhole, isPreferred }: Features,
  fuse: number,
): number {
  const plainScore =
    rough *
    (1 +
      (isInTitle ? inTitleBonus : 0) +
      exactnessBonus * exactness +
      orderBonus * order +
      nearnessBonus * nearness +
      (isQuoted ? quotedBonus : 0) +
      fuseBonus * fuse);
  const certain = (isName ? nameBonus : 0) + (titleBeginning > 0 ? titleBonus * (1 + titleBeginning) : 0);
  return (plainScore + certain) * (1 + (isPreferred ? preferredBonus : 0)) + (isWhole ? wholeBonus : 0);
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
