import * as vscode from "vscode";
import { isRecord } from "../core/record";
import type { CodebaseCommands } from "./codebase/registerCodebase";
import { showPlace } from "./codebase/showPlace";
import { formatLikeQuery } from "../core/search/query/likeQuery";
import { changeForm } from "./citing/changeForm";
import { addPaper } from "./online/addPaper";
import { findPublished } from "./online/published/findPublished";
import { citePapers, citePapersAs, copyBibtex, copyCitekey } from "./citing/citationCommands";
import { choosePaper, type ChoosingServices, lookUpPaper, papersAtCursor } from "./picking/choosePaper";
import type { CommandArguments, CommandId } from "./platform/contributions";
import { hideHover, isHoverWanted } from "./hover";
import { exportLibrary } from "./library/exportLibrary";
import { importPapers } from "./library/importPapers";
import { undoLastImport } from "./library/lastImport";
import { readPlaceArgument, showSource } from "./library/showSource";
import { openInZotero } from "./library/sources/openInZotero";
import { explainName } from "./mentions/explainName";
import { alwaysShowName, muteName, unmuteName } from "./mentions/muting";
import { namePaper, removeName } from "./picking/namePaper";
import { openPaper, openRepository } from "./picking/openRepository";
import { editPaper } from "./picking/editPaper";
import { removePaper } from "./picking/ownPaper";
import { copyBibliography, copyReferenceAs } from "./references/copyReference";
import type { Services } from "./services/services";
import { showInformation } from "./platform/notifications";

/** Reveals the side panel, with the paper of a citekey or the hits of a query if there is one. */
type ShowInPanel = (citekey?: string, query?: string) => Promise<void>;

/** The actions of other rooms that commands run. */
interface Surfaces {
  readonly showInPanel: ShowInPanel;
  readonly showDailyPapers: (day?: string) => Promise<void>;
  readonly checkReferences: () => Promise<void>;
  readonly forgetLookUps: () => Promise<void>;
  readonly codebase: CodebaseCommands;
}

type Handlers = { readonly [Id in CommandId]: (...values: CommandArguments[Id]) => unknown };

/** Registers every command of `contributions.ts`. */
export function registerCommands(
  services: Services,
  { showInPanel, showDailyPapers, checkReferences, forgetLookUps, codebase }: Surfaces,
): vscode.Disposable {
  const handlers: Handlers = {
    "citelens.findPaper": async () => {
      const paper = await choosePaper(services, undefined, vscode.l10n.t("Find Paper"));
      await (paper && showInPanel(paper.citekey));
    },
    "citelens.insertCitation": async (citekey) => {
      await hideHover();
      await citePapers(services, citekey);
    },
    "citelens.pickAnother": () => {
      services.openPicks.pickActive();
    },
    "citelens.citeInForm": () => {
      services.openPicks.acceptInForm();
    },
    "citelens.changeForm": () => changeForm(services),
    "citelens.insertCitationAs": (citekey) => citePapersAs(services, citekey),
    "citelens.copyBibtex": (citekey) => copyBibtex(services, citekey),
    "citelens.copyCitekey": (citekey) => copyCitekey(services, citekey),
    "citelens.copyBibliography": () => copyBibliography(services),
    "citelens.copyReferenceAs": (citekey) => copyReferenceAs(services, citekey),
    "citelens.openRepository": (citekey) => openRepository(services, citekey),
    "citelens.showPaperAtCursor": () => showPaperAtCursor(services, showInPanel),
    "citelens.showInPanel": async (citekey) => {
      await hideHover();
      await showPaperInPanel(services, citekey, showInPanel);
    },
    "citelens.moreLikeThis": async (citekey) => {
      await hideHover();
      const paper = await choosePaper(services, citekey, vscode.l10n.t("More Like This"));
      await (paper && showInPanel(undefined, formatLikeQuery(paper.citekey)));
    },
    "citelens.showPanel": () => showInPanel(),
    "citelens.muteName": async (name) => {
      await hideHover();
      await muteName(services, name);
    },
    "citelens.unmuteName": async (name) => {
      await hideHover();
      await unmuteName(services, name);
    },
    "citelens.alwaysShowName": async (name) => {
      await hideHover();
      await alwaysShowName(services, name);
    },
    "citelens.explainName": () => explainName(services),
    "citelens.namePaper": async (citekey) => {
      await hideHover();
      await namePaper(services, citekey);
    },
    "citelens.removeName": (citekey) => removeName(services, citekey),
    "citelens.showSource": async (place) => {
      await hideHover();
      await showPaperSource(services, place);
    },
    "citelens.addPaper": async (text) => {
      await hideHover();
      await addPaper(services, text);
    },
    "citelens.editPaper": (citekey) => editPaper(services, citekey),
    "citelens.removePaper": (citekey) => removePaper(services, citekey),
    "citelens.showMine": () => showInPanel(undefined, "in:mine"),
    "citelens.dailyPapers": (day) => showDailyPapers(day),
    "citelens.findPublished": (citekey) => findPublished(services, citekey),
    "citelens.importPapers": (file) => importPapers(services, file),
    "citelens.undoImport": () => undoLastImport(services),
    "citelens.exportLibrary": () => exportLibrary(services.personal),
    "citelens.forgetLookUps": () => forgetLookUps(),
    "citelens.openPaper": (citekey) => openPaper(services, citekey),
    "citelens.openInZotero": async (citekey) => {
      const paper = await choosePaper(services, citekey, vscode.l10n.t("Open in Zotero"));
      await (paper && openInZotero(paper, services.personal));
    },
    "citelens.exportWorkspacePapers": () => codebase.export(),
    "citelens.rereadWorkspacePapers": () => codebase.reread(),
    "citelens.stopReadingWorkspace": () => {
      codebase.stop();
    },
    "citelens.removeWorkspacePaper": (citekey) => codebase.remove(citekey),
    "citelens.showRemovedPapers": () => codebase.showRemoved(),
    "citelens.showPlace": (place) => showPlace(place),
    "citelens.checkReferences": () => checkReferences(),
    "citelens.showLog": () => {
      services.log.show();
    },
  };
  return vscode.Disposable.from(...Object.entries(handlers).map(([id, handler]) => registerCommand(id, handler, services.log)));
}

