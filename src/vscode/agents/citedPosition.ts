import type * as vscode from "vscode";
import type { CiteRequest } from "../../core/tools/agentTool";
import { offsetOfPosition } from "../../core/tools/citePosition";
import { openBibliography } from "../documents/openBibliography";
import { shownFile } from "./workspacePaths";

/** The document in which to cite, and the position in it; or a sentence for the model that says why there is none. */
export type CitedPosition = { readonly document: vscode.TextDocument; readonly position: vscode.Position } | { readonly problem: string };

/** Opens a file, in its own encoding and without showing it, and finds the position that a call names. */
export async function citedPosition(uri: vscode.Uri, request: Pick<CiteRequest, "line" | "column">): Promise<CitedPosition> {
  const document = await openBibliography(uri);
  if (!document) {
    return { problem: `${shownFile(uri)} cannot be opened as text, so nothing is written. Name a text file.` };
  }
  const place = offsetOfPosition(document.getText(), request);
  return "problem" in place
    ? { problem: `Nothing is written to ${shownFile(uri)}: ${place.problem}` }
    : { document, position: document.positionAt(place.offset) };
}
