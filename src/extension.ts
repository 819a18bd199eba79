import * as vscode from "vscode";
import { bundledSources, papersOfSets } from "./core/library/bundledPapers";
import { createPaperKeys } from "./core/library/createPaperKeys";
import { createBibliographies } from "./vscode/citedKeys/bibliographies";
import { registerAgents } from "./vscode/agents/registerAgents";
import { registerCheck } from "./vscode/check/registerCheck";
import { registerCitations } from "./vscode/citedKeys/registerCitations";
import { createCitationTemplates } from "./vscode/citing/citationTemplates";
import { registerCitationDrop } from "./vscode/citing/dropCitation";
import { registerCodebase } from "./vscode/codebase/registerCodebase";
import { registerCommands } from "./vscode/commands";
import { createLatexRoots } from "./vscode/documents/latexRoots";
import { registerHover } from "./vscode/hover";
import { createPapersCache } from "./vscode/library/papersCache";
import { createUserPapers } from "./vscode/library/userPapers";
import { registerBibliographyProblems } from "./vscode/library/sources/bibliographyProblems";
import { registerZotero } from "./vscode/library/sources/zotero";
import { zoteroFileBeside } from "./vscode/library/sources/zoteroFile";
import { createPaperLookUps } from "./vscode/lookup/paperLookUps";
import { createMentionKeysCache } from "./vscode/lookup/mentionKeysCache";
import { createRecentPapers, recentPapersKey } from "./vscode/lookup/recentPapers";
import { createSearchIndexCache } from "./vscode/lookup/searchIndexCache";
import { createWordTable } from "./vscode/lookup/wordTable";
import { createSearchIndexKeeper } from "./vscode/lookup/searchIndexKeeper";
import { createCursorCard } from "./vscode/mentions/cursorCard";
import { createEarlyAnswers, loadKeptLookUp } from "./vscode/mentions/earlyHover";
import { registerMentionMarks } from "./vscode/mentions/mentionMarks";
import { createMentionsInDocument } from "./vscode/mentions/mentionsInDocument";
import { createWorkspaceEvidence } from "./vscode/mentions/workspaceEvidence";
import { forgetLookUps } from "./vscode/online/answerStore";
import { createDailyPapers } from "./vscode/online/daily/createDailyPapers";
import { showDailyPapers } from "./vscode/online/daily/dailyPapers";
import { registerDailyVisits } from "./vscode/online/daily/dailyVisits";
import { createOnlineDoor } from "./vscode/online/onlineDoor";
import { registerCitationPaste } from "./vscode/online/pasteCitation";
import { registerPublishedAction } from "./vscode/online/published/publishedAction";
import { registerPapersPanel } from "./vscode/panel/papersPanel";
import { registerEditedPapers } from "./vscode/picking/editPaper";
import { createOpenPicks } from "./vscode/picking/paperPicker";
import { createLanguageComments } from "./vscode/platform/languageComments";
import { createLog, onceIn } from "./vscode/platform/log";
import { readSettings, registerSettingsListener } from "./vscode/platform/settings";
import { createReferences } from "./vscode/references/references";
import type { Paper } from "./core/paper";
import type { Services } from "./vscode/services/services";

/** Wires the extension, for desktop and web alike. It searches, indexes and reads nothing: each service does so when it is first asked. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalState, globalStorageUri, workspaceState } = context;
  const log = createLog();
  globalState.setKeysForSync([recentPapersKey]);
  const kept = { folder: vscode.Uri.joinPath(globalStorageUri, "cache"), version: extensionVersion(context), log };
  const importedFile = vscode.Uri.joinPath(globalStorageUri, "library.json");
  const bundled = (): readonly Paper[] => papersOfSets(readSettings().bundled);
  const keys = createPaperKeys(bundled);
  const cache = createPapersCache(kept);
  const mentionKeys = createMentionKeysCache(kept);
  const search = createSearchIndexKeeper(bundled, {
    log,
    cache: createSearchIndexCache(context.storageUri ?? globalStorageUri, log),
    words: createWordTable(extensionUri, log),
  });
  const { mutedNames, shownNames } = readSettings();
  const lookUp = loadKeptLookUp({ importedFile, cache, mentionKeys, mutedNames, shownNames, bundled, log });
  const current = createPaperLookUps(bundled, mutedNames, { search, keys, mentionKeys, shownNames, log });
  const putInForce = (papers: readonly Paper[]): void => {
    const settings = readSettings();
    current.replace(papers, settings.mutedNames, settings.shownNames);
  };
  const personal = createUserPapers({
    bundled: () => bundledSources(readSettings().bundled),
    keys,
    importedFile,
    cache,
    accepted: globalState,
    log,
    publish: putInForce,
    published: () => current.settled(),
    mayBegin: lookUp,
  });
  const latexRoots = createLatexRoots(onceIn(log));
  const evidence = createWorkspaceEvidence({ personal, log });
  const online = createOnlineDoor({ version: extensionVersion(context), folder: vscode.Uri.joinPath(globalStorageUri, "answers") });
  const services: Services = {
    log,
    comments: createLanguageComments(),
    recent: createRecentPapers(globalState),
    current,
    evidence,
    mentions: createMentionsInDocument({ current, evidence }),
    personal,
    earlyAnswers: createEarlyAnswers({ kept: lookUp, current, evidence, started: personal.started, log }),
    cursorCard: createCursorCard(),
    latexRoots,
    bibliographies: createBibliographies({ current, personal, latexRoots, workspaceState, log }),
    templates: createCitationTemplates(log),
    references: createReferences(extensionUri, log),
    openPicks: createOpenPicks(),
    online,
    workspaceState,
    globalState,
    extensionUri,
  };
  const daily = createDailyPapers(services);
  const panel = registerPapersPanel({ ...services, daily });
  const check = registerCheck(services);
  const codebase = registerCodebase(services);
  context.subscriptions.push(
    log,
    services.comments,
    search,
    current,
    evidence,
    services.mentions,
    services.cursorCard,
    panel,
    registerCitationDrop(services),
    registerCitationPaste(services),
    registerEditedPapers(services),
    registerHover(services),
    registerCitations(services),
    latexRoots,
    registerMentionMarks(services.mentions),
    daily,
    registerDailyVisits({ ...services, daily }),
    registerPublishedAction(),
    personal,
    registerZotero({
      file: zoteroFileBeside(importedFile),
      personal,
      version: extensionVersion(context),
      log,
      isRemote: isRemote(context),
    }),
    registerBibliographyProblems(personal),
    check,
    codebase,
    registerAgents({ ...services, check, codebase: codebase.workspace }),
    registerCommands(services, {
      showInPanel: panel.show,
      showDailyPapers: (day) => showDailyPapers({ ...services, daily }, day),
      checkReferences: () => check.checkWorkspace(),
      forgetLookUps: () => forgetLookUps(online),
      codebase,
    }),
    registerSettingsListener((hasChanged) => {
      putInForce(current.papers());
      if (hasChanged("bundled")) {
        void personal.changeBundled();
      }
    }),
  );
}

/** Returns whether CiteLens runs on another computer than the window. In a remote window, the user may run it on either. */
function isRemote({ extension }: vscode.ExtensionContext): boolean {
  return vscode.env.remoteName !== undefined && extension.extensionKind === vscode.ExtensionKind.Workspace;
}

function extensionVersion({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return version;
}
