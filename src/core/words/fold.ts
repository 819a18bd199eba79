const accents = /\p{M}+/gu;
const beyondAscii = /\P{ASCII}/u;

/**
 * A text in lower case and without accents, for comparing: `fold("Négative PO")` is `"negative po"`. Letters that have no
 * plain counterpart stay (`ß`, Greek). The length may differ from the text's, so offsets do not carry over.
 */
export function fold(text: string): string {
  return beyondAscii.test(text) ? text.normalize("NFKD").replace(accents, "").toLowerCase() : text.toLowerCase();
}
