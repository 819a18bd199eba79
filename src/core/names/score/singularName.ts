/** Returns an acronym or a coined word without its plural: `LSGAN` for `LSGANs`. */
export function singularName(text: string): string {
  return text.length >= 4 && /(?:\p{Lu}|\p{Lu}\d)s$/u.test(text) ? text.slice(0, -1) : text;
}
