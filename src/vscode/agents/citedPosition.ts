import * as vscode from "vscode";
import { cellsOfOffsets } from "../../core/codebase/notebookCells";
import type { CiteRequest } from "../../core/tools/agentTool";
import { offsetOfPosition } from "../../core/tools/citePosition";
import { notebookPlaceAt } from "../../core/tools/notebookCell";
import { openBibliography } from "../documents/openBibliography";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";
import { runSliced } from "../platform/slices";
import { shownFile } from "./workspacePaths";

/** The document in which to cite, and the position in it; or a sentence for the model that says why there is no such place. */
export type CitedPosition =
  | {
      readonly document: vscode.TextDocument;
      readonly position: vscode.Position;
      /** As the model gets it. */
      readonly shown: string;
    }
  | { readonly problem: string };

type WantedPosition = Pick<CiteRequest, "line" | "column">;

/** Opens a file, in its own encoding and without showing it, and finds the position that a call names. A notebook's lines are those of its file. */
export async function citedPosition(uri: vscode.Uri, wanted: WantedPosition): Promise<CitedPosition> {
  const shown = shownFile(uri);
  if (/\.ipynb$/i.test(uri.path)) {
    return positionInCell(uri, wanted);
  }
  const document = await openBibliography(uri);
  if (!document) {
    return { problem: `${shown} cannot be opened as text. Name a text file.` };
  }
  const place = offsetOfPosition(document.getText(), wanted);
  return "problem" in place ? { problem: `${shown}: ${place.problem}` } : { document, position: document.positionAt(place.offset), shown };
}

async function positionInCell(uri: vscode.Uri, wanted: WantedPosition): Promise<CitedPosition> {
  const shown = shownFile(uri);
  const [notebook, file] = [await orUndefined(vscode.workspace.openNotebookDocument(uri)), await orUndefined(readText(uri))];
  if (!notebook || file === undefined) {
    return { problem: `${shown} cannot be opened as a notebook, so nothing can be written to it.` };
  }
  const place = offsetOfPosition(file, wanted);
  const inCell = "problem" in place ? place : notebookPlaceAt(file, place.offset);
  if ("problem" in place || "problem" in inCell) {
    return { problem: `${shown}: ${"problem" in inCell ? inCell.problem : ""}` };
  }
  const [cell] = await runSliced(cellsOfOffsets(file, [place.offset]));
  const document = cell && notebook.getCells()[cell.index]?.document;
  const before = inCell.text.slice(0, inCell.offset).split("\n");
  const position = document && positionOfLine(document, inCell.text.split("\n")[before.length - 1] ?? "", before.length - 1);
  return document && position
    ? { document, position: position.translate(0, before.at(-1)?.length ?? 0), shown: `${shown} cell ${cell.index + 1}` }
    : { problem: `${shown} is open with changes that are not saved, and the line is not in it any more. Ask the user to save it.` };
}

/** Returns the start of a line of the saved file in the cell as its editor has it: at the same place, or the only line with the same text. */
function positionOfLine(document: vscode.TextDocument, text: string, line: number): vscode.Position | undefined {
  const same = Array.from({ length: document.lineCount }, (_, index) => index).filter((index) => document.lineAt(index).text === text);
  const found = same.includes(line) ? line : same.length === 1 ? same[0] : undefined;
  return found === undefined ? undefined : new vscode.Position(found, 0);
}
