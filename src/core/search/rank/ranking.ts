/**
 * The ranking, in one place. A paper's score is
 *
 *     words × coverage⁴ × brevity × (1 + inTitle + exactness + order + nearness + quoted + fuse) + name + title, times 1 + preferred, plus whole
 *
 * `words` adds up, over the words of the query, quality × rarity × field weight (`scoreWords.ts`); the others are here.
 */
export interface Features {
  /** The first three, as `wordScore` tells. */
  readonly baseScore: number;
  /** Whether all words of the query stand in the title. */
  readonly isInTitle: boolean;
  /** The share of the query's words that title and family names have just so, 0 to 1. */
  readonly exactness: number;
  /** The share of neighbouring words of the query that are neighbours in the title too, in the same order, 0 to 1. */
  readonly titleOrder: number;
  /** The same in the abstract. */
  readonly abstractOrder: number;
  /** Whether the query is a piece of the abstract word by word, and long enough for that to be no accident. */
  readonly isQuoted: boolean;
  /** Whether the query is one of the paper's names, its citekey or its id. */
  readonly isName: boolean;
  /** The share of the title that the query is the beginning of, 0 where it is none. */
  readonly titleCoverage: number;
  /** Whether it has all words of a query of several. */
  readonly hasAllWords: boolean;
  /** Whether the paper was used lately, or is cited in the open document. */
  readonly isPreferred: boolean;
}

/** Beyond all that words can add up to: an exact name beats everything. */
const nameBonus = 100_000;
/** Who types two words expects the papers that have both before those with one of them, however well that fits. */
const allWordsBonus = 100_000;
/** An exact beginning of the title beats scattered words; the more of the title it is, the better. */
const titleStartBonus = 10_000;
/** At most; between the usual papers a tenth of it. */
const brevityBonus = 0.4;
/** All words in the title are more than most of them there and the rest in the abstract. */
const inTitleBonus = 0.4;
/** As it was typed rather than its plural, or a word that goes on behind it. */
const exactnessBonus = 0.5;
const titleOrderBonus = 0.6;
const abstractOrderBonus = 1.6;
/** So that who quotes an abstract finds it before titles with some of the words. */
const quotedBonus = 4;
const fuseBonus = 0.6;
/** So many words in a row are no accident. */
export const minQuotedTerms = 5;
/** So many times what its words are worth a paper's score is at most, certainty apart. */
export const maxLift = 1 + inTitleBonus + exactnessBonus + titleOrderBonus + abstractOrderBonus + fuseBonus;
/** The same for a query that is long enough to be a quotation. */
export const maxTextLift = maxLift + quotedBonus;
/** The same for a single word, which has no order. */
export const maxWordLift = 1 + inTitleBonus + exactnessBonus + fuseBonus;
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
  { baseScore, isInTitle, exactness, titleOrder, abstractOrder, isQuoted, isName, titleCoverage, hasAllWords, isPreferred }: Features,
  fuse: number,
): number {
  const plainScore =
    baseScore *
    (1 +
      (isInTitle ? inTitleBonus : 0) +
      exactnessBonus * exactness +
      titleOrderBonus * titleOrder +
      abstractOrderBonus * abstractOrder +
      (isQuoted ? quotedBonus : 0) +
      fuseBonus * fuse);
  const certain = (isName ? nameBonus : 0) + (titleCoverage > 0 ? titleStartBonus * (1 + titleCoverage) : 0);
  return (plainScore + certain) * (1 + (isPreferred ? preferredBonus : 0)) + (hasAllWords ? allWordsBonus : 0);
}

/** What decides among papers. */
export interface Ranked {
  readonly score: number;
  readonly year: number;
  readonly citekey: string;
}

/** Best first. Of equals the newest, since it is the one that people talk about; then by citekey, so that the order is total. */
export function compareRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.year - a.year || (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0);
}
