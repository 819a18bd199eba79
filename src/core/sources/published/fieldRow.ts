import { readLatexText } from "../../formats/bibtex/readLatexText";
import type { BibtexDialect } from "../../formats/bibtex/write/bibtexDialect";
import type { EntryChange } from "../../formats/bibtex/write/changeEntry";
import type { Paper } from "../../paper";
import type { FoundPaper } from "../source";

/** One field of an entry: what stands there, what comes, and who says so. The texts are without LaTeX. */
export interface FieldRow {
  /** `"year"`, or `"journal → booktitle"` if one takes the place of the other. */
  readonly name: string;
  /** Empty if the entry lacks the field. */
  readonly before: string;
  /** Empty if the field goes. */
  readonly after: string;
  /** The record that says so. A field that goes or stays has none. */
  readonly found?: FoundPaper;
  /** `keep` is for what stays unless the user refuses it. */
  readonly kind: "set" | "remove" | "keep";
  /** True if it is accepted unless the user says otherwise. */
  readonly isAccepted: boolean;
  readonly changes: readonly EntryChange[];
  /** The changes if the user refuses the row, but accepts others. */
  readonly otherwise?: readonly EntryChange[];
}

/** An entry as it is now. */
export interface CurrentEntry {
  readonly type: string;
  /** The LaTeX of the values by name in lower case, without delimiters. */
  readonly fields: ReadonlyMap<string, string>;
  readonly paper: Paper;
  readonly dialect: BibtexDialect;
}

/** Returns the changes of the rows that the user accepts. Refusing all of them changes nothing. */
export function changesOf(rows: readonly FieldRow[], accepted: ReadonlySet<FieldRow>): readonly EntryChange[] {
  const isAny = rows.some((row) => row.kind !== "keep" && accepted.has(row));
  return rows.flatMap((row) => (accepted.has(row) ? row.changes : isAny ? (row.otherwise ?? []) : []));
}

/** Returns the row of a field that goes. */
export function removeRow(name: string, fields: ReadonlyMap<string, string>): FieldRow {
  return { name, before: shown(fields.get(name) ?? ""), after: "", kind: "remove", isAccepted: true, changes: [{ kind: "remove", name }] };
}

/** Returns LaTeX as a line of plain text for the user. */
export function shown(latex: string): string {
  return readLatexText(latex.slice(0, maxShownChars)).replace(/\s+/g, " ");
}

const maxShownChars = 2_000;
