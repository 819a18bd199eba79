import { type BibtexDialect, dialectOf } from "../../formats/bibtex/write/bibtexDialect";
import type { WrittenEntry, WrittenField } from "../../formats/bibtex/write/writtenEntry";
import type { Paper } from "../../paper";
import type { CurrentEntry } from "./fieldRow";

const ofBiblatex = ["date", "journaltitle", "eprinttype", "eprintclass", "location"];
const ofBibtex = ["year", "journal", "archiveprefix", "primaryclass", "address"];

/** Returns an entry of a .bib text as it is now, with the paper that it describes. */
export function currentEntry(text: string, entry: WrittenEntry, paper: Paper): CurrentEntry {
  const fields = new Map([...entry.fields].reverse().map((field) => [field.name, valueOf(text, field)]));
  return { type: entry.type, fields, paper, dialect: dialectIn(text, fields) };
}

function dialectIn(text: string, fields: ReadonlyMap<string, string>): BibtexDialect {
  const [biblatex, bibtex] = [ofBiblatex, ofBibtex].map((names) => names.some((name) => fields.has(name)));
  return biblatex === bibtex ? dialectOf(text) : biblatex === true ? "biblatex" : "bibtex";
}

/** Joined values keep their signs: they are shown, and replaced as a whole. */
function valueOf(text: string, { valueStart, valueEnd }: WrittenField): string {
  const written = text.slice(valueStart, valueEnd);
  const inner = written.slice(1, -1);
  const isOne = /^(?:\{.*\}|".*")$/s.test(written) && !/["}]\s{0,99}#/.test(written);
  return isOne ? inner : written;
}
