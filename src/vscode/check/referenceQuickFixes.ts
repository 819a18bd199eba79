import * as vscode from "vscode";
import { citedAddress } from "../../core/citations/wording/describePaper";
import type { Finding } from "../../core/check/finding";
import { openPage } from "../picking/nothingFound";
import { type Ignoring, ignoreHere, ignorePaper } from "./ignoreEdits";
import type { PlacedFinding, ShownFindings } from "./placedFindings";

/** The command of the quick fix that opens a paper. It is not in the Command Palette. */
const openCommand = "citelens.internal.openCheckedPaper";

interface IgnoreAction extends vscode.CodeAction {
  /** Computes the edit when the quick fix is chosen. */
  readonly ignoring?: Ignoring;
}

/** Registers the quick fixes for references that differ: use what is known, ignore the finding or the paper, and open the paper. */
export function registerReferenceQuickFixes(shown: ShownFindings): vscode.Disposable {
  const provider: vscode.CodeActionProvider<IgnoreAction> = {
    provideCodeActions(document, _range, { diagnostics }) {
      return diagnostics.flatMap((diagnostic) => {
        const found = diagnostic.source === "CiteLens" ? shown.of(document, diagnostic) : undefined;
        return found ? actionsFor(document, diagnostic, found) : [];
      });
    },
    async resolveCodeAction(action) {
      const edit = await action.ignoring?.();
      if (edit) {
        action.edit = edit;
      }
      return action;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ pattern: "**" }, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.commands.registerCommand(openCommand, async (address: unknown) => {
      if (typeof address === "string") {
        await openPage(address);
      }
    }),
  );
}

function actionsFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, found: PlacedFinding): readonly IgnoreAction[] {
  const { finding } = found;
  const use = useAction(document, diagnostic, found);
  const paper = finding.paper ?? finding.owner;
  const address = paper && citedAddress(paper);
  const here = ignoreHere(document, found, diagnostic.range);
  const everywhere = ignorePaper(document, finding);
  return [
    ...(use ? [use] : []),
    ...(here ? [ignoring(vscode.l10n.t("Ignore Here"), diagnostic, here)] : []),
    ...(everywhere ? [ignoring(vscode.l10n.t("Ignore This Paper"), diagnostic, everywhere)] : []),
    ...(address === undefined ? [] : [openAction(diagnostic, address)]),
  ];
}

/** Returns the quick fix that puts what is known where it differs, unless the text there has changed. */
function useAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { finding, fix }: PlacedFinding,
): vscode.CodeAction | undefined {
  if (!fix) {
    return undefined;
  }
  const start = document.offsetAt(diagnostic.range.start);
  const range = new vscode.Range(diagnostic.range.start, document.positionAt(start + fix.replaced.length));
  if (document.getText(range) !== fix.replaced) {
    return undefined;
  }
  const action = new vscode.CodeAction(useTitle(finding, fix.newText), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, range, fix.newText);
  action.diagnostics = [diagnostic];
  action.isPreferred = finding.severity !== "note";
  return action;
}

function useTitle({ kind, known, paper }: Finding, newText: string): string {
  if (kind === "title" || known === paper?.title) {
    return vscode.l10n.t("Use the Title as Published");
  }
  const isOfNames = kind === "authors" || (kind === "placeholder" && /\s/.test(newText));
  return isOfNames ? vscode.l10n.t("Use the Authors as Published") : vscode.l10n.t("Use {0}", newText);
}

function ignoring(title: string, diagnostic: vscode.Diagnostic, edit: Ignoring): IgnoreAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  return Object.assign(action, { ignoring: edit });
}

function openAction(diagnostic: vscode.Diagnostic, address: string): vscode.CodeAction {
  const title = vscode.l10n.t("Open the Paper");
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: openCommand, title, arguments: [address] };
  action.diagnostics = [diagnostic];
  return action;
}
