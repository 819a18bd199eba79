import * as vscode from "vscode";
import { resultCards } from "../core/cards/resultCard";
import type { MentionedPaper, PageMessage, PanelMessage, PaperAction } from "../webview/messages";
import { type CommandId, panelViewId } from "./contributions";
import type { CurrentLibrary } from "./currentLibrary";
import type { MentionsInDocument } from "./mentionsInDocument";
import { readPageMessage } from "./pageMessages";
import { pageHtml } from "./panelPage";
import type { RecentPapers } from "./recentPapers";

/** What the panel works with. */
export interface PanelSources {
  readonly extensionUri: vscode.Uri;
  readonly current: CurrentLibrary;
  readonly recent: RecentPapers;
  readonly mentions: MentionsInDocument;
  readonly log: vscode.LogOutputChannel;
}

/** The side panel "Papers". */
export interface PapersPanel extends vscode.Disposable {
  /** Reveals the panel, with one paper opened where a citekey is given. */
  show(citekey?: string): Promise<void>;
}

/** More rows than a person reads are not made at once. */
const mostCards = 500;

const actionCommands: Readonly<Record<PaperAction, CommandId>> = {
  insertCitation: "citelens.insertCitation",
  copyBibtex: "citelens.copyBibtex",
  openRepository: "citelens.openRepository",
};

/** Registers the view; its page is made when the person opens it. */
export function registerPapersPanel(sources: PanelSources): PapersPanel {
  let view: vscode.WebviewView | undefined;
  let isReady = false;
  let waiting: PanelMessage | undefined;
  const post = (message: PanelMessage): void => {
    void view?.webview.postMessage(message);
  };
  const postMentions = (): void => {
    if (view?.visible === true && isReady) {
      post(mentionsMessage(sources));
    }
  };
  const answer = (message: PageMessage): void => {
    switch (message.kind) {
      case "ready":
        isReady = true;
        postMentions();
        if (waiting) {
          post(waiting);
          waiting = undefined;
        }
        return;
      case "search":
        post(resultsMessage(sources, message));
        return;
      case "act":
        void vscode.commands.executeCommand(actionCommands[message.action], message.citekey);
        return;
      case "open":
        void openAddress(message.url);
        return;
      case "jump":
        void jumpToLine(message.line);
        return;
    }
  };
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(resolved) {
      view = resolved;
      isReady = false;
      const folders = ["dist/webview", "media"].map((folder) => vscode.Uri.joinPath(sources.extensionUri, folder));
      resolved.webview.options = { enableScripts: true, localResourceRoots: folders };
      resolved.webview.onDidReceiveMessage((value: unknown) => {
        const message = readPageMessage(value);
        if (message) {
          answer(message);
        } else {
          sources.log.warn("The panel's page sent something that is no message of ours.");
        }
      });
      resolved.onDidChangeVisibility(postMentions);
      resolved.onDidDispose(() => {
        view = undefined;
        isReady = false;
      });
      resolved.webview.html = pageHtml(resolved.webview, sources.extensionUri);
    },
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(panelViewId, provider),
    vscode.window.onDidChangeActiveTextEditor(postMentions),
    sources.mentions.onDidChange(postMentions),
  );
  return {
    async show(citekey) {
      const paper = citekey === undefined ? undefined : sources.current.library().byCitekey(citekey);
      const [card] = paper ? resultCards([paper], "") : [];
      const message: PanelMessage | undefined = card && { kind: "show", card, total: sources.current.library().papers.length };
      waiting = isReady ? undefined : message;
      await vscode.commands.executeCommand(`${panelViewId}.focus`);
      if (message && isReady) {
        waiting = undefined;
        post(message);
      }
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function resultsMessage({ current, recent }: PanelSources, request: Extract<PageMessage, { kind: "search" }>): PanelMessage {
  const { query, sequence, most } = request;
  const hits = current.searchIndex().search(query, { recent: recent.citekeys() });
  const papers = hits.slice(0, Math.min(most, mostCards)).map(({ paper }) => paper);
  return {
    kind: "results",
    query,
    sequence,
    total: current.library().papers.length,
    found: hits.length,
    cards: resultCards(papers, query),
  };
}

function mentionsMessage({ mentions }: PanelSources): PanelMessage {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    return { kind: "mentions", file: "", papers: [] };
  }
  const byPaper = new Map<string, MentionedPaper & { readonly lines: number[] }>();
  for (const { start, alias, papers } of mentions.of(document)) {
    const [paper] = papers;
    if (!paper) {
      continue;
    }
    const line = document.positionAt(start).line + 1;
    const known = byPaper.get(paper.citekey);
    if (!known) {
      const name = alias.kind === "title" ? (paper.aliases.find(({ kind }) => kind === "name")?.text ?? alias.text) : alias.text;
      byPaper.set(paper.citekey, { citekey: paper.citekey, name, title: paper.title, lines: [line] });
    } else if (known.lines.at(-1) !== line) {
      known.lines.push(line);
    }
  }
  return { kind: "mentions", file: document.uri.path.split("/").at(-1) ?? "", papers: [...byPaper.values()] };
}

async function openAddress(url: string): Promise<void> {
  if (/^https:\/\//i.test(url)) {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }
}

async function jumpToLine(line: number): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor || line < 1 || line > editor.document.lineCount) {
    return;
  }
  const range = editor.document.lineAt(line - 1).range;
  await vscode.window.showTextDocument(editor.document, { ...(editor.viewColumn ? { viewColumn: editor.viewColumn } : {}), selection: new vscode.Range(range.start, range.start) });
}
