declare module "@citation-js/plugin-bibtex/lib-mjs/input/value.js" {
  /** The value of a BibTeX field: a text, or a list of names where the field is "author". Throws on unbalanced text. */
  export function parse(text: string, field: string): unknown;
}
