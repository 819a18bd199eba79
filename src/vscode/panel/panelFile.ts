import * as vscode from "vscode";
import type { PaperSources } from "../../core/cards/resultCard";
import type { PanelMessage } from "../../webview/messages";
import { pageSize } from "../../webview/pageState";
import { createDelayed } from "../platform/slices";
import { createTaskQueue } from "../platform/taskQueue";
import type { MentionsInDocument } from "../mentions/mentionsInDocument";
import { papersInFile } from "../mentions/papersInFile";

/** Tells the panel's page what the active file mentions. */
export interface FileReport extends vscode.Disposable {
  /** Tells it now, at most so many papers as long as the file is the same; else as many as before. */
  tell(most?: number): void;
}

export interface FileReportOptions {
  readonly mentions: MentionsInDocument;
  readonly sources: PaperSources;
  /** Whether the page listens; it is told when it begins to. */
  readonly isHeard: () => boolean;
  readonly post: (message: PanelMessage) => void;
  readonly log: vscode.LogOutputChannel;
}

/** One change is often followed by others: all within so many milliseconds are told as one. */
const afterChange = 50;

/** Tells it whenever it may be different, once for all changes of a while: looking through a large file takes its time. */
export function createFileReport({ mentions, sources, isHeard, post, log }: FileReportOptions): FileReport {
  let most = pageSize;
  const queue = createTaskQueue((error) => {
    log.error("The papers of the active file could not be shown.", error);
  });
  const tellNewest = queue.once(async () => {
    if (isHeard()) {
      post({ kind: "file", ...(await papersInFile(mentions, sources, most)) });
    }
  });
  const tellSoon = createDelayed(afterChange, () => void tellNewest());
  const tellOther = (): void => {
    most = pageSize;
    tellSoon();
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tellOther),
    vscode.window.onDidChangeActiveNotebookEditor(tellOther),
    mentions.onDidChange(tellSoon),
    tellSoon,
    queue,
  );
  return {
    tell(wanted = most) {
      most = wanted;
      void tellNewest();
    },
    dispose: () => void subscriptions.dispose(),
  };
}
