import { fold } from "../../words/fold";

/** A name as names are compared where writing does not matter: without case, accents, blanks, hyphens and underscores. */
export function nameKey(text: string): string {
  return fold(text).replace(/[-_\s]+/g, "");
}
