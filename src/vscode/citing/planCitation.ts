import type * as vscode from "vscode";
import { type CitationEdit, citationEdits, type CitationPlace, type CitationOptions, citesByKey } from "../../core/citations/citationEdit";
import { embeddedAt } from "../../core/citations/cursor/embeddedAt";
import type { Paper } from "../../core/paper";
import { citationContextOf } from "../documents/citationContext";
import { readTemplates } from "./citationTemplates";
import type { CurrentLibrary } from "../lookup/currentLibrary";
import type { LanguageComments } from "../platform/languageComments";
import { mentionOn } from "../mentions/mentionAtCursor";
import { bibliographiesFor, planRecording, type RecordingPlan } from "./recordCitation";
import { readSettings } from "../platform/settings";

/** What citing works with. */
export interface InsertionSources {
  readonly current: CurrentLibrary;
  readonly log: vscode.LogOutputChannel;
  readonly comments: LanguageComments;
  /** What is remembered for the workspace. */
  readonly workspaceState: vscode.Memento;
}

/** Where papers are to be cited: an editor, or a place in a document that no editor's cursor is at. */
export type CitingPlaces = Pick<vscode.TextEditor, "document" | "selections">;

/** How papers are to be cited, where it is not as the setting or the place want it: in this style, or as these references. */
export type CitationWish = Pick<CitationOptions, "styleId" | "references">;

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

/** Plans citing papers at all selections and recording them in the document's bibliography. */
export async function planCitation(
  sources: InsertionSources,
  citing: CitingPlaces,
  papers: readonly Paper[],
  wish: CitationWish = {},
): Promise<CitationPlan> {
  const { document } = citing;
  const wishes = wishesFor(sources, document, wish);
  const surroundings = await surroundingsOf(sources, citing);
  const isKeyed = placesOf(sources, citing, surroundings).some((place) => citesByKey(place, wishes));
  const isRecorded = isKeyed && readSettings(document)["bibliography.record"];
  const bibliographies = isRecorded ? await bibliographiesFor(document, sources.workspaceState) : [];
  const recording: RecordingPlan = bibliographies.length === 0 ? { papers } : await planRecording(papers, bibliographies, document);
  const edits = placesOf(sources, citing, surroundings).map((place) => citationEdits(recording.papers, place, wishes));
  const distinct = [...new Map(edits.flat().map((edit) => [`${edit.start}:${edit.end}`, edit])).values()];
  return { edits, distinct, recording, isUnrecorded: isRecorded && bibliographies.length === 0 };
}

/** The style that was asked for, else that of the settings; else the settings' templates. */
function wishesFor({ log }: InsertionSources, document: vscode.TextDocument, { styleId, references }: CitationWish): CitationOptions {
  const settings = readSettings(document);
  const configured = settings["citation.style"];
  return {
    references,
    styleId: styleId ?? (configured === "auto" ? undefined : configured),
    templates: readTemplates(settings["citation.templates"], log),
  };
}

type Surroundings = Omit<CitationPlace, "text" | "start" | "end" | "languageId" | "mention">;

/** What has to be read before the editor's text is looked at. */
async function surroundingsOf({ comments }: InsertionSources, { document, selections }: CitingPlaces): Promise<Surroundings> {
  const text = document.getText();
  const { languageId } = document;
  const embedded = selections.flatMap(({ start }) => embeddedAt(text, document.offsetAt(start), languageId)?.languageId ?? []);
  const settings = readSettings(document);
  const recording = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"] };
  return { ...(await citationContextOf(document)), recording, comments: await comments.read([languageId, ...embedded]) };
}

function placesOf(
  { current }: InsertionSources,
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
