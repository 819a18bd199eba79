import type { Mention } from "../mentions/mention";

/** How sure a paper is meant, the surest first: by an id or an address of it, by its title, or by a name that its surroundings support. */
export const certainties = ["identifier", "title", "name"] as const;

export type Certainty = (typeof certainties)[number];

/** A title of fewer words may be an ordinary phrase, and a part before a colon is often only a name. */
const minTitleWords = 3;

/** Returns how sure it is that a mention means its first paper, given the text of the mention. */
export function certaintyOf({ alias }: Pick<Mention, "alias">, written: string): Certainty {
  if (alias.kind === "identifier") {
    return "identifier";
  }
  return alias.kind === "title" && (written.match(/[\p{L}\p{N}]+/gu) ?? []).length >= minTitleWords ? "title" : "name";
}

/** Returns a number that is lower for a surer paper. */
export function rankOfCertainty(certainty: Certainty): number {
  return certainties.indexOf(certainty);
}
