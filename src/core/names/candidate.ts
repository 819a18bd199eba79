/** A name found in a text, where, and the words that make it this paper's. */
export interface NameCandidate {
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

/** The words of a finding and the one or two before them, for `why`: at most 110 characters. */
export function quoteAround(text: string, start: number, end: number): string {
  const lead = /(?<!\S)(?:\S+\s+){0,2}$/.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  const cut = text.slice(start - lead, end).replace(/\s+/g, " ");
  return cut.length > 110 ? `${cut.slice(0, 50)}…${cut.slice(-55)}` : cut;
}
