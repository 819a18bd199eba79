import * as vscode from "vscode";
import type { Mention, MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { PaperLookUps } from "../lookup/paperLookUps";

/** How much of a large document is read around a position, in UTF-16 code units each way. */
const reach = 32_768;

/** A part of a document around a position. */
export interface LinesAround {
  readonly text: string;
  /** Offset of `text` in the document. */
  readonly start: number;
  /** Of the position, in `text`. */
  readonly offset: number;
}

/** A mention and where it stands in its document. */
export interface PlacedMention {
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** The mention at a position, or `undefined`. Reads the neighbourhood, not the document, however long its lines are. */
export function mentionAt(current: PaperLookUps, document: vscode.TextDocument, position: vscode.Position): PlacedMention | undefined {
  return mentionIn(current.matcher(), document, position);
}

/** The same of another look-up. */
export function mentionIn(
  lookUp: Pick<MentionLookUp, "at">,
  document: vscode.TextDocument,
  position: vscode.Position,
): PlacedMention | undefined {
  const { text, start, offset } = neighbourhoodOf(document, position);
  const mention = lookUp.at(text, offset);
  return mention && { mention, range: rangeOf(document, start + mention.start, start + mention.end) };
}

/** The mention that a selection is on: at its cursor, or the first that it touches. */
export function mentionOn(
  current: PaperLookUps,
  document: vscode.TextDocument,
  { start, end, isEmpty }: vscode.Selection,
): PlacedMention | undefined {
  const atStart = mentionAt(current, document, start);
  if (isEmpty || (atStart && atStart.range.end.isAfter(start))) {
    return atStart;
  }
  const around = neighbourhoodOf(document, start);
  const last = around.offset + document.offsetAt(end) - document.offsetAt(start);
  const [mention] = current.matcher().find(around.text, { start: around.offset, end: last });
  return mention && { mention, range: rangeOf(document, around.start + mention.start, around.start + mention.end) };
}

/** The range between two offsets of a document. */
export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The text around a position, bounded however long the document or its lines are. */
export function neighbourhoodOf(document: vscode.TextDocument, position: vscode.Position): LinesAround {
  const middle = document.offsetAt(position);
  const start = Math.max(0, middle - reach);
  return { text: document.getText(rangeOf(document, start, middle + reach)), start, offset: middle - start };
}
