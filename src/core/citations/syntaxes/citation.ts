/** A citekey where it stands in a text, without what marks it as one: of `@zhang2024negative` the part behind the `@`. */
export interface CitedKey {
  readonly citekey: string;
  readonly start: number;
  readonly end: number;
}

/** A citation in a text, such as `\citep[see][p.~3]{song2022extendable, zhang2024negative}`. */
export interface Citation {
  /** Which row of the table it is written by: `"latex"`, `"pandoc"`, … */
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
  /** The list of keys between its marks; more keys stand within. */
  readonly listStart: number;
  readonly listEnd: number;
  readonly keys: readonly CitedKey[];
  /** What stands between two keys, without blanks; `undefined` where there can be but one. */
  readonly separator?: string;
  /** What stands before each key in the list: `"@"` in `[@a; @b]`. */
  readonly keyPrefix: string;
  /** What ends the list: `"}"`, `"]"`; "" where a list just ends. */
  readonly closing: string;
  /** Whether it can be nothing but a citation. `@fig-losses` in Quarto or an unknown command with "cite" in its name might be something else. */
  readonly isCertain: boolean;
}

/** A citation as far as it is typed: what a completion needs to know. */
export interface OpenCitation {
  readonly syntax: string;
  /** Where the key begins that is being typed, behind its prefix. */
  readonly start: number;
  /** Where it ends: behind the offset where the offset is within a key. */
  readonly end: number;
  /** What is typed between the start and the offset: a part of a key, or words of a title. */
  readonly typed: string;
  readonly separator?: string;
  /** What stands before the key: `"@"`, or "" in `\cite{`. */
  readonly keyPrefix: string;
  /** The other keys of the same citation. */
  readonly others: readonly string[];
}
