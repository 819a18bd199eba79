import type * as vscode from "vscode";
import { type CitationEdit, citationEdits, type CitationPlace, type CitationOptions, citesByKey } from "../../core/citations/citationEdit";
import { embeddedAt } from "../../core/citations/cursor/embeddedAt";
import type { Paper } from "../../core/paper";
import { citationContextOf } from "../documents/citationContext";
import { mentionOn } from "../mentions/mentionAtCursor";
import { bibliographiesFor, planRecording, type RecordingPlan } from "./recordCitation";
import { readSettings } from "../platform/settings";
import { writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import type { Services } from "../services/services";

/** The services that plan a citation. */
export type CitingServices = Pick<Services, "comments" | "current" | "latexRoots" | "templates" | "workspaceState">;

/** How papers are to be cited, if not as the setting or the place want it: in this style, or as these references. */
export type CitationWish = Pick<CitationOptions, "styleId" | "references">;

/** A key, or what is typed of one, that stands in a citation of a syntax. */
export interface KeyPlace {
  readonly syntax: string;
  readonly start: number;
  readonly end: number;
}

/** Where papers are to be cited, and how. */
export type CitationRequest = (
  | {
      /** At selections of the document, as each place wants it. */
      readonly kind: "insertion";
      readonly selections: readonly vscode.Selection[];
      readonly wish?: CitationWish;
    }
  | {
      /** By the key alone, in the place of keys that stand in citations. */
      readonly kind: "keys";
      /** By selection, as the document is when the edits are made; `undefined` for a selection that is in no citation. */
      places(): readonly (KeyPlace | undefined)[];
    }
) & {
  /** Whether the papers are recorded, if not as the setting says. */
  readonly isRecorded?: boolean;
};

/** What citing papers changes. Nothing is changed yet. */
export interface CitationPlan {
  /** Those of each selection. */
  readonly edits: readonly (readonly CitationEdit[])[];
  /** All of them, each once. */
  readonly distinct: readonly CitationEdit[];
  readonly recording: RecordingPlan;
  /** Whether the papers are cited by key, but there is no bibliography to record them in. */
  readonly isUnrecorded: boolean;
}

/**
 * Plans citing papers in a document and recording them in its bibliography. *Insert Citation*, an accepted completion, a drop and a quick fix
 * all cite by this plan, so that a paper has the same key whichever way it is cited: the one that it has in a bibliography of the document,
 * else the one under which it is recorded there, or would be.
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

/** Writes citations into a document as it is when each function is called: it may change while the bibliographies are read. */
interface CitationWriter {
  citesByKey(): boolean;
  /** By selection. */
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
  { selections, wish = {} }: Extract<CitationRequest, { readonly kind: "insertion" }>,
): Promise<CitationWriter> {
  const citing = { document, selections };
  const wishes = wishesFor(services, document, wish);
  const surroundings = await surroundingsOf(services, citing);
  return {
    citesByKey: () => placesOf(services, citing, surroundings).some((place) => citesByKey(place, wishes)),
    editsFor: (papers) => placesOf(services, citing, surroundings).map((place) => citationEdits(papers, place, wishes)),
  };
}

/** A document and the places in it at which papers are to be cited. */
type CitingPlaces = Pick<vscode.TextEditor, "document" | "selections">;

/** The style that was asked for, else that of the settings; else the settings' templates. */
function wishesFor({ templates }: CitingServices, document: vscode.TextDocument, { styleId, references }: CitationWish): CitationOptions {
  const settings = readSettings(document);
  const configured = settings["citation.style"];
  return {
    references,
    styleId: styleId ?? (configured === "auto" ? undefined : configured),
    templates: templates.read(settings["citation.templates"]),
  };
}

type Surroundings = Omit<CitationPlace, "text" | "start" | "end" | "languageId" | "mention">;

/** What has to be read before the editor's text is looked at. */
async function surroundingsOf({ comments, latexRoots }: CitingServices, { document, selections }: CitingPlaces): Promise<Surroundings> {
  const text = document.getText();
  const { languageId } = document;
  const embedded = selections.flatMap(({ start }) => embeddedAt(text, document.offsetAt(start), languageId)?.languageId ?? []);
  const settings = readSettings(document);
  const recording = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"] };
  return { ...(await citationContextOf(document, latexRoots)), recording, comments: await comments.read([languageId, ...embedded]) };
}

function placesOf(
  { current }: CitingServices,
  { document, selections }: CitingPlaces,
  surroundings: Surroundings,
): readonly CitationPlace[] {
  const text = document.getText();
  return selections.map((selection) => {
    const mention = mentionOn(current, document, selection);
    return {
      ...surroundings,
      text,
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
      languageId: document.languageId,
      mention: mention && { start: document.offsetAt(mention.range.start), end: document.offsetAt(mention.range.end) },
    };
  });
}
