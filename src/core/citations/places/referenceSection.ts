import { indentationOf, type Line, linesBetween, wrapped } from "../cursor/linesAround";

/** A reference in a section of references. */
export interface ReferenceEntry {
  readonly text: string;
  /** What stands in its brackets: `"1"`; `undefined` where it has none. */
  readonly label?: string;
}

/** How the entries of a section begin. */
export interface EntryForm {
  readonly indentation: string;
  /** `.. [1] …`, `[1] …`, `1. …`, `- …`, or with nothing. */
  readonly kind: "footnote" | "bracket" | "number" | "bullet" | "plain";
  /** The bullet, or what stands behind the number: `"-"`, `"."`, `":"`. */
  readonly sign: string;
}

const entryStart = /^([ \t]*)(?:\.\.[ \t]+\[([\w.-]+)\][ \t]+|\[([\w.-]+)\](:?)[ \t]+|(\d{1,3})([.)])[ \t]+|([-*+])[ \t]+)(?=\S)/;

/** The entries of a section, and how the last of them begins; the form is `undefined` where there are none. */
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

/** Whether the text cites the entries of this form by their numbers. */
export function isNumbered({ kind }: EntryForm): boolean {
  return kind === "footnote" || kind === "bracket" || kind === "number";
}

/** An entry in lines of so many columns at most where words allow. */
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

/** The number behind the greatest of the labels that are numbers. */
export function nextNumber(labels: readonly string[]): number {
  return labels.filter((label) => /^\d{1,6}$/.test(label)).reduce((most, label) => Math.max(most, Number(label)), 0) + 1;
}
