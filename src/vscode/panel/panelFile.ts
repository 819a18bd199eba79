import * as vscode from "vscode";
import type { PanelMessage } from "../../webview/messages";
import { pageSize } from "../../webview/pageState";
import { papersInFile } from "../mentions/papersInFile";
import { createDelayed } from "../platform/slices";
import { createTaskQueue } from "../platform/taskQueue";
import type { Services } from "../services/services";
import { sourcesIn } from "./answerPage";

/** Sends the papers that the active file mentions to the panel's page. */
export interface FileReport extends vscode.Disposable {
  /** Sends now. A given limit holds until another file becomes active. */
  send(maxPapers?: number): void;
}

/** The panel's page, as the file report sees it. */
export interface ReportedPage {
  /** Returns whether the page can receive messages. The first report is sent by `send`, once it can. */
  readonly isReady: () => boolean;
  readonly post: (message: PanelMessage) => void;
}

/** One change is often followed by others. All changes within this time cause one report. */
const reportDelayMs = 50;

/** Creates the report. It is sent again whenever it may have changed. */
export function createFileReport(
  { mentions, personal, log }: Pick<Services, "log" | "mentions" | "personal">,
  { isReady, post }: ReportedPage,
): FileReport {
  let limit = pageSize;
  const queue = createTaskQueue((error) => {
    log.error("The papers of the active file could not be shown.", error);
  });
  const sendNewest = queue.once(async () => {
    if (isReady()) {
      post({ kind: "file", ...(await papersInFile(mentions, sourcesIn(personal), limit)) });
    }
  });
  const sendSoon = createDelayed(reportDelayMs, () => void sendNewest());
  const sendOtherFile = (): void => {
    limit = pageSize;
    sendSoon();
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(sendOtherFile),
    vscode.window.onDidChangeActiveNotebookEditor(sendOtherFile),
    mentions.onDidChange(sendSoon),
    sendSoon,
    queue,
  );
  return {
    send(maxPapers = limit) {
      limit = maxPapers;
      void sendNewest();
    },
    dispose: () => void subscriptions.dispose(),
  };
}
