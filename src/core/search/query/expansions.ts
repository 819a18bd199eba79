/** How a word of the index is what a word of the query means. */
export const relations = { exact: 0, prefix: 1, sameStem: 2, typo: 3 } as const;

/** One of them. */
export type Relation = (typeof relations)[keyof typeof relations];

/**
 * The words of a part that a word of the query may mean, one behind the other: which word, how surely (1 for the word itself),
 * and by what relation. Arrays rather than objects, for a single letter begins thousands of words.
 */
export interface Expansions {
  readonly words: readonly number[];
  readonly qualities: readonly number[];
  readonly relations: readonly Relation[];
}

/** Takes one more word. */
export type AddExpansion = (word: number, quality: number, relation: Relation) => void;
