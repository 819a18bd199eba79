import type { Finding } from "./finding";

/** A change of a text that makes a finding go away. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Returns the change that puts what is known in the place of what is written, or `undefined` if it cannot simply be put there. */
export function fixOf({ kind, start, end, fix }: Finding, text: string): Fix | undefined {
  // A version behind an id is one of the other paper.
  const version = kind === "other-paper-id" ? (/^v\d{1,3}(?!\w)/.exec(text.slice(end, end + 5))?.[0] ?? "") : "";
  return fix === undefined ? undefined : { start, end: end + version.length, newText: fix };
}
