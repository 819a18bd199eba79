import { indentationOf, type Line, linesBetween, wrapped } from "../cursor/linesAround";

/** A reference in a section of references. */
export interface ReferenceEntry {
  readonly text: string;
  /** The label in brackets, or the number: `"1"`; `undefined` for an entry without a label. */
  readonly label?: string;
}

/** The form in which the entries of a section begin. */
export interface EntryForm {
  readonly indentation: string;
  /** `.. [1] …`, `[1] …`, `1. …`, `- …`, or no mark at all. */
  readonly kind: "footnote" | "bracket" | "number" | "bullet" | "plain";
  /** The bullet, or the character after the label: `"-"`, `"."`, `":"`. */
  readonly sign: string;
}

const entryStart = /^([ \t]*)(?:\.\.[ \t]+\[([\w.-]+)\][ \t]+|\[([\w.-]+)\](:?)[ \t]+|(\d{1,3})([.)])[ \t]+|([-*+])[ \t]+)(?=\S)/;

/** Reads the entries of a section and the form of the last one; the form is `undefined` if there are no entries. */
export function readEntries(
  text: string,
  start: number,
  end: number,
): { readonly entries: readonly ReferenceEntry[]; readonly form?: EntryForm } {
  const entries: ReferenceEntry[] = [];
  let form: EntryForm | undefined;
  for (const line of linesBetween(text, start, end).filter((one) => one.text.trim() !== "")) {
    const begun = formOf(line);
    const indentation = indentationOf(line.text);
    const isContinued =
      form !== undefined && begun.form.kind === "plain" && (form.kind !== "plain" || indentation.length > form.indentation.length);
    const last = entries.at(-1);
    if (isContinued && last) {
      entries[entries.length - 1] = { ...last, text: `${last.text} ${line.text.trim()}` };
    } else {
      entries.push({ text: line.text.trim(), ...(begun.label === undefined ? {} : { label: begun.label }) });
      form = begun.form;
    }
  }
  return { entries, ...(form ? { form } : {}) };
}

function formOf(line: Line): { readonly form: EntryForm; readonly label?: string } {
  const [, indentation = indentationOf(line.text), footnote, bracket, colon = "", number, point = "", bullet] =
    entryStart.exec(line.text) ?? [];
  const label = footnote ?? bracket ?? number;
  const kind =
    footnote !== undefined
      ? "footnote"
      : bracket !== undefined
        ? "bracket"
        : number !== undefined
          ? "number"
          : bullet !== undefined
            ? "bullet"
            : "plain";
  return { form: { indentation, kind, sign: bullet ?? (point || colon) }, ...(label === undefined ? {} : { label }) };
}

/** Returns whether the text cites entries of this form by number. */
export function isNumbered({ kind }: EntryForm): boolean {
  return kind === "footnote" || kind === "bracket" || kind === "number";
}

/** Formats an entry in lines of at most `columns` columns, or longer if a single word is. */
export function formatEntry(
  reference: string,
  form: EntryForm,
  { label, columns }: { readonly label: string; readonly columns: number },
): string {
  const start = {
    footnote: `.. [${label}] `,
    bracket: `[${label}]${form.sign} `,
    number: `${label}${form.sign} `,
    bullet: `${form.sign} `,
    plain: "",
  }[form.kind];
  const hanging = form.kind === "footnote" ? "   " : form.kind === "plain" ? "    " : " ".repeat(start.length);
  const [first = "", ...rest] = wrapped(start + reference, columns - form.indentation.length - hanging.length);
  return [form.indentation + first, ...rest.map((line) => form.indentation + hanging + line)].join("\n");
}

/** Returns the number after the greatest numeric label, or 1 if no label is a number. */
export function nextNumber(labels: readonly string[]): number {
  return labels.filter((label) => /^\d{1,6}$/.test(label)).reduce((most, label) => Math.max(most, Number(label)), 0) + 1;
}