/**
 * Registers a command. Arguments come from links, keybindings, menus and other extensions, so anything but a text that is not blank, a card of
 * the panel and a file of the explorer counts as no argument. An error is logged, and VS Code shows it to the user.
 */
function registerCommand(id: string, handler: (argument?: string) => unknown, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown) => {
    try {
      const text = textOfArgument(argument);
      await (text.trim() === "" ? handler() : handler(text));
    } catch (error) {
      log.error(`The command ${id} failed.`, error);
      throw error;
    }
  });
}

/** Returns the citekey of the card whose context menu was used, the address of the explorer's file, or the text itself. */
function textOfArgument(argument: unknown): string {
  if (argument instanceof vscode.Uri) {
    return argument.toString();
  }
  const text = isRecord(argument) ? argument["citekey"] : argument;
  return typeof text === "string" ? text : "";
}

/** Shows the given paper or, without a citekey, the paper at the cursor. If there is no paper at the cursor, only reveals the panel. */
async function showPaperInPanel(services: ChoosingServices, citekey: string | undefined, showInPanel: ShowInPanel): Promise<void> {
  const paper = citekey === undefined ? papersAtCursor(services)[0] : await lookUpPaper(services, citekey);
  if (paper ?? citekey === undefined) {
    await showInPanel(paper?.citekey);
  }
}

/**
 * Shows the hover at the cursor for keyboard users. If hovers are turned off there, shows the paper in the panel. If there is no paper, shows
 * at the cursor why.
 */
async function showPaperAtCursor(services: ChoosingServices & Pick<Services, "cursorCard">, showInPanel: ShowInPanel): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  await (editor && services.evidence.read(services.current.matcher(), editor.document));
  const [paper] = papersAtCursor(services);
  if (!editor || !paper) {
    await explainName(services);
  } else if (editor.selection.isEmpty && isHoverWanted(editor.document, editor.selection.active)) {
    await vscode.commands.executeCommand("editor.action.showHover", { focus: "autoFocusImmediately" });
  } else {
    await showInPanel(paper.citekey);
  }
}

/** Opens the user's file at the paper, or shows a message if no file has it. */
async function showPaperSource(services: ChoosingServices, place: string | undefined): Promise<void> {
  const given = place === undefined ? undefined : readPlaceArgument(place);
  const paper = await choosePaper(services, given?.citekey, vscode.l10n.t("Show in Bibliography"));
  const places = paper ? services.personal.placesOf(paper.citekey) : [];
  if (paper && places.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: “{0}” is a bundled paper; it is not in any of your files.", paper.title));
  }
  await showSource(places, given?.address);
}
