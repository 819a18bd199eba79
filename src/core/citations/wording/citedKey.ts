import { oneLine } from "./formatReference";

/**
 * A citekey as it can stand in a citation: without what would end it, the list of keys or the command that it is in. BibTeX has no entry with
 * such a sign in its key; the ids of CSL-JSON may have any.
 */
export function citedKey(citekey: string): string {
  const clean = citekey.replace(/[\s\p{Cc},{}\\%]+/gu, "");
  return clean === "" ? "paper" : clean;
}

/** The same where all but braces can stand between braces or quotes. */
export function enclosedKey(citekey: string): string {
  const clean = oneLine(citekey.replace(/[{}]+/g, ""));
  return clean === "" ? "paper" : clean;
}
