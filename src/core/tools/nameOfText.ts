/** Returns a file name whose extension says how references in a text of no file are read: as BibTeX, as JSON, as YAML, or as prose. */
export function nameOfText(text: string): string {
  if (/^[ \t]{0,20}@\w{1,40}\s{0,20}[{(]/m.test(text)) {
    return "text.bib";
  }
  if (/^\s*[[{]/.test(text) && isJson(text)) {
    return "text.json";
  }
  return /^TY {2}- /m.test(text) ? "text.ris" : /^cff-version:/m.test(text) ? "CITATION.cff" : "text.md";
}

/** A list of references in prose may begin with `[1]`. */
function isJson(text: string): boolean {
  return /^\s*(?:\{|\[\s*[{\]])/.test(text);
}
