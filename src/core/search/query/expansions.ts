/**
 * How a word of the index is related to the word of the query that may mean it. `doubled` words differ only in doubled letters, which is the
 * most common typo.
 */
export const relations = { exact: 0, prefix: 1, sameStem: 2, typo: 3, doubled: 4 } as const;

export type Relation = (typeof relations)[keyof typeof relations];

/**
 * The words of a segment that a word of the query may mean, in parallel arrays: the word's number, the quality of the match (1
 * for the word itself), and the relation. Arrays instead of objects, because a single letter begins thousands of words.
 */
export interface Expansions {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  readonly relations: readonly Relation[];
}

/** Adds one word to the expansions. */
export type AddExpansion = (word: number, quality: number, relation: Relation) => void;
