/** A problem of a part of a query. `written` is the part, or its beginning, as the user typed it. */
export type QueryProblem =
  /** A word like a filter: `autor:zhang`. `meant` is the whole condition with the filter that was probably meant. */
  | { readonly kind: "misspelled"; readonly written: string; readonly meant: string }
  /** A filter that CiteLens does not have, such as `tag:`. Its words are searched for. */
  | { readonly kind: "unknown"; readonly written: string; readonly known: readonly string[] }
  /** A filter without a value. */
  | { readonly kind: "empty"; readonly written: string; readonly examples: readonly string[] }
  /** A condition for years that has no year. */
  | { readonly kind: "year"; readonly written: string; readonly examples: readonly string[] }
  /** A value of `has:` that no paper has. */
  | { readonly kind: "nothingHas"; readonly written: string; readonly known: readonly string[] }
  /** `OR` between words. */
  | { readonly kind: "or"; readonly written: string };
