/** A name found in a text, where, and the words that make it this paper's. */
export interface Candidate {
  readonly text: string;
  readonly kind: "name" | "phrase";
  /** Offset in the abstract. */
  readonly start: number;
  /** As in `Alias.why`. */
  readonly why: string;
  readonly long?: string;
  /** `sure` where the text names it outright (`called X`); `likely` needs a name that is nobody else's. */
  readonly evidence: "sure" | "likely";
}

/** The words around a finding, for `why`: at most 90 characters, whole words. */
export function quoteAround(text: string, start: number, end: number): string {
  const from = start < 40 ? 0 : text.indexOf(" ", start - 40) + 1;
  const cut = text.slice(Math.min(from, start), end).replace(/\s+/g, " ");
  return cut.length > 110 ? `${cut.slice(0, 50)}…${cut.slice(-55)}` : cut;
}
