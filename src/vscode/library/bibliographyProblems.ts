import * as vscode from "vscode";
import { readSettings, registerSettingsListener } from "../settings";
import type { PersonalLibrary } from "./personalLibrary";

/** So many problems of one file are shown; the log tells how many there are. */
const mostOfOneFile = 500;

/** Shows in the Problems view, as hints, what could not be read in the person's files, where the settings want it. */
export function registerBibliographyProblems(personal: PersonalLibrary): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens");
  const show = (): void => {
    collection.clear();
    if (!readSettings()["bibliography.problems"]) {
      return;
    }
    for (const source of personal.sources()) {
      collection.set(source.uri, source.problems().slice(0, mostOfOneFile).map(toDiagnostic));
    }
  };
  return vscode.Disposable.from(collection, personal.onDidRead(show), registerSettingsListener(show));
}

function toDiagnostic({ line, message }: { readonly line: number; readonly message: string }): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = "CiteLens";
  return diagnostic;
}
