/** A name found in a text, with its place and the words that make it this paper's. */
export interface NameCandidate {
  readonly text: string;
  readonly kind: "name" | "phrase";
  /** Offset in the abstract, in UTF-16 code units. */
  readonly start: number;
  /** As in `Alias.why`. */
  readonly why: string;
  readonly long?: string;
  /** `sure` if the text names it outright (`called X`); `likely` if it counts only when the name is nobody else's. */
  readonly evidence: "sure" | "likely";
}

/** Returns `text[start, end)` with one or two words before it, cut to 110 characters, for use in `why`. */
export function quoteAround(text: string, start: number, end: number): string {
  const lead = /(?<!\S)(?:\S+\s+){0,2}$/.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  const cut = text.slice(start - lead, end).replace(/\s+/g, " ");
  return cut.length > 110 ? `${cut.slice(0, 50)}…${cut.slice(-55)}` : cut;
}
