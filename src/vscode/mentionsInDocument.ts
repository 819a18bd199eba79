import * as vscode from "vscode";
import type { Mention } from "../core/mentions/createMentionMatcher";
import { findAfterEdit, findInParts, joinEdits, type TextEdit } from "../core/mentions/findInParts";
import type { CurrentLibrary } from "./currentLibrary";
import { rangeOf } from "./mentionAtCursor";

/** A pause in typing after which the mentions are found anew, in milliseconds. */
const pause = 300;

/** Of a larger document only the beginning is looked through, in UTF-16 code units. */
const largestText = 2_000_000;

/** The mentions of documents, kept until the library changes, and found anew around what is edited. */
export interface MentionsInDocument extends vscode.Disposable {
  of(document: vscode.TextDocument): readonly Mention[];
  /** A document that was asked about has been edited and the person has paused, or the library is another. */
  readonly onDidChange: vscode.Event<void>;
}

interface Known {
  mentions: readonly Mention[];
  /** What was edited since they were found. */
  edit?: TextEdit | undefined;
}

/** Finds mentions when they are asked for; a document that nobody asks about costs nothing. */
export function createMentionsInDocument(current: CurrentLibrary): MentionsInDocument {
  const changed = new vscode.EventEmitter<void>();
  let known = new WeakMap<vscode.TextDocument, Known>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscriptions = vscode.Disposable.from(
    changed,
    current.onDidChange(() => {
      known = new WeakMap();
      changed.fire();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const earlier = known.get(document);
      if (!earlier || contentChanges.length === 0) {
        return;
      }
      const edit = editOf(contentChanges);
      earlier.edit = earlier.edit ? joinEdits(earlier.edit, edit) : edit;
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed.fire();
      }, pause);
    }),
  );
  return {
    of(document) {
      const earlier = known.get(document);
      if (earlier && !earlier.edit) {
        return earlier.mentions;
      }
      const text = document.getText(rangeOf(document, 0, largestText));
      const mentions = earlier?.edit
        ? findAfterEdit(current.matcher(), text, earlier.mentions, earlier.edit).filter(({ end }) => end <= text.length)
        : findInParts(current.matcher(), text);
      known.set(document, { mentions });
      return mentions;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** The changes of one event, all in offsets of the text before it, as one that covers them. */
function editOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): TextEdit {
  const start = Math.min(...changes.map(({ rangeOffset }) => rangeOffset));
  const oldEnd = Math.max(...changes.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
  const growth = changes.reduce((sum, { rangeLength, text }) => sum + text.length - rangeLength, 0);
  return { start, oldEnd, newEnd: oldEnd + growth };
}
