import * as vscode from "vscode";
import type { Mention, MentionMatcher } from "../../core/mentions/createMentionMatcher";
import { findAfterEdit, findInSlices, joinEdits, type TextEdit } from "../../core/mentions/findInParts";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { runSliced } from "../platform/slices";
import { rangeOf } from "./mentionAtCursor";

/** A pause in typing of this length fires `onDidChange`. */
const typingPauseMs = 300;
/** The searched part at the beginning of a document, in UTF-16 code units. */
const maxSearchedLength = 2_000_000;

/** The mentions of documents. They are kept until the library's names change; after an edit, only the text around it is searched again. */
export interface MentionsInDocument extends vscode.Disposable {
  /** Returns the mentions of the document as it is when the promise settles. Searches in slices. */
  of(document: vscode.TextDocument): Promise<readonly Mention[]>;
  /** Fires when the library changes, and when the user pauses after editing a document that was searched. */
  readonly onDidChange: vscode.Event<void>;
}

interface FoundMentions {
  /** The matcher that found them. */
  readonly matcher: MentionMatcher;
  mentions: readonly Mention[];
  /** The edits since then, as one. */
  edit?: TextEdit | undefined;
}

/** A running search, and the edits of its document since it started. */
interface Search {
  readonly edited: Pick<FoundMentions, "edit">;
  readonly done: Promise<void>;
}

/** Creates the mentions of documents. Only documents that someone asks about are searched. */
export function createMentionsInDocument(current: PaperLookUps): MentionsInDocument {
  const changed = new vscode.EventEmitter<void>();
  const foundIn = new WeakMap<vscode.TextDocument, FoundMentions>();
  const searches = new Map<vscode.TextDocument, Search>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscriptions = vscode.Disposable.from(
    changed,
    current.onDidChange(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const outdated = [foundIn.get(document), searches.get(document)?.edited].filter((one) => one !== undefined);
      if (outdated.length === 0 || contentChanges.length === 0) {
        return;
      }
      const edit = coveringEdit(contentChanges);
      for (const one of outdated) {
        one.edit = one.edit ? joinEdits(one.edit, edit) : edit;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed.fire();
      }, typingPauseMs);
    }),
  );
  /** Brings the mentions of a document up to date. Returns `undefined` if it was not searched for the current names yet. */
  const upToDate = (document: vscode.TextDocument): readonly Mention[] | undefined => {
    const found = foundIn.get(document);
    if (found?.matcher !== current.matcher()) {
      return undefined;
    }
    if (found.edit) {
      const text = searchedText(document);
      found.mentions = findAfterEdit(found.matcher, text, found.mentions, found.edit).filter(({ end }) => end <= text.length);
      found.edit = undefined;
    }
    return found.mentions;
  };
  const search = async (document: vscode.TextDocument, edited: Search["edited"]): Promise<void> => {
    const matcher = current.matcher();
    const isUnwanted = (): boolean => document.isClosed || current.matcher() !== matcher;
    const mentions = await runSliced(findInSlices(matcher, searchedText(document)), isUnwanted);
    if (mentions) {
      foundIn.set(document, { matcher, mentions, edit: edited.edit });
    }
  };
  /** Starts a search, or joins the one that runs. */
  const searchOnce = (document: vscode.TextDocument): Promise<void> => {
    const running = searches.get(document);
    if (running) {
      return running.done;
    }
    const edited: Search["edited"] = {};
    const done = search(document, edited).finally(() => searches.delete(document));
    searches.set(document, { edited, done });
    return done;
  };
  return {
    async of(document) {
      for (;;) {
        const mentions = upToDate(document);
        if (mentions || document.isClosed) {
          return mentions ?? [];
        }
        await searchOnce(document);
      }
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function searchedText(document: vscode.TextDocument): string {
  return document.getText(rangeOf(document, 0, maxSearchedLength));
}

/** Returns one edit that covers the changes of an event. The offsets of all changes are those of the text before the event. */
function coveringEdit(changes: readonly vscode.TextDocumentContentChangeEvent[]): TextEdit {
  const start = Math.min(...changes.map(({ rangeOffset }) => rangeOffset));
  const oldEnd = Math.max(...changes.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
  const growth = changes.reduce((sum, { rangeLength, text }) => sum + text.length - rangeLength, 0);
  return { start, oldEnd, newEnd: oldEnd + growth };
}
