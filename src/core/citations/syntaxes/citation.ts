/** The brackets around a text in a list in which the separator does not separate: `key(p. 3, 5)`. */
export type ListBrackets = "()" | "{}";

/** A citekey in a text, without its prefix: in `@zhang2024negative`, the part after the `@`. */
export interface CitedKey {
  readonly citekey: string;
  readonly start: number;
  readonly end: number;
}

/** A citation in a text, such as `\citep[see][p.~3]{song2022extendable, zhang2024negative}`. */
export interface Citation {
  /** The id of the row in the table of syntaxes: `"latex"`, `"pandoc"`, … */
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
  /** The offset at which the list of keys begins, after its opening mark; added keys go into `[listStart, listEnd)`. */
  readonly listStart: number;
  readonly listEnd: number;
  readonly keys: readonly CitedKey[];
  /** The separator of keys, without spaces; `undefined` if there can be only one key. */
  readonly separator?: string;
  /** The brackets in which the separator does not separate, if the syntax has any. */
  readonly brackets?: ListBrackets;
  /** The prefix of each key in the list: `"@"` in `[@a; @b]`. */
  readonly keyPrefix: string;
  /** The mark that closes the list: `"}"`, `"]"`; "" if nothing closes it. */
  readonly closing: string;
  /** True if it is certainly a citation. `@fig-losses` in Quarto, or an unknown command with "cite" in its name, may be something else. */
  readonly isCertain: boolean;
}

/** A citation that is being typed, as completion needs it. */
export interface OpenCitation {
  readonly syntax: string;
  /** The offset of the key that is being typed, after its prefix. */
  readonly start: number;
  /** The offset at which the key ends; after the cursor if the cursor is within the key. */
  readonly end: number;
  /** The text between the start and the cursor: a part of a key, or words of a title, even if a key would end at a space. */
  readonly typed: string;
  /** Set if words follow where a key cannot have spaces: `"enclosed"` in brackets, `"bare"` in a sentence, which may simply go on. */
  readonly words?: "enclosed" | "bare";
  readonly separator?: string;
  /** The prefix of the key: `"@"`, or "" in `\cite{`. */
  readonly keyPrefix: string;
  /** The other keys of the same citation. */
  readonly others: readonly string[];
}
