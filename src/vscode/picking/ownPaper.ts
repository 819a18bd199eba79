import * as vscode from "vscode";
import { describeRow } from "../../core/citations/wording/describePaper";
import { createSamePapers } from "../../core/library/samePapers";
import type { Paper } from "../../core/paper";
import { changeImportedPaper, type PaperChange } from "../library/importedLibrary";
import type { Services } from "../services/services";
import { lookUpPaper } from "./choosePaper";
import { showInformation } from "../platform/notifications";

type OwnServices = Pick<Services, "current" | "log" | "personal">;

/**
 * Removes a paper from the user's own library, and offers to take that back: the paper with this key, or one that the user chooses. Other files
 * that have it stay as they are.
 */
export async function removePaper(services: OwnServices, key?: string): Promise<void> {
  const paper = await chooseOwn(services, key, vscode.l10n.t("Remove from Library…"));
  if (paper) {
    const message = vscode.l10n.t("CiteLens: “{0}” is no longer in your library.", paper.title);
    await changeOwn(services.personal, { paper, change: () => undefined }, message);
  }
}

/** Returns the paper of the user's own library with this key, or the one that the user chooses. Says so if a paper is only elsewhere. */
export async function chooseOwn(services: OwnServices, key: string | undefined, title: string): Promise<Paper | undefined> {
  const own = services.personal.importedPapers();
  if (key !== undefined) {
    const wanted = await lookUpPaper(services, key);
    const found = wanted && ownRecordOf(own, wanted);
    if (wanted && !found) {
      const place = services.personal.placesOf(wanted.citekey)[0]?.label ?? vscode.l10n.t("the bundled papers");
      void showInformation(vscode.l10n.t("CiteLens: “{0}” is not in your own library, but in {1}.", wanted.title, place));
    }
    return found;
  }
  if (own.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: your own library is empty. Add Paper… adds one."));
    return undefined;
  }
  const rows = own.map((paper) => ({ label: paper.title, description: describeRow(paper), paper }));
  return (await vscode.window.showQuickPick(rows, { title, matchOnDescription: true }))?.paper;
}

/** Returns the record of a paper in the own library. The library's paper may have another citekey there. */
export function ownRecordOf(own: readonly Paper[], wanted: Paper): Paper | undefined {
  const same = createSamePapers<Paper>({ byTitleAlone: true });
  for (const paper of own) {
    same.add(paper, paper);
  }
  return same.find(wanted, (paper) => paper) ?? own.find(({ citekey, title }) => citekey === wanted.citekey && title === wanted.title);
}

/** Changes a paper of the user's own library, says so, and offers to take it back. */
export async function changeOwn(personal: Services["personal"], change: PaperChange, message: string): Promise<void> {
  const { undo } = await personal.changeImported((known) => changeImportedPaper(personal.importedFile, known, change));
  void offerUndo(message, async () => {
    await personal.changeImported(async () => {
      await undo();
      return {};
    });
  });
}

/** Shows a message with the button *Undo*. */
export async function offerUndo(message: string, undo: () => Promise<void>): Promise<void> {
  const label = vscode.l10n.t("Undo");
  if ((await showInformation(message, label)) === label) {
    await undo();
  }
}
