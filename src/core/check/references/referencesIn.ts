import type { Reference } from "../reference";
import { bibtexReferences } from "./bibtexReferences";
import type { CheckedFile } from "./checkedFile";
import { jsonReferences } from "./jsonReferences";
import type { KnownTitles } from "./prose/knownTitles";
import { proseReferences } from "./proseReferences";
import { risReferences } from "./risReferences";
import { cffReferences, yamlReferences } from "./yamlReferences";

type ReferenceReader = (text: string, file: CheckedFile, known: KnownTitles) => Generator<undefined, readonly Reference[]>;

/** The first row whose name matches reads the file. */
const readers: readonly { readonly name: RegExp; readonly read: ReferenceReader }[] = [
  { name: /\.(?:bib|bibtex|biblatex)$/i, read: bibtexReferences },
  { name: /\.(?:json|csljson)$/i, read: jsonReferences },
  { name: /\.ris$/i, read: risReferences },
  { name: /\.cff$/i, read: cffReferences },
  { name: /\.ya?ml$/i, read: recordsOrComments },
  { name: /^/, read: proseReferences },
];

/** Most YAML has settings, with references in comments. */
function* recordsOrComments(text: string, file: CheckedFile, known: KnownTitles): Generator<undefined, readonly Reference[]> {
  const records = yield* yamlReferences(text);
  return records.length > 0 ? records : yield* proseReferences(text, file, known);
}

/**
 * Returns the references in a text, in order. Yields after each slice of the work. Never throws.
 *
 * @param known the titles that are recognized in prose.
 */
export function referencesIn(text: string, file: CheckedFile, known: KnownTitles): Generator<undefined, readonly Reference[]> {
  return readerOf(file)(text, file, known);
}

/** Returns whether a file consists of records, such as a bibliography. In any other, references stand in prose. */
export function isOfRecords(file: CheckedFile): boolean {
  return readerOf(file) !== proseReferences;
}

function readerOf({ fileName }: CheckedFile): ReferenceReader {
  return readers.find(({ name }) => name.test(fileName))?.read ?? proseReferences;
}
