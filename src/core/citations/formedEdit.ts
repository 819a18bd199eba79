import type { CitationEdit } from "./cursor/citationPlace";
import type { CitedForm, FormPlace } from "./forms/citedForm";
import { citingAt, formEdit } from "./forms/citationForms";
import { findCitations } from "./reading/findCitations";
import type { Citation } from "./syntaxes/citation";

/** The document into which a citation is inserted. */
export interface FormedDocument {
  readonly text: string;
  readonly languageId: string;
  /** Further text that shows which packages the document loads. */
  readonly around?: string | undefined;
}

/** The text around an insertion that can change how it is read, in UTF-16 code units. */
const reachChars = 20_000;

/** Returns the citations that an edit inserts; not those that it only adds keys to. Their offsets count from the returned text's start. */
export function citationsInEdit(
  { start, end, newText }: CitationEdit,
  { text, languageId }: FormedDocument,
): { readonly text: string; readonly from: number; readonly citations: readonly Citation[] } {
  const head = text.slice(text.length > reachChars * 10 ? Math.max(0, start - reachChars) : 0, start);
  const changed = `${head}${newText}${text.slice(end, end + reachChars)}`;
  const last = head.length + newText.length;
  const citations = findCitations(changed, languageId).filter((one) => one.start >= head.length && one.end <= last);
  return { text: changed, from: head.length, citations };
}

/** Returns the edit with its citations in the form that `wantedFor` returns for their syntax, if any. */
export function formedEdit(
  edit: CitationEdit,
  document: FormedDocument,
  wantedFor: (syntax: string) => Partial<CitedForm> | undefined,
): CitationEdit {
  const { text, from, citations } = citationsInEdit(edit, document);
  const documentText = `${document.text}\n${document.around ?? ""}`;
  let newText = edit.newText;
  for (const citation of [...citations].reverse()) {
    const place = { text, citation, offset: citation.keys[0]?.end ?? citation.end };
    const wanted = wantedFor(citation.syntax);
    const change = wanted && formEdit(place, definedIn(place, wanted, documentText), documentText);
    if (change) {
      newText = newText.slice(0, change.start - from) + change.newText + newText.slice(change.end - from);
    }
  }
  const { cursor } = edit;
  return newText === edit.newText
    ? edit
    : { ...edit, newText, ...(cursor === undefined ? {} : { cursor: newText.length - (edit.newText.length - cursor) }) };
}

/** Leaves out a form that the document does not have, such as natbib's `\citet` in one that loads another package. */
function definedIn(place: FormPlace, wanted: Partial<CitedForm>, documentText: string): Partial<CitedForm> {
  const citing = citingAt(place, documentText);
  const isDefined = typeof citing !== "string" && citing.forms.some(({ id }) => id === wanted.form);
  const { form, ...texts } = wanted;
  return form === undefined || isDefined ? wanted : texts;
}
