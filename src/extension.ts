import * as vscode from "vscode";
import { bundledPapers } from "./core/library/bundledPapers";
import { createPaperKeys } from "./core/library/createPaperKeys";
import { createCitationTemplates } from "./vscode/citationTemplates";
import { createBibliographies } from "./vscode/citations/bibliographies";
import { registerCitations } from "./vscode/citations/registerCitations";
import { createCurrentLibrary } from "./vscode/currentLibrary";
import { registerCitationDrop } from "./vscode/dropCitation";
import { registerHover } from "./vscode/hover";
import { registerBibliographyProblems } from "./vscode/library/bibliographyProblems";
import { createPapersCache } from "./vscode/library/papersCache";
import { createPersonalLibrary } from "./vscode/library/personalLibrary";
import { createLanguageComments } from "./vscode/languageComments";
import { createLatexRoots } from "./vscode/latexRoots";
import { createLog } from "./vscode/log";
import { registerMentionMarks } from "./vscode/mentionMarks";
import { createMentionKeysCache } from "./vscode/mentionKeysCache";
import { createMentionsInDocument } from "./vscode/mentionsInDocument";
import { registerCommands } from "./vscode/paperCommands";
import { createOpenPicks } from "./vscode/paperPicker";
import { registerPapersPanel } from "./vscode/papersPanel";
import { createRecentPapers } from "./vscode/recentPapers";
import { createReferences } from "./vscode/references/references";
import { createSearchIndexCache } from "./vscode/searchIndexCache";
import { createSearchIndexKeeper } from "./vscode/searchIndexKeeper";
import { readSettings, registerSettingsListener } from "./vscode/settings";
import { createStart, loadKeptLookUp } from "./vscode/start";

/** The wiring, for desktop and web alike. Nothing is looked up, indexed or scanned here: each does so when it is first asked. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const comments = createLanguageComments();
  const recent = createRecentPapers(context.globalState);
  const search = createSearchIndexKeeper(bundledPapers, {
    log,
    cache: createSearchIndexCache(context.storageUri ?? context.globalStorageUri, log),
  });
  const keys = createPaperKeys(bundledPapers);
  const kept = { folder: vscode.Uri.joinPath(context.globalStorageUri, "cache"), version: extensionVersion(context), log };
  const mentionKeys = createMentionKeysCache(kept);
  const cache = createPapersCache(kept);
  const ownFile = vscode.Uri.joinPath(context.globalStorageUri, "library.json");
  const lookUp = loadKeptLookUp({ ownFile, cache, mentionKeys, mutedNames: readSettings().mutedNames, bundled: bundledPapers, log });
  const current = createCurrentLibrary(bundledPapers, readSettings().mutedNames, { search, keys, mentionKeys, log });
  const mentions = createMentionsInDocument(current);
  const personal = createPersonalLibrary({
    bundled: bundledPapers,
    keys,
    ownFile,
    cache,
    accepted: context.globalState,
    log,
    publish: (papers) => {
      current.replace(papers, readSettings().mutedNames);
    },
    published: () => current.settled(),
    mayBegin: lookUp,
  });
  const start = createStart({ kept: lookUp, current, started: personal.started, log });
  const panel = registerPapersPanel({ extensionUri: context.extensionUri, current, recent, mentions, log, personal });
  const latexRoots = createLatexRoots();
  const bibliographies = createBibliographies({ current, personal, latexRoots, workspaceState: context.workspaceState });
  const citing = { current, log, comments, latexRoots, templates: createCitationTemplates(log), workspaceState: context.workspaceState };
  context.subscriptions.push(
    log,
    comments,
    search,
    current,
    mentions,
    panel,
    registerCitationDrop(citing),
    registerHover({ current, personal, bibliographies, start }),
    registerCitations({ ...citing, recent, personal, bibliographies }),
    latexRoots,
    registerMentionMarks(mentions),
    personal,
    registerBibliographyProblems(personal),
    registerCommands(
      {
        ...citing,
        recent,
        openPicks: createOpenPicks(),
        personal,
        globalState: context.globalState,
        references: createReferences(context.extensionUri),
      },
      (citekey) => panel.show(citekey),
    ),
    registerSettingsListener(() => {
      current.replace(current.papers(), readSettings().mutedNames);
    }),
  );
}

function extensionVersion({ extension }: vscode.ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return version;
}
