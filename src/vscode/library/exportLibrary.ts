import * as vscode from "vscode";
import { formatBibtex } from "../../core/bibliography/formatBibtex";
import { formatInSlices } from "./ownPapers";
import type { PersonalLibrary } from "./personalLibrary";

/** Writes the person's imported papers to a file that they choose: BibTeX where it is named so, else CSL-JSON. */
export async function exportLibrary(personal: PersonalLibrary): Promise<void> {
  const papers = personal.ownPapers();
  if (papers.length === 0) {
    void vscode.window.showInformationMessage("CiteLens: your own library is empty. Import Papers… fills it.");
    return;
  }
  const file = await vscode.window.showSaveDialog({ saveLabel: "Export", filters: { "CSL-JSON": ["json"], BibTeX: ["bib"] } });
  if (!file) {
    return;
  }
  const isBibtex = /\.bib$/i.test(file.path);
  const bytes = isBibtex ? new TextEncoder().encode(`${papers.map(formatBibtex).join("\n\n")}\n`) : await formatInSlices(papers);
  await vscode.workspace.fs.writeFile(file, bytes);
  void vscode.window.showInformationMessage(`CiteLens: ${papers.length} papers are in ${vscode.workspace.asRelativePath(file)}.`);
}
