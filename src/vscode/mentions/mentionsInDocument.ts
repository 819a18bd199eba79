import * as vscode from "vscode";
import type { Mention, MentionMatcher } from "../../core/mentions/createMentionMatcher";
import { findInSlices } from "../../core/mentions/findInParts";
import type { Workspace } from "../../core/mentions/judge/score/readWorkspace";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { runSliced } from "../platform/slices";
import { notebookOf } from "../documents/namedBibliographies";
import { rangeOf, textWithCells } from "./mentionAtCursor";
import type { WorkspaceEvidence } from "./workspaceEvidence";

/** A pause in typing of this length fires `onDidChange`. */
const typingPauseMs = 300;
/** The searched part at the beginning of a document, in UTF-16 code units. */
const maxSearchedLength = 2_000_000;

/** The mentions of documents. They are kept until the library's names change; after an edit, the document is searched again. */
export interface MentionsInDocument extends vscode.Disposable {
  /** Returns the mentions of the document as it is when the promise settles. Searches in slices. */
  of(document: vscode.TextDocument): Promise<readonly Mention[]>;
  /** Fires when the library changes, and when the user pauses after editing a document that was searched. */
  readonly onDidChange: vscode.Event<void>;
}

interface FoundMentions {
  /** The matcher that found them. */
  readonly matcher: MentionMatcher;
  readonly workspace: Workspace | undefined;
  readonly mentions: readonly Mention[];
  /** True if the document was edited since the search started. */
  isEdited: boolean;
}

/** A running search, and whether its document was edited since it started. */
interface Search {
  readonly edited: Pick<FoundMentions, "isEdited">;
  readonly done: Promise<void>;
}

interface MentionsOptions {
  readonly current: PaperLookUps;
  readonly evidence: Pick<WorkspaceEvidence, "read" | "onDidChange">;
}

/** Creates the mentions of documents. Only documents that someone asks about are searched. */
export function createMentionsInDocument({ current, evidence }: MentionsOptions): MentionsInDocument {
  const changed = new vscode.EventEmitter<void>();
  const foundIn = new WeakMap<vscode.TextDocument, FoundMentions>();
  const searches = new Map<vscode.TextDocument, Search>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscriptions = vscode.Disposable.from(
    changed,
    current.onDidChange(() => {
      changed.fire();
    }),
    evidence.onDidChange(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // The cells of a notebook are evidence for each other.
      const documents = notebookOf(document)
        ?.getCells()
        .map((cell) => cell.document) ?? [document];
      const outdated = documents.flatMap((one) => [foundIn.get(one), searches.get(one)?.edited]).filter((one) => one !== undefined);
      if (outdated.length === 0 || contentChanges.length === 0) {
        return;
      }
      for (const one of outdated) {
        one.isEdited = true;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        changed.fire();
      }, typingPauseMs);
    }),
  );
  /** Returns the mentions of a document, or `undefined` if it was not searched since its last edit for the current names and evidence. */
  const upToDate = (document: vscode.TextDocument, workspace: Workspace | undefined): readonly Mention[] | undefined => {
    const found = foundIn.get(document);
    if (found?.matcher !== current.matcher() || found.workspace !== workspace) {
      return undefined;
    }
    return found.isEdited ? undefined : found.mentions;
  };
  const search = async (document: vscode.TextDocument, edited: Search["edited"]): Promise<void> => {
    const matcher = current.matcher();
    const workspace = await evidence.read(matcher, document);
    const isUnwanted = (): boolean => document.isClosed || current.matcher() !== matcher;
    const mentions = await runSliced(findInDocument(document, matcher, workspace), isUnwanted);
    if (mentions) {
      foundIn.set(document, { matcher, workspace, mentions, isEdited: edited.isEdited });
    }
  };
  /** Starts a search, or joins the one that runs. */
  const searchOnce = (document: vscode.TextDocument): Promise<void> => {
    const running = searches.get(document);
    if (running) {
      return running.done;
    }
    const edited: Search["edited"] = { isEdited: false };
    const done = search(document, edited).finally(() => searches.delete(document));
    searches.set(document, { edited, done });
    return done;
  };
  return {
    async of(document) {
      for (;;) {
        const workspace = await evidence.read(current.matcher(), document);
        const mentions = upToDate(document, workspace);
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

function* findInDocument(
  document: vscode.TextDocument,
  matcher: MentionMatcher,
  workspace: Workspace | undefined,
): Generator<undefined, readonly Mention[]> {
  const own = searchedText(document);
  const cell = textWithCells(document);
  if (!cell) {
    return yield* findInSlices(matcher, own, workspace);
  }
  const { text, start } = cell;
  const found = yield* findInSlices(matcher, text, workspace, { start, end: start + own.length });
  return found.map((mention) => ({ ...mention, start: mention.start - start, end: Math.min(mention.end - start, own.length) }));
}

function searchedText(document: vscode.TextDocument): string {
  return document.getText(rangeOf(document, 0, maxSearchedLength));
}
