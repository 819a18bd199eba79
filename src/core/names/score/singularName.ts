/**
 * Returns an acronym or a coined word without its plural: `LSGAN` for `LSGANs`, `HashedNet` for `HashedNets`. A name of several words keeps its
 * plural, as in `Deep Sets` and `3D ShapeNets`.
 */
export function singularName(text: string): string {
  const isPlural =
    /(?:\p{Lu}|\p{Lu}\d)s$/u.test(text) || (!/[\s-]/.test(text) && /\p{Ll}(?:Net|Former|Encoder|Bot|Walker|Tree|Field)s$/u.test(text));
  return text.length >= 4 && isPlural ? text.slice(0, -1) : text;
}
