import * as vscode from "vscode";
import type { Paper } from "../../../core/paper";
import { type CitingServices, type KeyPlace, planCitation } from "../../citing/planCitation";
import { addRecording } from "../../citing/recordCitation";
import { bibliographiesFor, isWritable, recordingTarget } from "../../citing/recordingTarget";
import type { ChoosingServices } from "../../picking/choosePaper";
import { rangeOf } from "../../mentions/mentionAtCursor";
import { showProblem } from "../../platform/log";
import type { Services } from "../../services/services";
import { citationsInDocument } from "../citationsInDocument";

/** The services that quick fixes use. */
export type QuickFixServices = CitingServices & ChoosingServices & Pick<Services, "bibliographies" | "log">;

/** A cited key in a document. */
export interface CitedPlace extends KeyPlace {
  readonly citekey: string;
}

/** A paper to record, and the place of the key that its key replaces. */
export interface Addition {
  readonly document: vscode.TextDocument;
  readonly paper: Paper;
  readonly place: KeyPlace;
}

/**
 * Returns the edit that cites the paper in place of the key and records it, even if the settings say that citing records nothing, because the
 * user asks for exactly that.
 */
export async function additionEdit(services: QuickFixServices, { document, paper, place }: Addition): Promise<vscode.WorkspaceEdit> {
  const request = { kind: "keys", places: () => [place], isRecorded: true } as const;
  const { distinct, recording } = await planCitation(services, document, [paper], request);
  const edit = new vscode.WorkspaceEdit();
  if (recording.problem !== undefined) {
    void showProblem(services.log, recording.problem);
    return edit;
  }
  for (const { start, end, newText } of distinct) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  addRecording(edit, recording);
  return edit;
}

/** Returns the file in which the papers of a document are recorded, or `undefined` if nothing can be added to it. */
export async function writableTarget(document: vscode.TextDocument, services: QuickFixServices): Promise<vscode.Uri | undefined> {
  const target = recordingTarget(await bibliographiesFor(document, services));
  return target && (await isWritable(target)) ? target : undefined;
}

/** Returns the cited key with this range, or `undefined` if no key has it. */
export function placeAt(document: vscode.TextDocument, range: vscode.Range): CitedPlace | undefined {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return citationsInDocument(document)
    .flatMap(({ syntax, keys }) => keys.map((key) => ({ ...key, syntax })))
    .find((key) => key.start === start && key.end === end);
}
