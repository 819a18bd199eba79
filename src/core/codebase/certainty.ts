import type { Mention } from "../mentions/mention";
import { isNamedAfter } from "../names/namedAfter";

/**
 * How sure a paper is meant, the surest first: it is cited by its key, or it is meant by an id of it or an address that has its name, by its title, or by a name
 * that its surroundings support.
 */
export const certainties = ["citation", "identifier", "title", "name"] as const;

export type Certainty = (typeof certainties)[number];

/** A title of fewer words may be an ordinary phrase, and a part before a colon is often only a name. */
const minTitleWords = 3;

/** Returns how sure it is that a mention means its first paper, given the text of the mention. */
export function certaintyOf({ alias, papers: [paper] }: Pick<Mention, "alias" | "papers">, written: string): Certainty {
  if (alias.kind === "identifier") {
    const isAddress = alias.why.startsWith("its ");
    return !isAddress || (paper && isNamedAfter(alias.text, paper)) ? "identifier" : "name";
  }
  return alias.kind === "title" && (written.match(/[\p{L}\p{N}]+/gu) ?? []).length >= minTitleWords ? "title" : "name";
}

/** Returns a number that is lower for a surer paper. */
export function rankOfCertainty(certainty: Certainty): number {
  return certainties.indexOf(certainty);
}
