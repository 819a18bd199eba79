import type { LinedPapers } from "./csl/readCslItems";

/** A common format that CiteLens does not read, and a pattern for the beginning of a file in it. */
interface ForeignFormat {
  readonly name: string;
  readonly begin: RegExp;
  /** `true` if no text of another format can begin like this. */
  readonly isCertain?: boolean;
}

const formats: readonly ForeignFormat[] = [
  { name: "a web page", begin: /^\s*<(?:!doctype html|html)\b/i, isCertain: true },
  { name: "Zotero RDF", begin: /^\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF\b/, isCertain: true },
  { name: "XML", begin: /^\s*<(?:\?xml|xml|modsCollection|records)\b/i, isCertain: true },
  { name: "EndNote's tagged format", begin: /^\s*%0 +[A-Z]/ },
  { name: "PubMed's format", begin: /^\s*PMID *- *\d/ },
  { name: "Web of Science's format", begin: /^\s*FN +(?:Clarivate|Thomson|ISI)\b/ },
  { name: "a table", begin: /^\s*(?=\S)(?=[^\n]{0,2000}\bTitle\b)(?=[^\n]{0,2000}\bAuthors?\b)(?:"?[\w ()/-]{1,60}"?[,;\t]){3}/i },
  { name: "a database", begin: /^SQLite format 3/, isCertain: true },
  { name: "a PDF", begin: /^%PDF-/ },
  { name: "an archive", begin: /^PK\p{Cc}{2}/u, isCertain: true },
];

/**
 * Returns the name of a known format that CiteLens does not read, such as `"Zotero RDF"`, or `undefined` for any other text.
 */
export function foreignFormat(text: string): string | undefined {
  return formats.find(({ begin }) => begin.test(text))?.name;
}

/** Returns `true` if the text is in a format that CiteLens does not read, whatever the file's name says. */
export function isCertainlyForeign(text: string): boolean {
  return formats.some(({ begin, isCertain }) => isCertain === true && begin.test(text));
}

/** Returns no papers and one problem that names the format and says what to do instead. */
export function parseForeign(text: string): LinedPapers {
  const message = `This is ${foreignFormat(text) ?? "an unknown format"}, which CiteLens does not read. Export your papers as BibTeX, CSL-JSON or RIS.`;
  return { papers: [], problems: [{ line: 1, message, skipped: 1 }], lines: new Map() };
}
