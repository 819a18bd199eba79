import type { Paper, PersonName } from "../paper";

/** The fields that are searched, in the order of their bits. */
export const fields = ["name", "title", "authors", "venue", "year", "citekey", "arxiv", "abstract"] as const;

export type IndexedField = (typeof fields)[number];

/** How much a word counts in each field. */
export const fieldWeights: Readonly<Record<IndexedField, number>> = {
  name: 6,
  title: 4,
  authors: 2.6,
  venue: 1.6,
  year: 1.6,
  citekey: 3,
  arxiv: 6,
  abstract: 1,
};

/** The weight of the best field of each mask of bits. */
export const maskWeights: Float64Array = Float64Array.from({ length: 1 << fields.length }, (_, mask) =>
  Math.max(0, ...fields.filter((_field, bit) => (mask >> bit) & 1).map((field) => fieldWeights[field])),
);

/** The texts of a field, for finding; DOI and addresses are found with the arXiv id. */
export function fieldTexts(paper: Paper, field: IndexedField): readonly string[] {
  switch (field) {
    case "name":
      return paper.aliases.filter(({ kind }) => kind !== "title").map(({ text }) => text);
    case "title":
      return [paper.title];
    case "authors":
      return paper.authors.map(displayName);
    case "venue":
      return paper.published ? [paper.published.venue] : paper.arxiv === undefined ? [] : ["arXiv"];
    case "year":
      return [paper.year, paper.published?.year].filter((year) => year !== undefined).map(String);
    case "citekey":
      return [paper.citekey];
    case "arxiv":
      return [paper.arxiv, paper.doi].filter((id) => id !== undefined);
    case "abstract":
      return paper.abstract === undefined ? [] : [paper.abstract];
  }
}

/** A person's name in the order in which it is spoken. */
export function displayName(name: PersonName): string {
  return [name.given, name["dropping-particle"], name["non-dropping-particle"], name.family, name.literal, name.suffix]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}
