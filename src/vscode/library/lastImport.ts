import * as vscode from "vscode";
import { isRecord } from "../../core/record";
import { isFileNotFound } from "../platform/disk/readUri";
import { writeWhole } from "../platform/writeWhole";
import { readImportedLibrary, undoChange, type TextChange } from "./importedLibrary";
import type { UserPapers } from "./userPapers";
import { showInformation } from "../platform/notifications";

/** A longer text is not kept beside the library, in UTF-16 code units; its import can be undone only from its message. */
const maxKeptChars = 50_000_000;

/** Returns the file that keeps the last import, beside the imported library. */
function keptFile(importedFile: vscode.Uri): vscode.Uri {
  return importedFile.with({ path: importedFile.path.replace(/(?:\.json)?$/, ".last-import.json") });
}

/** Keeps what an import changed, so that it can be undone later, and after a restart. */
export async function keepLastImport(importedFile: vscode.Uri, change: TextChange): Promise<void> {
  const isTooLong = (change.before ?? "").length + change.after.length > maxKeptChars;
  await (isTooLong
    ? forgetLastImport(importedFile)
    : writeWhole(keptFile(importedFile), new TextEncoder().encode(JSON.stringify({ before: change.before ?? null, after: change.after }))));
}

async function readLastImport(importedFile: vscode.Uri): Promise<TextChange | undefined> {
  const text = await readImportedLibrary(keptFile(importedFile));
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    const { before, after } = isRecord(kept) ? kept : {};
    return typeof after === "string" ? { before: typeof before === "string" ? before : undefined, after } : undefined;
  } catch {
    return undefined;
  }
}

async function forgetLastImport(importedFile: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(keptFile(importedFile));
  } catch (error) {
    if (!isFileNotFound(error)) {
      throw error;
    }
  }
}

/** Undoes the last import, see `undoImport`. Shows a message if there is no import to undo. */
export async function undoLastImport({ personal }: { readonly personal: UserPapers }): Promise<void> {
  const change = await readLastImport(personal.importedFile);
  if (change) {
    await undoImport(personal, change);
  } else {
    void showInformation(vscode.l10n.t("CiteLens: there is no import to undo."));
  }
}

/** Removes what an import added, but nothing that was added or changed since. */
export async function undoImport(personal: UserPapers, change: TextChange): Promise<void> {
  const before = personal.importedPapers().length;
  await personal.changeImported(async () => {
    await undoChange(personal.importedFile, change);
    return {};
  });
  const kept = await readLastImport(personal.importedFile);
  if (kept?.after === change.after && kept.before === change.before) {
    await forgetLastImport(personal.importedFile);
  }
  const removed = before - personal.importedPapers().length;
  void showInformation(
    removed === 1
      ? vscode.l10n.t("CiteLens: undid the import; 1 paper is removed.")
      : vscode.l10n.t("CiteLens: undid the import; {0} papers are removed.", removed),
  );
}
