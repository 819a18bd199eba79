import * as vscode from "vscode";
import type { PanelMessage } from "../../webview/messages";
import { isDailyMessage, readPageMessage } from "../../webview/readMessage";
import { panelViewId } from "../platform/contributions";
import type { DailyPapers } from "../online/daily/createDailyPapers";
import type { Services } from "../services/services";
import { answerPage } from "./answerPage";
import { createDailyReport } from "./panelDaily";
import { createFileReport } from "./panelFile";
import { pageFolder, pageHtml } from "./panelPage";

type PanelServices = Pick<Services, "current" | "extensionUri" | "log" | "mentions" | "personal" | "recent"> & {
  readonly daily: DailyPapers;
};

/** The side panel *Papers*. */
export interface PapersPanel {
  /** Reveals the panel, with the cursor in its search box. With a citekey, it shows only that paper, opened; with a query, its hits. */
  show(citekey?: string, query?: string): Promise<void>;
  dispose(): void;
}

/** Registers the view. Its page is created when the user opens the view, and again when they come back to it. */
export function registerPapersPanel(services: PanelServices): PapersPanel {
  let page: Page | undefined;
  let waiting: PanelMessage | undefined;
  const takeWaiting = (): PanelMessage | undefined => {
    const taken = waiting;
    waiting = undefined;
    return taken;
  };
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(view) {
      const opened = openPage(view, services, takeWaiting);
      page = opened;
      view.onDidDispose(() => {
        opened.dispose();
        page = undefined;
      });
    },
  };
  const registration = vscode.window.registerWebviewViewProvider(panelViewId, provider);
  return {
    async show(citekey, query = "") {
      const only = citekey === undefined ? [] : [citekey];
      waiting = only.length === 0 && query === "" ? { kind: "focus" } : { kind: "request", request: { query, only } };
      await vscode.commands.executeCommand(`${panelViewId}.focus`);
      page?.sendRequest();
    },
    dispose() {
      registration.dispose();
      page?.dispose();
    },
  };
}

interface Page {
  /** Sends the waiting request if the page is ready. If it is not, it gets the request once it is. */
  sendRequest(): void;
  dispose(): void;
}

/** Fills the view and answers its page. A hidden view has no page; when it is shown again, a new page sends `ready`. */
function openPage(view: vscode.WebviewView, services: PanelServices, takeRequest: () => PanelMessage | undefined): Page {
  const { webview } = view;
  let isReady = false;
  let newest = 0;
  const post = (message: PanelMessage): void => {
    if (isReady) {
      void webview.postMessage(message);
    }
  };
  const file = createFileReport(services, { isReady: () => isReady, post });
  const daily = createDailyReport(services, { isReady: () => isReady, post });
  const logFailure =
    (kind: string) =>
    (error: unknown): void => {
      services.log.error(`The panel could not do "${kind}".`, error);
    };
  const sendRequest = (): void => {
    const request = isReady ? takeRequest() : undefined;
    if (request) {
      post(request);
    }
  };
  const subscriptions = vscode.Disposable.from(
    webview.onDidReceiveMessage((value: unknown) => {
      const message = readPageMessage(value);
      if (!message) {
        services.log.warn("The panel's page sent an unknown message.");
        return;
      }
      if (message.kind === "ready") {
        isReady = true;
        file.send();
        daily.send().catch(logFailure(message.kind));
        post({ kind: "refresh" });
        sendRequest();
        return;
      }
      if (message.kind === "file") {
        file.send(message.limit);
        return;
      }
      if (isDailyMessage(message)) {
        daily.answer(message).catch(logFailure(message.kind));
        return;
      }
      newest = message.kind === "search" ? message.sequence : newest;
      answerPage(message, services, (sequence) => sequence === newest).then((answer) => {
        if (answer) {
          post(answer);
        }
      }, logFailure(message.kind));
    }),
    view.onDidChangeVisibility(() => {
      isReady &&= view.visible;
    }),
    file,
    daily,
    ...[services.current.onDidChange, services.current.onDidIndex].map((listen) =>
      listen(() => {
        post({ kind: "refresh" });
      }),
    ),
  );
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder(services.extensionUri)] };
  webview.html = pageHtml(webview, services.extensionUri);
  return {
    sendRequest,
    dispose() {
      isReady = false;
      subscriptions.dispose();
    },
  };
}
