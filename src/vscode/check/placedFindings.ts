import * as vscode from "vscode";
import type { CheckedText } from "../../core/check/checkText";
import type { Finding, FindingKind } from "../../core/check/finding";
import { type Fix, fixOf } from "../../core/check/fixOf";
import type { UserPapers } from "../library/userPapers";
import { describeFinding } from "./describeFinding";

/** A finding with its diagnostic, and with the text that stood there. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
  /** The text of the diagnostic's range. */
  readonly raw: string;
  /** The text from the start of the range that the fix replaces, and what it puts there. */
  readonly fix?: { readonly replaced: string; readonly newText: string };
}

/** The findings that are shown, by the address of their file. */
export interface ShownFindings extends vscode.Disposable {
  set(uri: vscode.Uri, findings: readonly PlacedFinding[]): void;
  delete(uri: vscode.Uri): void;
  clear(): void;
  addresses(): readonly string[];
  /** Returns the finding of a diagnostic. VS Code may have moved it with the text around it. */
  of(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): PlacedFinding | undefined;
}

/** Creates the list of findings, which are shown as diagnostics. */
export function createShownFindings(): ShownFindings {
  const collection = vscode.languages.createDiagnosticCollection("citelens references");
  const shown = new Map<string, readonly PlacedFinding[]>();
  return {
    set(uri, findings) {
      // All listeners in VS Code look through each file that is set.
      if (findings.length > 0 || shown.has(uri.toString())) {
        collection.set(
          uri,
          findings.map(({ diagnostic }) => diagnostic),
        );
      }
      if (findings.length > 0) {
        shown.set(uri.toString(), findings);
      } else {
        shown.delete(uri.toString());
      }
    },
    delete(uri) {
      collection.delete(uri);
      shown.delete(uri.toString());
    },
    clear() {
      collection.clear();
      shown.clear();
    },
    addresses: () => [...shown.keys()],
    of: (document, { code, message, range }) => {
      const written = document.getText(range);
      return shown
        .get(document.uri.toString())
        ?.find(({ diagnostic, raw }) => diagnostic.code === code && diagnostic.message === message && raw === written);
    },
    dispose() {
      collection.dispose();
    },
  };
}

/** The text that was checked. */
export interface CheckedPlace {
  readonly text: string;
  readonly positionAt: (offset: number) => vscode.Position;
}

const severities: Readonly<Record<Finding["severity"], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  note: vscode.DiagnosticSeverity.Information,
};

/** Returns the findings of a text with their diagnostics. */
export function placeFindings(
  { findings }: Pick<CheckedText, "findings">,
  { text, positionAt }: CheckedPlace,
  personal: Pick<UserPapers, "sources">,
): readonly PlacedFinding[] {
  return findings.map((finding) => {
    const { start, end, kind, severity } = finding;
    const range = new vscode.Range(positionAt(start), positionAt(end));
    const diagnostic = new vscode.Diagnostic(range, describeFinding(finding), severities[severity]);
    diagnostic.source = "CiteLens";
    diagnostic.code = kind;
    const place = placeOfFact(finding, personal);
    if (place) {
      diagnostic.relatedInformation = [place];
    }
    const fix = fixOf(finding, text);
    return { finding, diagnostic, raw: text.slice(start, end), ...(fix ? { fix: replacement(fix, text) } : {}) };
  });
}

function replacement({ start, end, newText }: Fix, text: string): NonNullable<PlacedFinding["fix"]> {
  return { replaced: text.slice(start, end), newText };
}

const kindsOfOthers: ReadonlySet<FindingKind> = new Set(["other-paper-id", "repository"]);

/** Returns the entry that the fact is from, if it is in a file of the user. */
function placeOfFact(
  { kind, source: name, paper, owner }: Finding,
  personal: Pick<UserPapers, "sources">,
): vscode.DiagnosticRelatedInformation | undefined {
  const known = kindsOfOthers.has(kind) ? (owner ?? paper) : paper;
  const source = personal.sources().find(({ label }) => label === name);
  const line = known && source?.lineOf(known.citekey);
  if (!source || !known || line === undefined) {
    return undefined;
  }
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(source.uri, new vscode.Position(line - 1, 0)), known.title);
}
