import * as vscode from "vscode";
import { type PaperSources, resultCards } from "../../core/cards/resultCard";
import type { PageMessage, PanelMessage, PaperAction, PapersRequest } from "../../webview/messages";
import { readPageMessage } from "../../webview/readMessage";
import { citedInActiveDocument } from "../picking/citedPapers";
import { type CommandId, panelViewId } from "../platform/contributions";
import { describePlace, showSource } from "../library/showSource";
import { pause } from "../platform/slices";
import type { Services } from "../services/services";
import { createFileReport } from "./panelFile";
import { pageFolder, pageHtml } from "./panelPage";
import { jumpToUse } from "../mentions/papersInFile";

type PanelServices = Pick<Services, "current" | "extensionUri" | "log" | "mentions" | "personal" | "recent">;

/** The side panel "Papers". */
export interface PapersPanel {
  /** Reveals the panel, with one paper alone and opened where a citekey is given. */
  show(citekey?: string): Promise<void>;
  dispose(): void;
}

const actionCommands: Readonly<Record<PaperAction, CommandId>> = {
  insertCitation: "citelens.insertCitation",
  copyBibtex: "citelens.copyBibtex",
  copyReferenceAs: "citelens.copyReferenceAs",
  openRepository: "citelens.openRepository",
};

/** Registers the view; its page is made when the person opens it, and made again when they come back to it. */
export function registerPapersPanel(services: PanelServices): PapersPanel {
  let page: Page | undefined;
  let waiting: PapersRequest | undefined;
  const takeWaiting = (): PapersRequest | undefined => {
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
    async show(citekey) {
      waiting = citekey === undefined ? undefined : { query: "", only: [citekey] };
      await vscode.commands.executeCommand(`${panelViewId}.focus`);
      page?.update();
    },
    dispose() {
      registration.dispose();
      page?.dispose();
    },
  };
}

interface Page {
  /** Tells the page what it is to show, if it is listening; else it asks when it is. */
  update(): void;
  dispose(): void;
}

/** Fills the view and answers its page. A hidden view has no page; when it is shown again, a new one says `ready`. */
function openPage(view: vscode.WebviewView, services: PanelServices, takeRequest: () => PapersRequest | undefined): Page {
  const { webview } = view;
  let isReady = false;
  let newest = 0;
  const post = (message: PanelMessage): void => {
    if (isReady) {
      void webview.postMessage(message);
    }
  };
  const file = createFileReport({
    mentions: services.mentions,
    sources: sourcesIn(services.personal),
    isHeard: () => isReady,
    post,
    log: services.log,
  });
  const update = (): void => {
    const request = isReady ? takeRequest() : undefined;
    if (request) {
      post({ kind: "request", request });
    }
  };
  const subscriptions = vscode.Disposable.from(
    webview.onDidReceiveMessage((value: unknown) => {
      const message = readPageMessage(value);
      if (!message) {
        services.log.warn("The panel's page sent something that is no message of ours.");
        return;
      }
      if (message.kind === "ready") {
        isReady = true;
        file.tell();
        post({ kind: "refresh" });
        update();
        return;
      }
      if (message.kind === "file") {
        file.tell(message.limit);
        return;
      }
      newest = message.kind === "search" ? message.sequence : newest;
      answer(message, services, (sequence) => sequence === newest).then(
        (reply) => {
          if (reply) {
            post(reply);
          }
        },
        (error: unknown) => services.log.error(`The panel could not do "${message.kind}".`, error),
      );
    }),
    view.onDidChangeVisibility(() => {
      isReady &&= view.visible;
    }),
    file,
    ...[services.current.onDidChange, services.current.onDidIndex].map((listen) =>
      listen(() => {
        post({ kind: "refresh" });
      }),
    ),
  );
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder(services.extensionUri)] };
  webview.html = pageHtml(webview, services.extensionUri);
  return {
    update,
    dispose() {
      isReady = false;
      subscriptions.dispose();
    },
  };
}

/** Does what the page asks; what comes back is for the page. */
async function answer(
  message: Exclude<PageMessage, { kind: "ready" | "file" }>,
  services: PanelServices,
  isNewest: (sequence: number) => boolean,
): Promise<PanelMessage | undefined> {
  switch (message.kind) {
    case "search":
      // Letters typed meanwhile arrive first: only the last of them is searched for.
      await pause(0);
      return isNewest(message.sequence) ? results(message, services) : undefined;
    case "act":
      await vscode.commands.executeCommand(actionCommands[message.action], message.citekey);
      // A paper that has gone from the library meanwhile is not done with: the command has said so.
      return services.current.paperOf(message.citekey) && { kind: "done", action: message.action, citekey: message.citekey };
    case "open":
      await openLink(message, services);
      return undefined;
    case "source":
      await openPlace(message, services);
      return undefined;
    case "jump":
      await jumpToUse(message, services.mentions);
      return undefined;
  }
}

function results(
  { request: { query, only }, sequence, limit }: Extract<PageMessage, { kind: "search" }>,
  { current, recent, personal }: PanelServices,
): PanelMessage {
  const library = current.library();
  const found =
    only.length > 0 && query.trim() === ""
      ? only.flatMap((citekey) => current.paperOf(citekey) ?? []).map((paper) => ({ paper, missing: [] }))
      : current.searchIndex().search(query, { recent: recent.citekeys(), cited: citedInActiveDocument(current) });
  const whole = found.filter(({ missing }) => missing.length === 0).length;
  return {
    kind: "results",
    sequence,
    total: library.papers.length,
    found: found.length,
    whole,
    cards: resultCards(found.slice(0, limit), query, sourcesIn(personal)),
  };
}

function sourcesIn(personal: Services["personal"]): PaperSources {
  return { placesOf: (citekey) => personal.placesOf(citekey).map(describePlace), setOf: personal.setOf };
}

/** Opens the person's own file that a card names at this position, if it still does. */
async function openPlace(
  { citekey, position }: Extract<PageMessage, { kind: "source" }>,
  { current, personal }: PanelServices,
): Promise<void> {
  const place = personal.placesOf(current.paperOf(citekey)?.citekey ?? citekey)[position];
  await (place && showSource([place], undefined));
}

/** Opens a paper's own https address in the browser; any other is not opened. */
async function openLink({ citekey, url }: Extract<PageMessage, { kind: "open" }>, { current, log }: PanelServices): Promise<void> {
  const paper = current.paperOf(citekey);
  const [card] = paper ? resultCards([{ paper }], "") : [];
  if (card?.links.some((link) => link.url === url) !== true) {
    log.warn(`The panel's page asked for an address that is none of ${citekey}.`);
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
