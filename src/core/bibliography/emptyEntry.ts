import { dialectOf } from "../formats/bibtex/write/bibtexDialect";
import { bibtexLookOf, formatEntryLike } from "../formats/bibtex/write/bibtexLook";
import { textToAppend } from "./recordPapers";

/** An entry to append to a .bib text, and where its title is to be typed. */
export interface EmptyEntry {
  /** The entry, with the line breaks that separate it from the end of the text. */
  readonly text: string;
  /** The offset in `text` between the delimiters of the title. */
  readonly titleAt: number;
}

/** Returns an entry that has a citekey and empty fields for the title, the authors and the year, in the look of the last entry of a .bib text. */
export function emptyEntry(bibliography: string, citekey: string): EmptyEntry {
  const look = bibtexLookOf(bibliography);
  const year = dialectOf(bibliography) === "biblatex" ? "date" : "year";
  const entry = formatEntryLike({ type: "misc", citekey, fields: ["title", "author", year].map((name) => [name, ""]) }, look);
  const text = textToAppend(bibliography, [entry], look);
  const fieldsAt = text.indexOf(entry) + entry.indexOf(",");
  return { text, titleAt: text.indexOf(look.quotes ? '""' : "{}", fieldsAt) + 1 };
}
