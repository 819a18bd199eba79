import type { Paper } from "../../paper";
import { fieldOf, isRecord } from "../../record";
import { bibtexItem } from "../bibtex/bibtexItem";
import type { CslItem } from "../csl/item";
import { withSoundNames } from "./soundNames";

/**
 * A paper carries the complete records of its sources as texts, because objects take several times the memory. A packed record is JSON: an
 * object is a CSL item, and a list is an entry of BibTeX or BibLaTeX, its type and its fields as they are written. An abstract that is the same as the paper's is left out.
 */

/** Packs a CSL item without its abstract, and without what is no name in its lists of names. */
export function packItem(item: CslItem): string {
  return JSON.stringify({ ...withSoundNames(item), abstract: undefined });
}

/** Packs an entry with the fields that it inherits, by name in lower case, instead of the names of their sources. Its abstract is the paper's. */
export function packEntry(type: string, fields: ReadonlyMap<string, string>): string {
  const packed = [...fields].filter(([name]) => name !== "crossref" && name !== "xdata");
  return JSON.stringify([type, packed.map(([name, value]) => (name === "abstract" ? [name, ""] : [name, value]))] satisfies PackedEntry);
}

/** Returns a packed entry with the text of its own abstract, which differs from the paper's by its LaTeX. */
export function withOwnAbstract(packed: string, abstract: string): string {
  return packed.replace('["abstract",""]', () => JSON.stringify(["abstract", abstract]));
}

type PackedEntry = readonly [type: string, fields: readonly (readonly [name: string, value: string])[]];

/** Returns the records of a paper as CSL items, the most trusted source first. That of an entry has the entry itself in `custom.bibtex`. */
export function recordsOf({ records = [] }: Pick<Paper, "records">): readonly CslItem[] {
  return records.map((packed) => {
    const value = JSON.parse(packed) as CslItem | PackedEntry;
    return isPackedEntry(value) ? bibtexItem({ type: value[0], citekey: "", fields: new Map(value[1]) }) : value;
  });
}

function isPackedEntry(value: CslItem | PackedEntry): value is PackedEntry {
  return Array.isArray(value);
}

/** An entry of BibTeX or BibLaTeX: its type as the file has it, and the LaTeX of its fields. */
export interface SourceEntry {
  readonly type: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Returns the entry that a paper's most trusted record is, with its abstract, if the record is from a .bib file. */
export function ownEntry(paper: Pick<Paper, "records" | "abstract">): SourceEntry | undefined {
  const [first] = paper.records ?? [];
  const value = first === undefined ? undefined : (JSON.parse(first) as CslItem | PackedEntry);
  const entry = value && (isPackedEntry(value) ? { type: value[0], fields: value[1] } : entryIn(value));
  return (
    entry && {
      type: entry.type,
      fields: entry.fields.flatMap(([name, value]) =>
        name !== "abstract" || value !== ""
          ? [[name, value] as const]
          : paper.abstract === undefined
            ? []
            : [[name, paper.abstract] as const],
      ),
    }
  );
}

/** Returns the other keys by which a paper's entries may be cited: BibLaTeX's field `ids`. Only records that have the field are unpacked. */
export function aliasKeysOf({ records = [] }: Pick<Paper, "records">): readonly string[] {
  return records
    .filter((packed) => packed.includes('"ids"'))
    .flatMap((packed) => ownEntry({ records: [packed] })?.fields ?? [])
    .flatMap(([name, value]) => (name.toLowerCase() === "ids" ? value.split(/[\s,]+/) : []))
    .filter((key) => key !== "");
}

/** Returns the entry in an item of the own library, if the item is from a .bib file. */
function entryIn(item: CslItem): SourceEntry | undefined {
  const bibtex = fieldOf(item["custom"], "bibtex");
  const [type, fields] = [fieldOf(bibtex, "type"), fieldOf(bibtex, "fields")];
  return typeof type === "string" && isRecord(fields)
    ? { type, fields: Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string") }
    : undefined;
}
