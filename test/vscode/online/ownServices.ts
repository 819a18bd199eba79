import path from "node:path";
import * as vscode from "vscode";
import { bundledPapers, bundledSources } from "../../../src/core/library/bundledPapers";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { createCitationTemplates } from "../../../src/vscode/citing/citationTemplates";
import { createUserPapers } from "../../../src/vscode/library/userPapers";
import { createPaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { createRecentPapers } from "../../../src/vscode/lookup/recentPapers";
import { createSearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { createCursorCard } from "../../../src/vscode/mentions/cursorCard";
import { createMentionsInDocument } from "../../../src/vscode/mentions/mentionsInDocument";
import { createOnlineDoor } from "../../../src/vscode/online/onlineDoor";
import { createOpenPicks } from "../../../src/vscode/picking/paperPicker";
import { createLanguageComments } from "../../../src/vscode/platform/languageComments";
import type { Services } from "../../../src/vscode/services/services";
import { noEvidence, noLatexRoots } from "../services";

export type OwnServices = Omit<Services, "earlyAnswers" | "bibliographies" | "references" | "globalState" | "extensionUri"> &
  vscode.Disposable;

/** Creates services of their own, as another window has them. The library is in the folder. */
export function createOwnServices(folder: string, log: vscode.LogOutputChannel): OwnServices {
  const bundled = (): typeof bundledPapers => bundledPapers;
  const keys = createPaperKeys(bundled);
  const search = createSearchIndexKeeper(bundled, { log });
  const current = createPaperLookUps(bundled, [], { search, keys });
  const state: vscode.Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
  const personal = createUserPapers({
    bundled: () => bundledSources(["daily papers"]),
    keys,
    importedFile: vscode.Uri.file(path.join(folder, "library.json")),
    cache: { load: () => Promise.resolve(undefined), open: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    accepted: state,
    log,
    publish: (papers) => {
      current.replace(papers, [], []);
    },
    published: () => current.settled(),
    mayBegin: Promise.resolve(),
  });
  const services = {
    log,
    comments: createLanguageComments(),
    recent: createRecentPapers(state),
    current,
    evidence: noEvidence,
    mentions: createMentionsInDocument({ current, evidence: noEvidence }),
    personal,
    cursorCard: createCursorCard(),
    latexRoots: noLatexRoots,
    templates: createCitationTemplates(log),
    openPicks: createOpenPicks(),
    online: createOnlineDoor({ version: "1", folder: vscode.Uri.file(path.join(folder, "answers")) }),
    workspaceState: state,
  };
  const { comments, cursorCard, mentions } = services;
  const all = vscode.Disposable.from(personal, comments, cursorCard, mentions, current, search);
  return { ...services, dispose: () => all.dispose() as unknown };
}
