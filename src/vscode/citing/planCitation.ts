import type * as vscode from "vscode";
import { type CitationEdit, citationEdits, type CitationOptions, type CitationPlace, citesByKey } from "../../core/citations/citationEdit";
import type { CitedForm } from "../../core/citations/forms/citedForm";
import { formedEdit } from "../../core/citations/formedEdit";
import { embeddedAt } from "../../core/citations/cursor/embeddedAt";
import { writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import type { Paper } from "../../core/paper";
import { citationContextOf } from "../documents/citationContext";
import { languageOf } from "../documents/languageOf";
import { mentionOn } from "../mentions/mentionAtCursor";
import { readSettings } from "../platform/settings";
import type { Services } from "../services/services";
import { rememberedForm } from "./chooseForm";
import { planRecording, type RecordingPlan } from "./recordCitation";
import { bibliographiesFor } from "./recordingTarget";

/** The services that plan a citation. */
export type CitingServices = Pick<Services, "comments" | "current" | "evidence" | "latexRoots" | "templates" | "workspaceState">;

/** The style or the references to cite with, instead of what the settings and the place choose. */
export type StyleOverride = Pick<CitationOptions, "styleId" | "references"> & {
  /** How to cite; by default, in the form that the user chose last. */
  readonly form?: Partial<CitedForm> | undefined;
};

/** The range of a key in a citation of some syntax. The user may still be typing the key. */
export interface KeyPlace {
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
}

/** The places at which to cite papers, and the way in which to cite them. */
export type CitationRequest = (
  | {
      /** Insert a citation at each selection, as its place requires. */
      readonly kind: "insertion";
      readonly selections: readonly vscode.Selection[];
      readonly style?: StyleOverride;
    }
  | {
      /** Replace keys in citations by the key of the paper. */
      readonly kind: "keys";
      /** Returns a place for each selection, as the document is when the edits are made; `undefined` for a selection in no citation. */
      places(): readonly (KeyPlace | undefined)[];
    }
) & {
  /** If set, overrides the setting that decides whether papers are recorded. */
  readonly isRecorded?: boolean;
};

/** The changes that cite papers. Nothing has been changed yet. */
export interface CitationPlan {
  /** The edits of each selection. */
  readonly edits: readonly (readonly CitationEdit[])[];
  /** The same edits without duplicates. */
  readonly distinct: readonly CitationEdit[];
  readonly recording: RecordingPlan;
  /** True if the papers should be recorded, but the document has no bibliography. */
  readonly isUnrecorded: boolean;
}

/**
 * Plans to cite papers in a document and to record them in its bibliography. *Insert Citation*, an accepted completion, a drop, and a quick fix
 * all use this plan, so that a paper has the same key whichever way it is cited: the one that it has in a bibliography of the document,
 * or else the one under which it is recorded there, or would be.
 */
export async function planCitation(
  services: CitingServices,
  document: vscode.TextDocument,
  papers: readonly Paper[],
  request: CitationRequest,
): Promise<CitationPlan> {
  const writer = request.kind === "keys" ? keyWriter(document, request.places) : await insertionWriter(services, document, request);
  const isKeyed = writer.citesByKey();
  const isRecorded = isKeyed && (request.isRecorded ?? readSettings(document)["bibliography.record"]);
  const bibliographies = isKeyed ? await bibliographiesFor(document, services) : [];
  const recording: RecordingPlan =
    bibliographies.length === 0 ? { papers } : await planRecording(papers, bibliographies, document, { isRecorded });
  const edits = writer.editsFor(recording.papers);
  const distinct = [...new Map(edits.flat().map((edit) => [`${edit.start}:${edit.end}`, edit])).values()];
  return { edits, distinct, recording, isUnrecorded: isRecorded && bibliographies.length === 0 };
}

/** Writes citations. Each method reads the document as it is at the call, because it may change while the bibliographies are read. */
interface CitationWriter {
  citesByKey(): boolean;
  /** Returns the edits of each selection. */
  editsFor(papers: readonly Paper[]): readonly (readonly CitationEdit[])[];
}

function keyWriter(document: vscode.TextDocument, places: () => readonly (KeyPlace | undefined)[]): CitationWriter {
  return {
    citesByKey: () => true,
    editsFor: ([paper]) => {
      const text = document.getText();
      return places().map((place) =>
        place && paper ? [writtenKey(place.syntax, { text, start: place.start, end: place.end }, paper.citekey)] : [],
      );
    },
  };
}

async function insertionWriter(
  services: CitingServices,
  document: vscode.TextDocument,
  { selections, style = {} }: Extract<CitationRequest, { readonly kind: "insertion" }>,
): Promise<CitationWriter> {
  const target = { document, selections };
  const options = citationOptions(services, document, style);
  const context = await readPlaceContext(services, target);
  return {
    citesByKey: () => citationPlaces(services, target, context).some((place) => citesByKey(place, options)),
    editsFor: (papers) =>
      citationPlaces(services, target, context).map((place) =>
        citationEdits(papers, place, options).map((edit) =>
          style.styleId !== undefined || style.references
            ? edit
            : formedEdit(edit, place, (syntax) => style.form ?? rememberedForm(syntax)),
        ),
      ),
  };
}

/** A document, and the selections at which to cite. */
type InsertionTarget = Pick<vscode.TextEditor, "document" | "selections">;

/** Returns the options with the given style, or else with the style of the settings. The templates are always those of the settings. */
function citationOptions(
  { templates }: CitingServices,
  document: vscode.TextDocument,
  { styleId, references }: StyleOverride,
): CitationOptions {
  const settings = readSettings(document);
  const configured = settings["citation.style"];
  return {
    references,
    styleId: styleId ?? (configured === "auto" ? undefined : configured),
    templates: templates.read(settings["citation.templates"]),
  };
}

type PlaceContext = Omit<CitationPlace, "text" | "start" | "end" | "languageId" | "mention">;

/** Reads everything about the places that is not in the document's own text. */
async function readPlaceContext(
  { comments, current, evidence, latexRoots }: CitingServices,
  { document, selections }: InsertionTarget,
): Promise<PlaceContext> {
  const text = document.getText();
  const languageId = languageOf(document);
  const embedded = selections.flatMap(({ start }) => embeddedAt(text, document.offsetAt(start), languageId)?.languageId ?? []);
  const settings = readSettings(document);
  await evidence.read(current.matcher(), document);
  const recording = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"] };
  return { ...(await citationContextOf(document, latexRoots)), recording, comments: await comments.read([languageId, ...embedded]) };
}

function citationPlaces(
  services: CitingServices,
  { document, selections }: InsertionTarget,
  context: PlaceContext,
): readonly CitationPlace[] {
  const text = document.getText();
  return selections.map((selection) => {
    const mention = mentionOn(services, document, selection);
    return {
      ...context,
      text,
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
      languageId: languageOf(document),
      mention: mention && { start: document.offsetAt(mention.range.start), end: document.offsetAt(mention.range.end) },
    };
  });
}
