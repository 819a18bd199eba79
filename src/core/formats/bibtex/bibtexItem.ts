import type { PersonName } from "../../paper";
import { parseBibtexNames } from "./parseBibtexNames";
import type { CslItem } from "../csl/item";
import type { BibtexEntry } from "./readBibtexEntry";
import { readLatexText, readPlain } from "./readLatexText";

/**
 * The CSL variables for fields of BibTeX and BibLaTeX that `Paper` does not have. If several fields have the same variable,
 * the first one is written.
 */
export const sharedFields: readonly (readonly [field: string, variable: string])[] = [
  ["publisher", "publisher"],
  ["address", "publisher-place"],
  ["location", "publisher-place"],
  ["edition", "edition"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["keywords", "keyword"],
  ["note", "note"],
  ["language", "language"],
  ["langid", "language"],
  ["series", "collection-title"],
  ["chapter", "chapter-number"],
  ["shorttitle", "title-short"],
  ["pmid", "PMID"],
  ["pmcid", "PMCID"],
  ["pagetotal", "number-of-pages"],
  ["annote", "annote"],
  ["annotation", "annote"],
  ["type", "genre"],
  ["version", "version"],
  ["url", "URL"],
];

/** Like {@link sharedFields}, for lists of people. */
export const sharedNames = ["editor", "translator"] as const;

const types: ReadonlyMap<string, string> = new Map([
  ["article", "article-journal"],
  ["inproceedings", "paper-conference"],
  ["conference", "paper-conference"],
  ["book", "book"],
  ["mvbook", "book"],
  ["incollection", "chapter"],
  ["inbook", "chapter"],
  ["phdthesis", "thesis"],
  ["mastersthesis", "thesis"],
  ["thesis", "thesis"],
  ["techreport", "report"],
  ["report", "report"],
  ["online", "webpage"],
  ["electronic", "webpage"],
  ["www", "webpage"],
  ["dataset", "dataset"],
  ["software", "software"],
  ["patent", "patent"],
  ["unpublished", "manuscript"],
]);

/**
 * Converts an entry to a CSL item with everything that it says: the CSL variables, and under `custom.bibtex` the original
 * entry, so that it can be written again. Omits the abstract, which the paper has.
 */
export function bibtexItem({ type, fields }: BibtexEntry): CslItem {
  const item: Record<string, unknown> = { type: types.get(type) };
  for (const [field, variable] of sharedFields) {
    const text = textOf(fields.get(field), field);
    if (text !== "" && item[variable] === undefined) {
      item[variable] = text;
    }
  }
  for (const name of sharedNames) {
    const names: readonly PersonName[] = parseBibtexNames(fields.get(name) ?? "");
    item[name] = names.length > 0 ? names : undefined;
  }
  item["issued"] = dateOf(readPlain(fields.get("date") ?? "")) ?? monthOf(fields);
  item["accessed"] = dateOf(fields.get("urldate") ?? "");
  item["custom"] = { bibtex: { type, fields: Object.fromEntries([...fields].filter(([name, value]) => isKept(name, value))) } };
  return item;
}

/** Inherited fields have already been copied into `fields`. An abstract without LaTeX is the same as the paper's. */
function isKept(name: string, value: string): boolean {
  return name !== "crossref" && name !== "xdata" && (name !== "abstract" || readLatexText(value) !== value.trim());
}

function textOf(value: string | undefined, field: string): string {
  return value === undefined ? "" : field === "url" ? value.trim().replace(/\\([_~%#&])/g, "$1") : readLatexText(value);
}

interface CslDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** Reads dates such as `2021-10-16`, `2021-10` and `2015-01/2015-03`. */
function dateOf(text: string): CslDate | undefined {
  const dates = text.split("/").flatMap((date) => {
    const found = /^\s*(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
    return found
      ? [
          found
            .slice(1)
            .map(Number)
            .filter((part) => !Number.isNaN(part)),
        ]
      : [];
  });
  return dates.length === 0 ? undefined : { "date-parts": dates };
}

/** The names of the months' macros, in the order of the year. Each also begins the month's English name. */
export const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthOf(fields: ReadonlyMap<string, string>): CslDate | undefined {
  const year = /^\s*(\d{4})\s*$/.exec(readPlain(fields.get("year") ?? ""))?.[1];
  const written = (fields.get("month") ?? "").trim().toLowerCase();
  const month = /^\d{1,2}$/.test(written) ? Number(written) : months.indexOf(written.slice(0, 3)) + 1;
  const day = /^\s*(\d{1,2})\s*$/.exec(fields.get("day") ?? "")?.[1];
  return year === undefined || month === 0
    ? undefined
    : { "date-parts": [[Number(year), month, ...(day === undefined ? [] : [Number(day)])]] };
}
