declare module "@citation-js/plugin-bibtex/lib-mjs/input/value.js" {
  /**
   * Parses the value of a BibTeX field. Returns a text, or a list of names if the field is "author". Throws on unbalanced
   * text.
   */
  export function parse(text: string, field: string): unknown;
}
