import * as vscode from "vscode";
import { citesAll, uncitedEntries } from "../../../core/citations/reading/checkCitations";
import type { BibliographyFile, Services } from "../../services/services";
import { citingTexts } from "../citingTexts";

/** The time for which the set of cited keys is cached. */
const citedKeysTtlMs = 3000;

/** The keys that the texts of the workspace cite. */
interface CitedKeys {
  readonly citekeys: ReadonlySet<string>;
  /** True if a text cites every entry, as by `\nocite{*}`. */
  readonly citesAll: boolean;
}

/** Finds the entries of a bibliography that no text of the workspace cites. */
export interface NeverCited extends vscode.Disposable {
  check(file: BibliographyFile): Promise<readonly vscode.Diagnostic[]>;
}

/** Creates the check. The workspace is searched when it is needed. */
export function createNeverCited(services: Pick<Services, "latexRoots">): NeverCited {
  const cancellation = new vscode.CancellationTokenSource();
  let cached: { readonly at: number; readonly cited: Promise<CitedKeys> } | undefined;
  return {
    async check(file) {
      const now = performance.now();
      if (!cached || now - cached.at > citedKeysTtlMs) {
        cached = { at: now, cited: findCitedKeys(services, cancellation.token) };
      }
      const cited = await cached.cited;
      return cited.citesAll || cancellation.token.isCancellationRequested
        ? []
        : uncitedEntries(file.keys, cited.citekeys).map((place) => createHint(file.rangeOf(place), place.citekey));
    },
    dispose() {
      cancellation.cancel();
      cancellation.dispose();
    },
  };
}

async function findCitedKeys(services: Pick<Services, "latexRoots">, token: vscode.CancellationToken): Promise<CitedKeys> {
  const texts = await citingTexts(services, "", token);
  const citekeys = texts.flatMap(({ citations }) => citations.flatMap(({ keys }) => keys.map(({ citekey }) => citekey)));
  return { citekeys: new Set(citekeys), citesAll: texts.some(({ text }) => citesAll(text)) };
}

function createHint(range: vscode.Range, citekey: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    range,
    vscode.l10n.t("Nothing in this workspace cites {0}.", citekey),
    vscode.DiagnosticSeverity.Hint,
  );
  diagnostic.source = "CiteLens";
  diagnostic.code = "never-cited";
  diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
