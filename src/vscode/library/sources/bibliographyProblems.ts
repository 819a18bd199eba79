import * as vscode from "vscode";
import type { Problem } from "../../../core/paper";
import { readSettings, registerSettingsListener } from "../../platform/settings";
import type { UserPapers } from "../userPapers";

/** So many problems of one file are shown, and how many more there are. */
const maxProblemsPerFile = 500;

/** Shows in the Problems view, as hints, what could not be read in the person's files, where the settings want it. */
export function registerBibliographyProblems(personal: UserPapers): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens");
  /** Of each file, by its address. */
  let shown: ReadonlyMap<string, readonly Problem[]> = new Map();
  /** VS Code is told of files with other problems alone: it has each looked through by all who listen. */
  const show = (): void => {
    const sources = readSettings()["bibliography.problems"] ? personal.sources() : [];
    const wanted = new Map(sources.map(({ uri, problems }) => [uri.toString(), problems()]));
    for (const address of [...new Set([...shown.keys(), ...wanted.keys()])]) {
      const [before, now] = [shown.get(address) ?? [], wanted.get(address) ?? []];
      if (before !== now && before.length + now.length > 0) {
        collection.set(vscode.Uri.parse(address, true), shownOf(now).map(toDiagnostic));
      }
    }
    shown = wanted;
  };
  return vscode.Disposable.from(collection, personal.onDidRead(show), registerSettingsListener(show));
}

function shownOf(problems: readonly Problem[]): readonly Problem[] {
  const rest = problems[maxProblemsPerFile];
  const more = rest && {
    line: rest.line,
    message: `this and ${problems.length - maxProblemsPerFile - 1} more from here on cannot be read: ${rest.message}`,
  };
  return [...problems.slice(0, maxProblemsPerFile), ...(more ? [more] : [])];
}

function toDiagnostic({ line, message }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = "CiteLens";
  return diagnostic;
}
