import * as vscode from "vscode";

/**
 * A card at the cursor, for what a command has to say about the place there. It is a hover, as VS Code offers extensions no
 * inline message: it stands at the cursor, a screen reader reads it, and the next key closes it.
 */
export interface CursorCard extends vscode.Disposable {
  /** Shows a card at the cursor of an editor. */
  show(editor: vscode.TextEditor, card: vscode.MarkdownString): Promise<void>;
  /** Returns the card that is to be shown at a position, or `undefined`. */
  at(document: vscode.TextDocument, position: vscode.Position): vscode.MarkdownString | undefined;
}

/** After this time, a mouse that rests on the place gets the usual hover again. */
const lifetimeMs = 10_000;

interface ShownCard {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
  readonly card: vscode.MarkdownString;
}

/** Creates the card, which is not shown yet. */
export function createCursorCard(): CursorCard {
  let shown: ShownCard | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    shown = undefined;
  };
  const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    if (shown?.document === textEditor.document && selections[0]?.active.isEqual(shown.position) !== true) {
      forget();
    }
  });
  return {
    async show({ document, selection }, card) {
      forget();
      shown = { document, version: document.version, position: selection.active, card };
      timer = setTimeout(forget, lifetimeMs);
      await vscode.commands.executeCommand("editor.action.showHover", { focus: "autoFocusImmediately" });
    },
    at: (document, position) =>
      shown?.document === document && shown.version === document.version && shown.position.isEqual(position) ? shown.card : undefined,
    dispose() {
      forget();
      listener.dispose();
    },
  };
}
