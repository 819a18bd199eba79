import type { CslItem } from "../../formats/csl/item";
import { isRecord, type UnknownRecord } from "../../record";

/** The fields of a reference in the Citation File Format, and the CSL variables that they are read as. */
export const cffVariables: readonly (readonly [field: string, variable: string])[] = [
  ["authors", "author"],
  ["year", "issued"],
  ["date-published", "issued"],
  ["doi", "DOI"],
  ["url", "URL"],
  ["journal", "container-title"],
  ["collection-title", "container-title"],
  ["conference", "container-title"],
  ["identifiers", "archive_location"],
  ["notes", "note"],
  ["status", "status"],
];

/** Converts a reference of a CITATION.cff, in which every value is a text, to a CSL item with what a check compares. */
export function cffItem(entry: UnknownRecord): CslItem {
  const conference: unknown = entry["conference"];
  const identifiers: readonly unknown[] = Array.isArray(entry["identifiers"]) ? entry["identifiers"] : [];
  const values = identifiers.flatMap((one) => (isRecord(one) && typeof one["value"] === "string" ? [one["value"]] : []));
  const arxiv = values.find((value) => /arxiv/i.test(value));
  return {
    type: typeof entry["type"] === "string" && entry["type"].includes("conference") ? "paper-conference" : "article-journal",
    title: entry["title"],
    author: peopleIn(entry["authors"]),
    issued: entry["year"] ?? entry["date-published"] ?? entry["date-released"],
    DOI: entry["doi"] ?? values.find((value) => /^10\.\d{4,9}\//.test(value) && !/arxiv/i.test(value)),
    URL: entry["url"],
    "container-title": entry["journal"] ?? entry["collection-title"] ?? (isRecord(conference) ? conference["name"] : undefined),
    note: entry["notes"],
    status: entry["status"],
    ...(arxiv === undefined ? {} : { archive: "arXiv", archive_location: arxiv }),
  };
}

function peopleIn(value: unknown): readonly UnknownRecord[] {
  const people: readonly unknown[] = Array.isArray(value) ? value : [];
  return people.flatMap((one): readonly UnknownRecord[] => {
    if (!isRecord(one)) {
      return [];
    }
    const { "family-names": family, "given-names": given, "name-particle": particle, "name-suffix": suffix, name, alias } = one;
    const parts = {
      family,
      given,
      "non-dropping-particle": particle,
      suffix,
      literal: family === undefined ? (name ?? given ?? alias) : undefined,
    };
    return [Object.fromEntries(Object.entries(parts).filter(([, text]) => typeof text === "string"))];
  });
}
