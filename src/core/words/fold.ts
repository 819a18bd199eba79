const accents = /\p{M}+/gu;
const beyondAscii = /\P{ASCII}/u;

/**
 * Returns a text in lower case and without accents, for comparison: `fold("Négative PO")` is `"negative po"`. Keeps letters
 * without a plain counterpart (`ß`, Greek). The length may change, so offsets of the original do not apply to the result.
 */
export function fold(text: string): string {
  return beyondAscii.test(text) ? text.normalize("NFKD").replace(accents, "").toLowerCase() : text.toLowerCase();
}
