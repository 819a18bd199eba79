import type * as vscode from "vscode";
import { bundledPapers } from "./core/library/bundledPapers";
import { createCurrentLibrary } from "./vscode/currentLibrary";
import { registerHover } from "./vscode/hover";
import { createLog } from "./vscode/log";
import { registerMentionMarks } from "./vscode/mentionMarks";
import { createMentionsInDocument } from "./vscode/mentionsInDocument";
import { registerCommands } from "./vscode/paperCommands";
import { registerPapersPanel } from "./vscode/papersPanel";
import { createRecentPapers } from "./vscode/recentPapers";
import { readSettings, registerSettingsListener } from "./vscode/settings";

/** The wiring, for desktop and web alike. Nothing is looked up, indexed or scanned here: each does so when it is first asked. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const recent = createRecentPapers(context.globalState);
  const current = createCurrentLibrary(bundledPapers, readSettings().mutedNames);
  const mentions = createMentionsInDocument(current);
  const panel = registerPapersPanel({ extensionUri: context.extensionUri, current, recent, mentions, log });
  context.subscriptions.push(
    log,
    current,
    mentions,
    panel,
    registerHover(current),
    registerMentionMarks(mentions),
    registerCommands({ current, recent, log }, (citekey) => panel.show(citekey)),
    registerSettingsListener(() => {
      current.replace(bundledPapers, readSettings().mutedNames);
    }),
  );
}
