import * as vscode from "vscode";
import type { Problem } from "../../../core/paper";
import { readSettings, registerSettingsListener } from "../../platform/settings";
import type { UserPapers } from "../userPapers";

/** If a file has more problems, the last one shown says how many follow. */
const maxProblemsPerFile = 500;

/** Shows what could not be read in the user's files as hints in the Problems view, unless the setting turns that off. */
export function registerBibliographyProblems(personal: UserPapers): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens");
  /** The problems of each file, by its address. */
  let shown: ReadonlyMap<string, readonly Problem[]> = new Map();
  // Sets only the files whose problems changed: all listeners in VS Code look through each file that is set.
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
    message: `${rest.message} ${moreProblems(problems.length - maxProblemsPerFile - 1)}`,
  };
  return [...problems.slice(0, maxProblemsPerFile), ...(more ? [more] : [])];
}

function moreProblems(count: number): string {
  return count === 1
    ? vscode.l10n.t("(1 more problem after this one is not shown)")
    : vscode.l10n.t("({0} more problems after this one are not shown)", count);
}

function toDiagnostic({ line, message }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = "CiteLens";
  return diagnostic;
}
