import * as vscode from "vscode";
import { formatOwnBibtex } from "../../core/formats/bibtex/write/formatBibtex";
import { homeFolder } from "./sources/configuredSources";
import { readImportedLibrary } from "./importedLibrary";
import type { UserPapers } from "./userPapers";
import { showInformation } from "../platform/notifications";

/**
 * Writes the imported papers, with every field that was imported, to a file that the user chooses: as BibTeX if its name ends
 * in `.bib`, else as CSL-JSON.
 */
export async function exportLibrary(personal: UserPapers): Promise<void> {
  const papers = personal.importedPapers();
  if (papers.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: your own library is empty. To add papers, run Import Papers…."));
    return;
  }
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Library: the ending .json or .bib chooses the format"),
    saveLabel: vscode.l10n.t("Export"),
    defaultUri: vscode.Uri.joinPath(defaultFolder(personal), "library.json"),
    filters: { "CSL-JSON": ["json"], BibTeX: ["bib"] },
  });
  if (!file) {
    return;
  }
  const exported = /\.bib$/i.test(file.path)
    ? `${papers.map(formatOwnBibtex).join("\n\n")}\n`
    : ((await readImportedLibrary(personal.importedFile)) ?? "[]\n");
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(exported));
  const shown = vscode.workspace.asRelativePath(file);
  void showInformation(
    papers.length === 1
      ? vscode.l10n.t("CiteLens: exported one paper to {0}.", shown)
      : vscode.l10n.t("CiteLens: exported {0} papers to {1}.", papers.length, shown),
  );
}

/** Returns the workspace's folder, or else the user's home folder. */
function defaultFolder({ importedFile }: UserPapers): vscode.Uri {
  const home = homeFolder();
  return (
    vscode.workspace.workspaceFolders?.[0]?.uri ?? (home === undefined ? vscode.Uri.joinPath(importedFile, "..") : vscode.Uri.file(home))
  );
}
