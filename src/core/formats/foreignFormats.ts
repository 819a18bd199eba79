import type { LinedPapers } from "./csl/readCslItems";

/** A format that people have and that is not read, by how a file in it begins. */
interface ForeignFormat {
  readonly name: string;
  readonly begin: RegExp;
}

const formats: readonly ForeignFormat[] = [
  { name: "a web page", begin: /^\s*<(?:!doctype html|html)\b/i },
  { name: "Zotero RDF", begin: /^\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF\b/ },
  { name: "XML", begin: /^\s*<(?:\?xml|xml|modsCollection|records)\b/i },
  { name: "EndNote's tagged format", begin: /^\s*%0 +[A-Z]/ },
  { name: "PubMed's format", begin: /^\s*PMID *- *\d/ },
  { name: "Web of Science's format", begin: /^\s*FN +(?:Clarivate|Thomson|ISI)\b/ },
  { name: "a table", begin: /^\s*(?=\S)(?=[^\n]{0,2000}\bTitle\b)(?=[^\n]{0,2000}\bAuthors?\b)(?:"?[\w ()/-]{1,60}"?[,;\t]){3}/i },
  { name: "a database", begin: /^SQLite format 3/ },
  { name: "a PDF", begin: /^%PDF-/ },
  { name: "an archive", begin: /^PK\p{Cc}{2}/u },
];

/** What a text is that is known and not read, such as `"Zotero RDF"`; `undefined` for any other. */
export function foreignFormat(text: string): string | undefined {
  return formats.find(({ begin }) => begin.test(text))?.name;
}

/** No papers, and a problem that tells why and what to do. */
export function parseForeign(text: string): LinedPapers {
  const message = `this is ${foreignFormat(text) ?? "no library"}, which CiteLens does not read: export your papers as BibTeX, CSL-JSON or RIS`;
  return { papers: [], problems: [{ line: 1, message, refused: 1 }], lines: new Map() };
}
