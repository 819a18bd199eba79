import * as vscode from "vscode";
import { citesAll, uncitedEntries } from "../../core/citations/reading/checkCitations";
import type { BibliographyFile } from "../services/services";
import { citingTexts } from "./citingTexts";

/** So long what the workspace cites is taken for what it was, in milliseconds. */
const keptFor = 3000;

interface CitedKeys {
  readonly citekeys: ReadonlySet<string>;
  readonly citesAll: boolean;
}

/** Tells the entries of a bibliography that no text of the workspace cites. */
export function createNeverCited(): vscode.Disposable & { of(file: BibliographyFile): Promise<readonly vscode.Diagnostic[]> } {
  const cancellation = new vscode.CancellationTokenSource();
  let latest: { readonly at: number; readonly cited: Promise<CitedKeys> } | undefined;
  return {
    async of(file) {
      const now = performance.now();
      if (!latest || now - latest.at > keptFor) {
        latest = { at: now, cited: citedInWorkspace(cancellation.token) };
      }
      const cited = await latest.cited;
      return cited.citesAll || cancellation.token.isCancellationRequested
        ? []
        : uncitedEntries(file.keys, cited.citekeys).map((place) => hintAt(file.rangeOf(place), place.citekey));
    },
    dispose() {
      cancellation.cancel();
      cancellation.dispose();
    },
  };
}

async function citedInWorkspace(token: vscode.CancellationToken): Promise<CitedKeys> {
  const texts = await citingTexts("", token);
  const citekeys = texts.flatMap(({ citations }) => citations.flatMap(({ keys }) => keys.map(({ citekey }) => citekey)));
  return { citekeys: new Set(citekeys), citesAll: texts.some(({ text }) => citesAll(text)) };
}

function hintAt(range: vscode.Range, citekey: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, `Nothing in this workspace cites ${citekey}.`, vscode.DiagnosticSeverity.Hint);
  diagnostic.source = "CiteLens";
  diagnostic.code = "never-cited";
  diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
