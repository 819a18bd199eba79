import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The drawn cursors (`|`) and selections (`⟦…⟧`) in the text of a test. */
const markers = /\||⟦[^⟧]*⟧/g;

/** Opens a text in a new editor, with the cursors and selections that are drawn in it; if none is, the cursor is at its start. */
export async function edit(languageId: string, drawn: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: drawn.replace(/[|⟦⟧]/g, "") });
  assert.equal(document.languageId, languageId);
  const editor = await vscode.window.showTextDocument(document);
  const selections = selectionsIn(drawn, document);
  if (selections.length > 0) {
    editor.selections = selections;
  }
  return editor;
}

/** Returns the selections that are drawn in a text, as those of the document, which has the text without them. */
function selectionsIn(drawn: string, document: vscode.TextDocument): vscode.Selection[] {
  let drawnBefore = 0;
  return [...drawn.matchAll(markers)].map(({ 0: marker, index }) => {
    const start = index - drawnBefore;
    const length = Math.max(0, marker.length - 2);
    drawnBefore += marker.length - length;
    return new vscode.Selection(document.positionAt(start), document.positionAt(start + length));
  });
}

/** Returns the text of an editor with its cursors and selections drawn in it. */
export function drawnTextOf({ document, selections }: vscode.TextEditor): string {
  return [...selections]
    .sort((a, b) => b.start.compareTo(a.start))
    .reduce((text, { start, end, isEmpty }) => {
      const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
      return `${text.slice(0, from)}${isEmpty ? "|" : `⟦${text.slice(from, to)}⟧`}${text.slice(to)}`;
    }, document.getText());
}

/** Returns CiteLens's hovers at a position. */
export async function cardsAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly Card[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers.flatMap(({ contents, range }) =>
    contents.flatMap((content) =>
      content instanceof vscode.MarkdownString && content.value.includes("command:citelens.") ? [{ content, range }] : [],
    ),
  );
}

/** The content of a hover, and the range that it is for. */
export interface Card {
  readonly content: vscode.MarkdownString;
  readonly range: vscode.Range | undefined;
}

/** Returns Markdown as plain text: without escapes and word joiners, and with single spaces. */
export function plain(markdown: string): string {
  const decoded = markdown.replace(/&#(\d+);/g, (_entity, code) => String.fromCharCode(Number(code)));
  return decoded.replace(/\\(?=[^\w\s])|\u2060/g, "").replace(/\s+/g, " ");
}

/** The time within which a condition must hold. It is generous for busy machines. */
const timeoutMs = 60_000;

/**
 * Waits until a condition holds.
 *
 * @param what names the condition, for the error message
 */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string | (() => string),
  limitMs: number = timeoutMs,
): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo());) {
    assert.ok(Date.now() < end, typeof what === "string" ? what : what());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Returns a function that changes settings of `citelens`. They are reset after each test of the surrounding `describe`. */
export function useSettings(): (key: string, value: unknown, languageId?: string) => Promise<void> {
  const restores: (() => Thenable<void>)[] = [];
  afterEach(async () => {
    for (const restore of restores.splice(0)) {
      await restore();
    }
  });
  return async (key, value, languageId) => {
    const scope = languageId === undefined ? null : { languageId };
    const write = (written: unknown): Thenable<void> =>
      vscode.workspace
        .getConfiguration("citelens", scope)
        .update(key, written, vscode.ConfigurationTarget.Global, languageId !== undefined);
    restores.push(() => write(undefined));
    await write(value);
  };
}
