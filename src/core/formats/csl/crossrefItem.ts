import type { UnknownRecord } from "../../record";

/** CSL's types for Crossref's own. */
const types: ReadonlyMap<unknown, string> = new Map([
  ["journal-article", "article-journal"],
  ["proceedings-article", "paper-conference"],
  ["book-chapter", "chapter"],
  ["book-section", "chapter"],
  ["book-part", "chapter"],
  ["reference-entry", "entry-encyclopedia"],
  ["monograph", "book"],
  ["edited-book", "book"],
  ["reference-book", "book"],
  ["proceedings", "book"],
  ["dissertation", "thesis"],
  ["posted-content", "article"],
  ["report-component", "report"],
]);

/** The variables that have a list of texts in Crossref's JSON, and one text in CSL. */
const listed = ["title", "subtitle", "container-title", "short-container-title", "original-title", "ISSN", "ISBN"] as const;

/** Converts a work of Crossref's JSON to a CSL item. Returns any other record unchanged. */
export function itemOfCrossref(record: UnknownRecord): UnknownRecord {
  const lists = listed.filter((name) => Array.isArray(record[name]));
  const type = types.get(record["type"]);
  if (lists.length === 0 && type === undefined) {
    return record;
  }
  const texts = lists.map((name): [string, unknown] => {
    const list: readonly unknown[] = Array.isArray(record[name]) ? record[name] : [];
    return [name, list.find((one) => typeof one === "string" && /\S/.test(one))];
  });
  return { ...record, ...Object.fromEntries(texts), ...(type === undefined ? {} : { type }) };
}
