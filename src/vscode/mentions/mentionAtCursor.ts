import * as vscode from "vscode";
import type { Mention, MentionLookUp, NameExplanation } from "../../core/mentions/createMentionMatcher";
import { mentionsAt } from "../../core/mentions/identifierAt";
import type { Workspace } from "../../core/mentions/judge/score/readWorkspace";
import { notebookOf } from "../documents/namedBibliographies";
import type { PaperLookUps } from "../lookup/paperLookUps";
import type { WorkspaceEvidence } from "./workspaceEvidence";

/** How much text is read before a position, and as much after it, in UTF-16 code units. */
const contextLength = 32_768;

/** The text of a document around a position. */
export interface TextAround {
  readonly text: string;
  /** The offset of `text` in the document. */
  readonly start: number;
  /** The offset of the position in `text`. */
  readonly offset: number;
}

/** A mention and the range in the document that stands for it: the identifier that contains it, or else the mention. */
export interface PlacedMention {
  readonly mention: Mention;
  /** The other mentions in the identifier. */
  readonly others: readonly Mention[];
  readonly range: vscode.Range;
}

/** The services that find mentions. */
export interface MentionServices {
  readonly current: PaperLookUps;
  readonly evidence: Pick<WorkspaceEvidence, "of" | "read">;
}

/** Returns the mention in the identifier at a position, or `undefined`. Reads only the text around it, however long the document or its lines are. */
export function mentionAt(
  { current, evidence }: MentionServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): PlacedMention | undefined {
  const matcher = current.matcher();
  return mentionIn(matcher, document, position, evidence.of(matcher, document));
}

/** Like `mentionAt`, with a given look-up. */
export function mentionIn(
  lookUp: Pick<MentionLookUp, "at" | "find">,
  document: vscode.TextDocument,
  position: vscode.Position,
  workspace: Workspace | undefined,
): PlacedMention | undefined {
  const { text, start, offset } = evidenceAround(document, position);
  const found = mentionsAt(lookUp, text, offset, workspace);
  if (!found) {
    return undefined;
  }
  const [mention, ...others] = found.mentions;
  return { mention, others, range: rangeOf(document, start + found.start, start + found.end) };
}

/** Returns the mention at the cursor of a selection, or the first one that the selection touches. */
export function mentionOn(
  services: MentionServices,
  document: vscode.TextDocument,
  { start, end, isEmpty }: vscode.Selection,
): PlacedMention | undefined {
  const atStart = mentionAt(services, document, start);
  if (isEmpty || (atStart && atStart.range.end.isAfter(start))) {
    return atStart;
  }
  const around = evidenceAround(document, start);
  const last = around.offset + document.offsetAt(end) - document.offsetAt(start);
  const matcher = services.current.matcher();
  const [mention] = matcher.find(around.text, { start: around.offset, end: last }, services.evidence.of(matcher, document));
  return mention && { mention, others: [], range: rangeOf(document, around.start + mention.start, around.start + mention.end) };
}

/**
 * Returns the mention at the first selection of an editor (see `mentionOn`). An editor has no selection after an extension has set
 * `editor.selections` to an empty list, although the types of VS Code promise one.
 */
export function mentionInEditor(services: MentionServices, { document, selections }: vscode.TextEditor): PlacedMention | undefined {
  const selection = selections.at(0);
  return selection && mentionOn(services, document, selection);
}

/** Explains the name at a position of a document, or returns `undefined` if no name is there. */
export function explainAt(
  { current, evidence }: MentionServices,
  document: vscode.TextDocument,
  position: vscode.Position,
): NameExplanation | undefined {
  const { text, offset } = evidenceAround(document, position);
  const matcher = current.matcher();
  return matcher.explain(text, offset, evidence.of(matcher, document));
}

/** Returns the range between two offsets of a document. */
export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Like `textAround`, but for a cell, the text continues with the cells around it. Then \`start\` may be negative. */
function evidenceAround(document: vscode.TextDocument, position: vscode.Position): TextAround {
  const cell = textWithCells(document);
  if (!cell) {
    return textAround(document, position);
  }
  const middle = cell.start + document.offsetAt(position);
  const start = Math.max(0, middle - contextLength);
  return { text: cell.text.slice(start, middle + contextLength), start: start - cell.start, offset: middle - start };
}

/** Returns the text of all cells of a cell's notebook, and the offset of the cell in it. Returns \`undefined\` for other documents. */
export function textWithCells(document: vscode.TextDocument): { readonly text: string; readonly start: number } | undefined {
  const cells = notebookOf(document)?.getCells() ?? [];
  const texts = cells.map((cell) => cell.document.getText());
  const index = cells.findIndex((cell) => cell.document.uri.toString() === document.uri.toString());
  return index < 0 ? undefined : { text: texts.join("\n"), start: texts.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0) };
}

/** Returns the text around a position. Its length is bounded, however long the document or its lines are. */
export function textAround(document: vscode.TextDocument, position: vscode.Position): TextAround {
  const middle = document.offsetAt(position);
  const start = Math.max(0, middle - contextLength);
  return { text: document.getText(rangeOf(document, start, middle + contextLength)), start, offset: middle - start };
}
