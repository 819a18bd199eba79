import { type CitedField, citedFields, type CitedForm, type FormChoice, type FormPlace, type FormSyntax } from "./citedForm";
import { latexForms } from "./latexForms";
import { markForms } from "./markForms";
import { pandocForms } from "./pandocForms";
import { typstForms } from "./typstForms";

/** How each syntax writes in which form a paper is cited. A syntax that no row names has no forms. */
export const formSyntaxes: readonly FormSyntax[] = [latexForms, pandocForms, typstForms, ...markForms];

/** How a citation is cited, and how else it could be. */
export interface Citing {
  /** The form and the texts around the key, without the escapes of the syntax. */
  readonly cited: CitedForm;
  /** The forms to choose from. The first is the present one if the syntax has it but does not list it. The present one has every text that the citation has. */
  readonly forms: readonly FormChoice[];
}

/** A replacement in a text. */
export interface FormEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Returns the forms of a syntax, such as `"latex"`, in a document; empty if it has none. */
export function formsOf(syntax: string, documentText: string): readonly FormChoice[] {
  return rowOf(syntax)?.forms(documentText) ?? [];
}

/**
 * Returns how a paper is cited at a place, or a sentence that says why the citation has no other form.
 *
 * @param documentText a text that shows which packages the document loads; by default the text of the place.
 */
export function citingAt(place: FormPlace, documentText = place.text): Citing | string {
  const row = rowOf(place.citation.syntax);
  if (!row) {
    return "citations in this syntax have one form only";
  }
  const reading = row.read(place, documentText);
  if (!reading) {
    return "this citation is part of a longer command, whose form CiteLens does not change";
  }
  const { form } = reading.cited;
  const forms = row.forms(documentText);
  const cited = { ...reading.cited, ...mapFields((field) => row.plain(reading.cited[field])) };
  const present = forms.find(({ id }) => id === form) ?? row.unlisted?.(form, documentText) ?? unlisted(form, forms);
  const whole = { ...present, fields: citedFields.filter((field) => present.fields.includes(field) || cited[field] !== "") };
  return { cited, forms: forms.includes(present) ? forms.map((one) => (one === present ? whole : one)) : [whole, ...forms] };
}

/**
 * Returns the edit that cites a paper in another form or with other texts around its key; what `wanted` does not name stays. Returns
 * `undefined` if nothing changes. Texts that the form cannot have are left out.
 *
 * @param wanted texts as the user typed them; they are escaped.
 */
export function formEdit(place: FormPlace, wanted: Partial<CitedForm>, documentText = place.text): FormEdit | undefined {
  const citing = citingAt(place, documentText);
  const row = rowOf(place.citation.syntax);
  const reading = row?.read(place, documentText);
  if (typeof citing === "string" || !row || !reading) {
    return undefined;
  }
  const form = wanted.form ?? reading.cited.form;
  const fields = (citing.forms.find(({ id }) => id === form) ?? row.unlisted?.(form, documentText))?.fields ?? [];
  const textOf = (field: CitedField): string => {
    const typed = tidy(wanted[field] ?? citing.cited[field]);
    if (!fields.includes(field)) {
      return "";
    }
    // A text that was not changed stays as it is written, even if CiteLens would write it differently.
    return typed === citing.cited[field] ? reading.cited[field] : row.escape(typed);
  };
  const cited = { form, ...mapFields(textOf) };
  const isSame = cited.form === reading.cited.form && citedFields.every((field) => cited[field] === reading.cited[field]);
  return isSame ? undefined : smallest(place.text, { start: reading.start, end: reading.end, newText: reading.write(cited) });
}

/** Returns why a syntax cannot hold a typed text in a field, as a sentence for the user, or `undefined` if it can. */
export function fieldProblem(syntax: string, field: CitedField, typed: string): string | undefined {
  const found = rowOf(syntax)?.unwritable?.[field]?.exec(typed)?.[0];
  if (found !== undefined) {
    return `a citation in this syntax cannot contain “${found}” here`;
  }
  return tidy(typed).length > maxFieldChars ? `a text in a citation can have at most ${maxFieldChars} characters` : undefined;
}

const maxFieldChars = 300;

function rowOf(syntax: string): FormSyntax | undefined {
  return formSyntaxes.find(({ syntaxes }) => syntaxes.includes(syntax));
}

function mapFields(valueOf: (field: CitedField) => string): Readonly<Record<CitedField, string>> {
  return { prefix: valueOf("prefix"), locator: valueOf("locator"), suffix: valueOf("suffix") };
}

function unlisted(id: string, forms: readonly FormChoice[]): FormChoice {
  const like = forms.find(({ fields }) => fields.length > 0) ?? forms[0];
  return { id, example: like?.example.replace(like.id, id) ?? id, meaning: "", fields: like?.fields ?? [] };
}

/** Returns a typed text as one line without spaces at its ends. */
function tidy(typed: string): string {
  return typed.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Leaves out of an edit what both texts begin and end with, so that cursors in it stay. */
function smallest(text: string, { start, end, newText }: FormEdit): FormEdit {
  const old = text.slice(start, end);
  const most = Math.min(old.length, newText.length);
  let same = 0;
  while (same < most && old[same] === newText[same]) {
    same++;
  }
  let tail = 0;
  while (tail < most - same && old.at(-1 - tail) === newText.at(-1 - tail)) {
    tail++;
  }
  return { start: start + same, end: end - tail, newText: newText.slice(same, newText.length - tail) };
}
