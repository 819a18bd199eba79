import * as vscode from "vscode";
import { bundledPapers } from "./core/library/bundledPapers";
import { createPaperKeys } from "./core/library/createPaperKeys";
import { createBibliographies } from "./vscode/citedKeys/bibliographies";
import { registerCitations } from "./vscode/citedKeys/registerCitations";
import { createPaperLookUps } from "./vscode/lookup/paperLookUps";
import { registerCitationDrop } from "./vscode/citing/dropCitation";
import { registerHover } from "./vscode/hover";
import { registerBibliographyProblems } from "./vscode/library/sources/bibliographyProblems";
import { createPapersCache } from "./vscode/library/papersCache";
import { createUserPapers } from "./vscode/library/userPapers";
import { createLanguageComments } from "./vscode/platform/languageComments";
import { createLog } from "./vscode/platform/log";
import { registerMentionMarks } from "./vscode/mentions/mentionMarks";
import { createMentionKeysCache } from "./vscode/lookup/mentionKeysCache";
import { createMentionsInDocument } from "./vscode/mentions/mentionsInDocument";
import { registerCommands } from "./vscode/commands";
import { registerPapersPanel } from "./vscode/panel/papersPanel";
import { createRecentPapers } from "./vscode/lookup/recentPapers";
import { createReferences } from "./vscode/references/references";
import { createSearchIndexCache } from "./vscode/lookup/searchIndexCache";
import { createSearchIndexKeeper } from "./vscode/lookup/searchIndexKeeper";
import { readSettings, registerSettingsListener } from "./vscode/platform/settings";
import { createStart, loadKeptLookUp } from "./vscode/mentions/earlyHover";
import { createCitationTemplates } from "./vscode/citing/citationTemplates";
import { createLatexRoots } from "./vscode/documents/latexRoots";
import { createOpenPicks } from "./vscode/picking/paperPicker";

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
  const importedFile = vscode.Uri.joinPath(context.globalStorageUri, "library.json");
  const lookUp = loadKeptLookUp({ importedFile, cache, mentionKeys, mutedNames: readSettings().mutedNames, bundled: bundledPapers, log });
  const current = createPaperLookUps(bundledPapers, readSettings().mutedNames, { search, keys, mentionKeys, log });
  const mentions = createMentionsInDocument(current);
  const personal = createUserPapers({
    bundled: bundledPapers,
    keys,
    importedFile,
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
