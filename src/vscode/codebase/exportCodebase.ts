import * as vscode from "vscode";
import {
  defaultExportFile,
  type ExportFormat,
  exportFormatOf,
  exportFormats,
  exportPapers,
} from "../../core/codebase/exports/exportPapers";
import { type ExportProblem, papersUsedOutside } from "../../core/codebase/exports/exported";
import { isFileNotFound, statUri } from "../platform/disk/readUri";
import { readSettings } from "../platform/settings";
import type { WorkspaceCodebase } from "./workspaceCodebase";
import { showError, showInformation } from "../platform/notifications";

/** A file to export to, in a format. */
export interface ExportTarget {
  readonly uri: vscode.Uri;
  readonly format: ExportFormat;
  /** True if each entry says where its paper is used. */
  readonly where: boolean;
}

/** Asks for a format and a file, and writes the papers of the workspace there. */
export async function exportCodebase(codebase: WorkspaceCodebase): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    void showInformation(vscode.l10n.t("CiteLens: open a folder to export its papers."));
    return;
  }
  const target = await chooseTarget(folder);
  if (target) {
    await codebase.read();
    await exportTo(codebase, target);
  }
}

/** Writes the papers of the workspace to a file, as an edit that can be undone and is not saved. A file that does not exist is created. */
export async function exportTo(codebase: Pick<WorkspaceCodebase, "papers">, { uri, format, where }: ExportTarget): Promise<void> {
  const shown = vscode.workspace.asRelativePath(uri);
  const isThere = await exists(uri);
  const document = isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
  const before = document?.getText() ?? "";
  const settings = readSettings(uri);
  const papers = papersUsedOutside(codebase.papers(), (file) => file === uri.toString()).map(({ paper, places }) => ({
    paper,
    places: places.map(({ file, line }) => ({ file: vscode.workspace.asRelativePath(vscode.Uri.parse(file, true)), line })),
  }));
  const recording = { keyPattern: settings["citation.keyPattern"], version: settings["citation.version"] };
  const title = vscode.workspace.getWorkspaceFolder(uri)?.name ?? vscode.workspace.name ?? "";
  const result = exportPapers(format, before, papers, { where, title, recording });
  if ("problem" in result) {
    void showError(vscode.l10n.t("CiteLens: {0} was not changed: {1}.", shown, problemText(result.problem)));
    return;
  }
  const isChanged = result.text !== before;
  if (isChanged) {
    await write(uri, document, result.text);
  }
  await vscode.window.showTextDocument(uri);
  void showInformation(
    !isChanged
      ? vscode.l10n.t("CiteLens: {0} already has the papers of the workspace.", shown)
      : papers.length === 1
        ? vscode.l10n.t("CiteLens: exported one paper to {0}.", shown)
        : vscode.l10n.t("CiteLens: exported {0} papers to {1}.", papers.length, shown),
  );
}

/** Replaces only the part of a document that differs, or creates the file. */
async function write(uri: vscode.Uri, document: vscode.TextDocument | undefined, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (document) {
    const before = document.getText();
    const most = Math.min(before.length, text.length);
    let [start, same] = [0, 0];
    while (start < most && before[start] === text[start]) {
      start++;
    }
    while (same < most - start && before[before.length - 1 - same] === text[text.length - 1 - same]) {
      same++;
    }
    // A position between the two signs of a line break does not exist.
    start -= before[start - 1] === "\r" ? 1 : 0;
    same -= before[before.length - same] === "\n" && same > 0 ? 1 : 0;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - same));
    edit.replace(uri, range, text.slice(start, text.length - same));
  } else {
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${uri.toString(true)} could not be edited.`);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await statUri(uri);
    return true;
  } catch (error) {
    if (isFileNotFound(error)) {
      return false;
    }
    throw error;
  }
}

async function chooseTarget(folder: vscode.Uri): Promise<ExportTarget | undefined> {
  const title = vscode.l10n.t("Export Papers of Workspace");
  const rows = exportFormats.map((format) => ({ label: defaultExportFile(format), description: formatText(format), format }));
  const other = { label: vscode.l10n.t("Another file…"), description: vscode.l10n.t("its ending chooses the format"), format: undefined };
  const chosen = await vscode.window.showQuickPick([...rows, other], { title });
  const uri =
    chosen &&
    (chosen.format === undefined ? await askForFile(folder, title) : vscode.Uri.joinPath(folder, defaultExportFile(chosen.format)));
  const format = chosen?.format ?? (uri && exportFormatOf(uri.path));
  if (!uri || format === undefined) {
    return undefined;
  }
  const choices = [
    { label: vscode.l10n.t("Only the papers"), where: false },
    { label: vscode.l10n.t("The papers and the places that use them"), where: true },
  ];
  const choice = await vscode.window.showQuickPick(choices, { title });
  return choice && { uri, format, where: choice.where };
}

async function askForFile(folder: vscode.Uri, title: string): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title,
    saveLabel: vscode.l10n.t("Export"),
    defaultUri: vscode.Uri.joinPath(folder, defaultExportFile("bibtex")),
    filters: {
      BibTeX: ["bib"],
      Markdown: ["md", "markdown"],
      reStructuredText: ["rst"],
      "CITATION.cff": ["cff"],
      "CSL-JSON": ["json"],
    },
  });
}

function formatText(format: ExportFormat): string {
  const texts: Readonly<Record<ExportFormat, string>> = {
    bibtex: vscode.l10n.t("BibTeX entries"),
    markdown: vscode.l10n.t("a section with references in Markdown"),
    rst: vscode.l10n.t("a section with references in reStructuredText"),
    cff: vscode.l10n.t("references in a CITATION.cff"),
    csl: vscode.l10n.t("CSL-JSON"),
  };
  return texts[format];
}

function problemText(problem: ExportProblem): string {
  const texts: Readonly<Record<ExportProblem, string>> = {
    markers: vscode.l10n.t("its markers for references are not one pair"),
    unclosed: vscode.l10n.t("its last code block is not closed"),
    "not-cff": vscode.l10n.t("it is not a valid CITATION.cff"),
    "not-csl": vscode.l10n.t("it is not a list of CSL-JSON items"),
  };
  return texts[problem];
}
