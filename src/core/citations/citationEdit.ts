import type { Paper } from "../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "./cursor/citationPlace";
import { type CitationStyleId, citationStyleFor, citationStyles, insertionFor } from "./styles/citationStyles";
import { commentEdit, harmless } from "./places/commentEdit";
import { type Cursor, cursorAt } from "./cursor/cursor";
import { embeddedAt } from "./cursor/embeddedAt";
import { entryEdit } from "./entries/entryEdit";
import { escapeProse } from "./wording/escapeProse";
import { formatReference } from "./wording/formatReference";
import { inlineEdit, proseEdit, selectionEdit } from "./cursor/inPlace";
import { joiningEdit } from "./joinCitation";
import { type Place, placeOf } from "./places/places";
import { type CitationTemplate, formatTemplate } from "./wording/template";

export type { CitationEdit, CitationPlace } from "./cursor/citationPlace";

/** What a person wants otherwise than the place does. */
export interface CitationWishes {
  /** The citation style, where it is not the place's own. */
  readonly styleId?: CitationStyleId | undefined;
  /** References, one a line of plain text, that are to stand there instead: in code in a comment. */
  readonly references?: readonly string[] | undefined;
  /** Templates by the id of a place or of a language. */
  readonly templates?: ReadonlyMap<string, CitationTemplate> | undefined;
}

/**
 * How citing papers changes a text, the change at the cursor first; none where the papers are cited there already. What the cursor is in
 * decides (see `places`). A citation in prose stands at the cursor, behind the name that the cursor is in, or in the place of the selection;
 * in a citation that is there already the keys are added. A reference in source code never touches code.
 */
export function citationEdits(papers: readonly Paper[], place: CitationPlace, wishes: CitationWishes = {}): readonly CitationEdit[] {
  const { cursor, offset } = innerCursor(place);
  const edits = papers.length === 0 ? [] : editsAt(papers, cursor, wishes);
  return merged(edits.filter(({ start, end, newText }) => start !== end || newText !== "")).map((edit) => ({
    ...edit,
    start: edit.start + offset,
    end: edit.end + offset,
  }));
}

/** Whether papers are cited by the keys of entries that stand elsewhere. */
export function citesByKey(place: CitationPlace, wishes: CitationWishes = {}): boolean {
  const { cursor } = innerCursor(place);
  const row = placeOf(cursor);
  if (wishes.references) {
    return false;
  }
  return wishes.styleId
    ? (citationStyles.get(wishes.styleId)?.isKeyed ?? false)
    : (templateFor(row, cursor, wishes) ?? row)?.isKeyed === true;
}

/** The id of the place that a citation would be inserted in. */
export function placeIdAt(place: CitationPlace): string | undefined {
  return placeOf(innerCursor(place).cursor)?.id;
}

/** In a part of another language that part alone is looked at; `offset` is where it begins. */
function innerCursor(place: CitationPlace): { readonly cursor: Cursor; readonly offset: number } {
  const { text, start, end, languageId, mention } = place;
  const part = embeddedAt(text, start, languageId);
  if (!part || end > part.end) {
    return { cursor: cursorAt(place), offset: 0 };
  }
  const offset = part.start;
  const moved = mention && { start: mention.start - offset, end: mention.end - offset };
  const inner = {
    ...place,
    text: text.slice(offset, part.end),
    start: start - offset,
    end: end - offset,
    languageId: part.languageId,
    mention: moved,
  };
  return { cursor: cursorAt(inner), offset };
}

function editsAt(papers: readonly Paper[], cursor: Cursor, wishes: CitationWishes): readonly CitationEdit[] {
  const place = placeOf(cursor);
  if (wishes.references) {
    return [referencesEdit(wishes.references, cursor, place)];
  }
  const joined = place?.kind === "entry" ? undefined : joiningEdit(papers, cursor);
  if (joined) {
    return [joined];
  }
  if (wishes.styleId) {
    return [styleEdit(papers, cursor, wishes.styleId)];
  }
  const template = templateFor(place, cursor, wishes);
  return template && place ? [templateEdit(papers, cursor, { template, place })] : (place?.cite(papers, cursor) ?? []);
}

function templateFor(place: Place | undefined, { languageId }: Cursor, { templates }: CitationWishes): CitationTemplate | undefined {
  return templates?.get(place?.id ?? "") ?? templates?.get(languageId);
}

/** References where a comment or a citation would stand; as they are where neither would, as in a `.bib` file. */
function referencesEdit(references: readonly string[], cursor: Cursor, place: Place | undefined): CitationEdit {
  if (place?.kind === "comment" || cursor.region?.kind === "comment") {
    return commentEdit(references, cursor);
  }
  const text = references.join("\n");
  return place?.kind === "prose" ? proseEdit(escapeProse(text, cursor.languageId), cursor) : selectionEdit(text, cursor);
}

/** A person's own text where the place's own would stand: in code in a comment. */
function templateEdit(
  papers: readonly Paper[],
  cursor: Cursor,
  { template, place }: { readonly template: CitationTemplate; readonly place: Place },
): CitationEdit {
  const escape = (words: string): string => (place.kind === "prose" ? escapeProse(words, cursor.languageId) : words);
  const text = formatTemplate(template, papers, escape);
  if (place.kind === "comment") {
    return cursor.region?.kind === "comment" ? inlineEdit(harmless(text, cursor), cursor) : commentEdit(text.split("\n"), cursor);
  }
  return place.kind === "prose" ? proseEdit(text, cursor) : selectionEdit(text, cursor);
}

/** A citation in a style that was asked for. */
function styleEdit(papers: readonly Paper[], cursor: Cursor, styleId: CitationStyleId): CitationEdit {
  const { languageId, start } = cursor;
  if (styleId === "comment") {
    return commentEdit(papers.map(formatReference), cursor);
  }
  if (styleId === "bibtex" && citationStyleFor(languageId) === "bibtex") {
    return entryEdit(papers, cursor) ?? insertAt(start, "");
  }
  const text = insertionFor(papers, { styleId, languageId });
  return wholeRecords.has(styleId) ? selectionEdit(text, cursor) : proseEdit(text, cursor, styleId === "latex" ? "~" : " ");
}

/** What does not stand behind a name. */
const wholeRecords: ReadonlySet<CitationStyleId> = new Set(["bibtex", "csl-json", "cff"]);

/** Edits at the same offset are one, so that their order is kept; the cursor stays with the first. */
function merged(edits: readonly CitationEdit[]): readonly CitationEdit[] {
  const [first, ...others] = edits;
  if (!first) {
    return [];
  }
  const same = others.filter(({ start, end }) => start === end && start === first.end);
  const rest = others.filter((edit) => !same.includes(edit));
  const newText = first.newText + same.map((edit) => edit.newText).join("");
  return [same.length === 0 ? first : { ...first, newText, cursor: first.cursor ?? first.newText.length }, ...rest];
}
