import { oneLine } from "./formatReference";

/**
 * Returns a citekey without the characters that would end it, its list of keys or its command in a citation. BibTeX keys cannot have such
 * characters, but CSL-JSON ids may have any.
 */
export function sanitizeCitekey(citekey: string): string {
  const clean = citekey.replace(/[\s\p{Cc},{}\\%]+/gu, "");
  return clean === "" ? "paper" : clean;
}

/** Like `sanitizeCitekey`, for a key in braces or quotes, where any character but a brace or line break is allowed. */
export function sanitizeEnclosedCitekey(citekey: string): string {
  const clean = oneLine(citekey.replace(/[{}]+/g, ""));
  return clean === "" ? "paper" : clean;
}
