import * as vscode from "vscode";
import type { Mention } from "../core/mentions/createMentionMatcher";
import type { CurrentLibrary } from "./currentLibrary";

/** How much of a large document is read around a position, in UTF-16 code units each way. */
const reach = 32_768;

/** A part of a document around a position, and where it begins. */
interface Neighbourhood {
  readonly text: string;
  /** Offset of `text` in the document. */
  readonly start: number;
}

/** A mention and where it stands in its document. */
export interface PlacedMention {
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** The mention at a position, or `undefined`. Reads the neighbourhood, not the document, however long its lines are. */
export function mentionAt(
  current: CurrentLibrary,
  document: vscode.TextDocument,
  position: vscode.Position,
): PlacedMention | undefined {
  const { text, start } = neighbourhood(document, position);
  const mention = current.matcher().at(text, document.offsetAt(position) - start);
  return mention && { mention, range: rangeOf(document, start + mention.start, start + mention.end) };
}

/** The mention that a selection is on: at its cursor, or within it. */
export function mentionOn(
  current: CurrentLibrary,
  document: vscode.TextDocument,
  selection: vscode.Selection,
): PlacedMention | undefined {
  const placed = mentionAt(current, document, selection.isEmpty ? selection.active : selection.start);
  return placed && (selection.isEmpty || placed.range.intersection(selection)?.isEmpty === false) ? placed : undefined;
}

/** The range between two offsets of a document. */
export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function neighbourhood(document: vscode.TextDocument, position: vscode.Position): Neighbourhood {
  const offset = document.offsetAt(position);
  const start = Math.max(0, offset - reach);
  return { text: document.getText(rangeOf(document, start, offset + reach)), start };
}
