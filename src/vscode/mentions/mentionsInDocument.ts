import * as vscode from "vscode";
import type { Mention, MentionMatcher } from "../../core/mentions/createMentionMatcher";
import { findAfterEdit, findInSlices, joinEdits, type TextEdit } from "../../core/mentions/findInParts";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { runSliced } from "../platform/slices";
import { rangeOf } from "./mentionAtCursor";

/** A pause in typing after which the mentions are found anew, in milliseconds. */
const pause = 300;

/** Of a larger document only the beginning is looked through, in UTF-16 code units. */
const largestText = 2_000_000;

/** The mentions of documents, kept until names are others, and found anew around what is edited. */
export interface MentionsInDocument extends vscode.Disposable {
  /** Of the document as it is when this settles. A large one is looked through in slices. */
  of(document: vscode.TextDocument): Promise<readonly Mention[]>;
  /** A document that was asked about has been edited and the person has paused, or the library is another. */
  readonly onDidChange: vscode.Event<void>;
}

interface KnownMentions {
  /** By which they were found. */
  readonly matcher: MentionMatcher;
  mentions: readonly Mention[];
  /** What was edited since they were found. */
  edit?: TextEdit | undefined;
}

/** Finds mentions when they are asked for; a document that nobody asks about costs nothing. */
export function createMentionsInDocument(current: PaperLookUps): MentionsInDocument {
  const changed = new vscode.EventEmitter<void>();
  const known = new WeakMap<vscode.TextDocument, KnownMentions>();
  /** The documents that are just being looked through, and what is edited in them during that. */
  const looking = new Map<vscode.TextDocument, { readonly during: Pick<KnownMentions, "edit">; readonly work: Promise<void> }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscriptions = vscode.Disposable.from(
    changed,
    current.onDidChange(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const edited = [known.get(document), looking.get(document)?.during].filter((one) => one !== undefined);
      if (edited.length === 0 || contentChanges.length === 0) {
        return;
      }
      const edit = editOf(contentChanges);
      for (const one of edited) {
        one.edit = one.edit ? joinEdits(one.edit, edit) : edit;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed.fire();
      }, pause);
    }),
  );
  /** What is known by the names of now, brought up to date; `undefined` where nothing is. */
  const knownOf = (document: vscode.TextDocument): readonly Mention[] | undefined => {
    const earlier = known.get(document);
    if (earlier?.matcher !== current.matcher()) {
      return undefined;
    }
    if (earlier.edit) {
      const text = textOf(document);
      earlier.mentions = findAfterEdit(earlier.matcher, text, earlier.mentions, earlier.edit).filter(({ end }) => end <= text.length);
      earlier.edit = undefined;
    }
    return earlier.mentions;
  };
  const lookThrough = async (document: vscode.TextDocument, during: Pick<KnownMentions, "edit">): Promise<void> => {
    const matcher = current.matcher();
    const mentions = await runSliced(findInSlices(matcher, textOf(document)), () => document.isClosed || current.matcher() !== matcher);
    if (mentions) {
      known.set(document, { matcher, mentions, edit: during.edit });
    }
  };
  /** Once for all who ask meanwhile. */
  const lookOnce = (document: vscode.TextDocument): Promise<void> => {
    const before = looking.get(document);
    if (before) {
      return before.work;
    }
    const during: Pick<KnownMentions, "edit"> = {};
    const work = lookThrough(document, during).finally(() => looking.delete(document));
    looking.set(document, { during, work });
    return work;
  };
  return {
    async of(document) {
      for (;;) {
        const found = knownOf(document);
        if (found || document.isClosed) {
          return found ?? [];
        }
        await lookOnce(document);
      }
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function textOf(document: vscode.TextDocument): string {
  return document.getText(rangeOf(document, 0, largestText));
}

/** The changes of one event, all in offsets of the text before it, as one that covers them. */
function editOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): TextEdit {
  const start = Math.min(...changes.map(({ rangeOffset }) => rangeOffset));
  const oldEnd = Math.max(...changes.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
  const growth = changes.reduce((sum, { rangeLength, text }) => sum + text.length - rangeLength, 0);
  return { start, oldEnd, newEnd: oldEnd + growth };
}
