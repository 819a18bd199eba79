import * as vscode from "vscode";
import { formatOwnBibtex } from "../../core/formats/bibtex/write/formatOwnBibtex";
import { itemsById, readImportedLibrary } from "./importedLibrary";
import type { UserPapers } from "./userPapers";

/** Writes the person's imported papers, with all that was imported of them, to a file that they choose: BibTeX where it is named so, else CSL-JSON. */
export async function exportLibrary(personal: UserPapers): Promise<void> {
  const papers = personal.importedPapers();
  if (papers.length === 0) {
    void vscode.window.showInformationMessage("CiteLens: your own library is empty. Import Papers… fills it.");
    return;
  }
  const file = await vscode.window.showSaveDialog({ saveLabel: "Export", filters: { "CSL-JSON": ["json"], BibTeX: ["bib"] } });
  if (!file) {
    return;
  }
  const text = (await readImportedLibrary(personal.importedFile)) ?? "[]\n";
  const items = /\.bib$/i.test(file.path) ? await itemsById(text) : undefined;
  const exported = items ? `${papers.map((paper) => formatOwnBibtex(paper, items.get(paper.citekey) ?? {})).join("\n\n")}\n` : text;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(exported));
  void vscode.window.showInformationMessage(`CiteLens: ${papers.length} papers are in ${vscode.workspace.asRelativePath(file)}.`);
}
