import type { Paper } from "../paper";
import { type CitationEdit, type CitationPlace, insertAt } from "./cursor/citationPlace";
import { type Blanks, blanksOf } from "./styles/blanks";
import { type CitationStyleId, citationStyleFor, citationStyles, insertionFor } from "./styles/citationStyles";
import { commentEdit, escapeForComment } from "./places/commentEdit";
import { type Cursor, cursorAt, documentText } from "./cursor/cursor";
import { cursorOutside } from "./cursor/outside";
import { embeddedAt } from "./cursor/embeddedAt";
import { entryEdit } from "./entries/entryEdit";
import { escapeProse } from "./wording/escapeProse";
import { formatReference } from "./wording/formatReference";
import { inlineEdit, proseEdit, selectionEdit } from "./cursor/inPlace";
import { addKeysEdit } from "./joinCitation";
import { type PlaceKind, placeKindAt } from "./places/places";
import { type CitationTemplate, formatTemplate } from "./wording/template";

export type { CitationEdit, CitationPlace } from "./cursor/citationPlace";

/** The options that override how the place itself would cite. */
export interface CitationOptions {
  /** The citation style; by default the place's own. */
  readonly styleId?: CitationStyleId | undefined;
  /** Formatted references, each one line of plain text, to insert instead of a citation; in code they go into a comment. */
  readonly references?: readonly string[] | undefined;
  /** Templates by the id of a kind of place or of a language. */
  readonly templates?: ReadonlyMap<string, CitationTemplate> | undefined;
}

/**
 * Returns the edits that cite papers in a text, the one at the cursor first; the list is empty if the papers are already cited there.
 * The text around the cursor decides how (see `placeKinds`). In prose, the citation goes to the cursor, after the name that the cursor is in,
 * or replaces the selection. If the cursor is in an existing citation, the keys are added to it. In source code, only comments change.
 */
export function citationEdits(papers: readonly Paper[], place: CitationPlace, options: CitationOptions = {}): readonly CitationEdit[] {
  const { cursor, offset } = embeddedCursor(place);
  const edits = papers.length === 0 ? [] : editsAt(papers, cursor, options);
  return mergeAtSameOffset(edits.filter(({ start, end, newText }) => start !== end || newText !== "")).map((edit) => ({
    ...edit,
    start: edit.start + offset,
    end: edit.end + offset,
  }));
}

/** Returns whether a citation here would refer to bibliography entries by their keys. */
export function citesByKey(place: CitationPlace, options: CitationOptions = {}): boolean {
  const { cursor } = embeddedCursor(place);
  const kind = placeKindAt(cursor);
  if (options.references) {
    return false;
  }
  return options.styleId
    ? (citationStyles.get(options.styleId)?.isKeyed ?? false)
    : (templateFor(kind, cursor, options) ?? kind)?.isKeyed === true;
}

/** Returns the id of the kind of place in which a citation would be inserted. */
export function placeIdAt(place: CitationPlace): string | undefined {
  return placeKindAt(embeddedCursor(place).cursor)?.id;
}

/** Returns the cursor within the embedded part of another language that holds it, and the offset at which that part begins; else the whole text's. */
function embeddedCursor(place: CitationPlace): { readonly cursor: Cursor; readonly offset: number } {
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

function editsAt(papers: readonly Paper[], given: Cursor, options: CitationOptions): readonly CitationEdit[] {
  const place = placeKindAt(given);
  if (options.references) {
    return [referencesEdit(options.references, given, place)];
  }
  const joined = place?.kind === "entry" ? undefined : addKeysEdit(papers, given);
  if (joined) {
    return [joined];
  }
  const cursor = place?.kind === "prose" ? cursorOutside(given) : given;
  if (options.styleId) {
    return [styleEdit(papers, cursor, options.styleId)];
  }
  const template = templateFor(place, cursor, options);
  return template && place ? [templateEdit(papers, cursor, { template, place })] : (place?.cite(papers, cursor) ?? []);
}

function templateFor(place: PlaceKind | undefined, { languageId }: Cursor, { templates }: CitationOptions): CitationTemplate | undefined {
  return templates?.get(place?.id ?? "") ?? templates?.get(languageId);
}

/** Inserts references where a comment or a citation would go, or unchanged if neither is possible, as in a `.bib` file. */
function referencesEdit(references: readonly string[], cursor: Cursor, place: PlaceKind | undefined): CitationEdit {
  if (place?.kind === "comment" || cursor.region?.kind === "comment") {
    return commentEdit(references, cursor);
  }
  const text = references.join("\n");
  return place?.kind === "prose" ? proseEdit(escapeProse(text, cursor.languageId), cursor, blanksIn(cursor)) : selectionEdit(text, cursor);
}

/** Inserts the text of the user's template where the place's own citation would go; in code it goes into a comment. */
function templateEdit(
  papers: readonly Paper[],
  cursor: Cursor,
  { template, place }: { readonly template: CitationTemplate; readonly place: PlaceKind },
): CitationEdit {
  const escape = (words: string): string => (place.kind === "prose" ? escapeProse(words, cursor.languageId) : words);
  const text = formatTemplate(template, papers, escape);
  if (place.kind === "comment") {
    return cursor.region?.kind === "comment" ? inlineEdit(escapeForComment(text, cursor), cursor) : commentEdit(text.split("\n"), cursor);
  }
  return place.kind === "prose" ? proseEdit(text, cursor, blanksIn(cursor)) : selectionEdit(text, cursor);
}

/** Returns the blanks of the language that the cursor is in. */
function blanksIn(cursor: Cursor): Blanks {
  return blanksOf(citationStyleFor(cursor.languageId), documentText(cursor));
}

/** Inserts a citation in the requested style. */
function styleEdit(papers: readonly Paper[], cursor: Cursor, styleId: CitationStyleId): CitationEdit {
  const { languageId, start } = cursor;
  if (styleId === "comment") {
    return commentEdit(papers.map(formatReference), cursor);
  }
  if (styleId === "bibtex" && citationStyleFor(languageId) === "bibtex") {
    return entryEdit(papers, cursor) ?? insertAt(start, "");
  }
  const text = insertionFor(papers, { styleId, languageId });
  return recordStyles.has(styleId) ? selectionEdit(text, cursor) : proseEdit(text, cursor, blanksOf(styleId, documentText(cursor)));
}

/** Styles that insert a whole record, which does not go after a name in a sentence. */
const recordStyles: ReadonlySet<CitationStyleId> = new Set(["bibtex", "csl-json", "cff"]);

/** Joins later insertions at the first edit's offset into that edit, which keeps their order; the cursor goes to the end of the first text. */
function mergeAtSameOffset(edits: readonly CitationEdit[]): readonly CitationEdit[] {
  const [first, ...others] = edits;
  if (!first) {
    return [];
  }
  const same = others.filter(({ start, end }) => start === end && start === first.end);
  const rest = others.filter((edit) => !same.includes(edit));
  const newText = first.newText + same.map((edit) => edit.newText).join("");
  return [same.length === 0 ? first : { ...first, newText, cursor: first.cursor ?? first.newText.length }, ...rest];
}
