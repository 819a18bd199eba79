import * as vscode from "vscode";
import type { Mention } from "../core/mentions/createMentionMatcher";
import type { CurrentLibrary } from "./currentLibrary";

/** A pause in typing after which the mentions are found anew, in milliseconds. */
const pause = 300;

/** Of a larger document only the beginning is looked through, in UTF-16 code units. */
const largestText = 2_000_000;

/** The mentions of documents, kept until the document changes. */
export interface MentionsInDocument extends vscode.Disposable {
  of(document: vscode.TextDocument): readonly Mention[];
  /** An open document has been edited and the person has paused, or the library is another. */
  readonly onDidChange: vscode.Event<void>;
}

/** Finds mentions when they are asked for; a document that nobody asks about costs nothing. */
export function createMentionsInDocument(current: CurrentLibrary): MentionsInDocument {
  const changed = new vscode.EventEmitter<void>();
  let known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly mentions: readonly Mention[] }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const announceLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed.fire();
    }, pause);
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    current.onDidChange(() => {
      known = new WeakMap();
      changed.fire();
    }),
    vscode.workspace.onDidChangeTextDocument(announceLater),
  );
  return {
    of(document) {
      const earlier = known.get(document);
      if (earlier?.version === document.version) {
        return earlier.mentions;
      }
      const mentions = current.matcher().find(document.getText().slice(0, largestText));
      known.set(document, { version: document.version, mentions });
      return mentions;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}
