import type { Paper } from "../../../paper";
import { ownEntry } from "../../records/packedRecords";
import type { BibtexEntryParts } from "./bibtexEntryOf";
import { entryOfPaper } from "./entryOfPaper";
import { biblatexDate } from "../bibtexDates";

/** The two kinds of .bib files: those for BibTeX's styles, and those for BibLaTeX and Biber. */
export type BibtexDialect = "bibtex" | "biblatex";

/** Fields and types that only BibLaTeX has. */
const ofBiblatex =
  /^[ \t]*(?:date|journaltitle|eprinttype|location|urldate|subtitle|booksubtitle|maintitle|langid|eventtitle|pubstate)[ \t]*=|^[ \t]*@(?:online|thesis|report|software|dataset|mvbook|mvproceedings|xdata|bookinbook)[ \t]*\{/gim;
/** Fields and types that BibLaTeX has other names for. */
const ofBibtex = /^[ \t]*(?:year|journal|archiveprefix|address|school)[ \t]*=|^[ \t]*@(?:phdthesis|mastersthesis|techreport)[ \t]*\{/gim;
/** Entries are looked for only in the end of the text, as a large file takes too long. */
const sampledChars = 60_000;

/** Returns for which program the entries of a .bib text are written. A text with as much of both is BibTeX's, which both programs read. */
export function dialectOf(text: string): BibtexDialect {
  const sample = text.slice(-sampledChars);
  const [biblatex = 0, bibtex = 0] = [ofBiblatex, ofBibtex].map((pattern) => (sample.match(pattern) ?? []).length);
  return biblatex > bibtex ? "biblatex" : "bibtex";
}

/** Returns the entry of a paper for a document of this dialect. An entry of the user's own goes over as it is, as Biber reads BibTeX's too. */
export function entryInDialect(paper: Paper, dialect: BibtexDialect): BibtexEntryParts {
  const entry = entryOfPaper(paper);
  return dialect === "bibtex" || ownEntry(paper) ? entry : asBiblatex(entry);
}

/** The types of BibLaTeX for those of BibTeX, with the value of the field `type` that they then need (manual of BibLaTeX, 2.1.2). */
const types: ReadonlyMap<string, { readonly type: string; readonly kind?: string }> = new Map([
  ["phdthesis", { type: "thesis", kind: "phdthesis" }],
  ["mastersthesis", { type: "thesis", kind: "mathesis" }],
  ["techreport", { type: "report", kind: "techreport" }],
]);

/** The fields of BibLaTeX for those of BibTeX (manual of BibLaTeX, 2.2.5). */
const fields: ReadonlyMap<string, string> = new Map([
  ["journal", "journaltitle"],
  ["address", "location"],
  ["school", "institution"],
  ["archivePrefix", "eprinttype"],
]);

function asBiblatex({ type, citekey, fields: written }: BibtexEntryParts): BibtexEntryParts {
  const has = new Map(written);
  const isPreprint = type === "misc" && has.has("eprint");
  const { type: own = isPreprint ? "online" : type, kind } = types.get(type) ?? {};
  const renamed = written.flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (name === "month" && has.has("year")) {
      return [];
    }
    if (name === "year") {
      return [dateField(value, has.get("month"))];
    }
    return [[fields.get(name) ?? name, name === "archivePrefix" ? value.toLowerCase() : value]];
  });
  return { type: own, citekey, fields: kind === undefined || has.has("type") ? renamed : [...renamed, ["type", kind]] };
}

/** A `date` has a fixed form; anything else stays a `year`. */
function dateField(year: string, month: string | undefined): readonly [string, string] {
  return /^\d{4}$/.test(year) ? ["date", biblatexDate(year, month)] : ["year", year];
}
