import { fold } from "../../words/fold";

/** Returns the form in which names are compared: without case, accents, spaces, hyphens and underscores. */
export function nameKey(text: string): string {
  return fold(text).replace(/[-_\s]+/g, "");
}
