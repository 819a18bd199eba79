import * as vscode from "vscode";
import { changeEntry, type EntryChange, withEdits } from "../../../core/formats/bibtex/write/changeEntry";
import { formatBibtex } from "../../../core/formats/bibtex/write/formatBibtex";
import { type WrittenEntry, writtenEntryAt } from "../../../core/formats/bibtex/write/writtenEntry";
import { parseLibrary } from "../../../core/formats/parseLibrary";
import { publishedPaper } from "../../../core/sources/published/publishedPaper";
import { changeImportedPaper } from "../../library/importedLibrary";
import { rangeOf } from "../../mentions/mentionAtCursor";
import { offerUndo } from "../../picking/ownPaper";
import type { Services } from "../../services/services";
import { type PreprintTarget, readOnlySentence } from "./preprintTarget";
import { showInformation } from "../../platform/notifications";

type Outcome = "changed" | "moved on" | "refused";

/** Changes the entry of a target, or the paper of the own library. Says what came of it. */
export async function applyPublished(
  { personal }: Pick<Services, "personal">,
  target: PreprintTarget,
  changes: readonly EntryChange[],
): Promise<void> {
  const { document, paper } = target;
  const outcome = document ? await changeDocument(document, target, changes) : await changeOwnPaper(personal, target, changes);
  if (outcome === "moved on") {
    void showInformation(
      vscode.l10n.t("CiteLens: the entry of “{0}” changed in the meantime, so nothing was written. Look again.", paper.title),
    );
  } else if (outcome === "refused" && document) {
    void showInformation(readOnlySentence(document));
  }
}

/** Changes the entry in one step that can be undone. Does nothing if the entry is not there any more as it was. */
async function changeDocument(document: vscode.TextDocument, target: PreprintTarget, changes: readonly EntryChange[]): Promise<Outcome> {
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
  const text = document.getText();
  const entry = sameEntry(text, target);
  if (!entry) {
    return "moved on";
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of changeEntry(text, entry, changes)) {
    edit.replace(document.uri, rangeOf(document, start, end), newText);
  }
  const isApplied = await vscode.workspace.applyEdit(edit);
  editor.revealRange(rangeOf(document, entry.start, entry.start));
  if (isApplied) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("CiteLens: {0} is the entry of the published version now.", target.entry.citekey),
      shownMs,
    );
  }
  return isApplied ? "changed" : "refused";
}

const shownMs = 5_000;

/** Returns the entry in a text that may have changed around it: the nearest one with the same letters. */
function sameEntry(text: string, { text: before, entry }: PreprintTarget): WrittenEntry | undefined {
  const letters = before.slice(entry.start, entry.end);
  const starts = [text.indexOf(letters, entry.start), text.lastIndexOf(letters, entry.start)].filter((start) => start !== -1);
  const [start] = starts.sort((one, other) => Math.abs(one - entry.start) - Math.abs(other - entry.start));
  const found = start === undefined ? undefined : writtenEntryAt(text, start + 1);
  return found && text.slice(found.start, found.end) === letters ? found : undefined;
}

async function changeOwnPaper(
  personal: Services["personal"],
  { paper, text, entry }: PreprintTarget,
  changes: readonly EntryChange[],
): Promise<Outcome> {
  const [before] = parseLibrary(text, { fileName: "before.bib" }).papers;
  const [after] = parseLibrary(withEdits(text, changeEntry(text, entry, changes)), { fileName: "after.bib" }).papers;
  const done = { isChanged: false };
  const { undo } = await personal.changeImported((known) =>
    changeImportedPaper(personal.importedFile, known, {
      paper,
      change: (own) => {
        if (!own || !before || !after || formatBibtex(own) !== text) {
          return own;
        }
        done.isChanged = true;
        return publishedPaper(own, before, after);
      },
    }),
  );
  if (done.isChanged) {
    void offerUndo(vscode.l10n.t("CiteLens: your library has the published version of “{0}”.", paper.title), async () => {
      await personal.changeImported(async () => {
        await undo();
        return {};
      });
    });
  }
  return done.isChanged ? "changed" : "moved on";
}
