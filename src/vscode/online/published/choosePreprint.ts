import * as vscode from "vscode";
import { describeRow } from "../../../core/citations/wording/describePaper";
import type { Paper } from "../../../core/paper";
import { isPreprint } from "../../../core/sources/published/preprint";
import { withoutIcons } from "../preview";
import { entriesOf, isBibtex, type PreprintTarget, targetAt, targetOfPaper, type TargetServices } from "./preprintTarget";
import { showInformation } from "../../platform/notifications";

interface PreprintRow extends vscode.QuickPickItem {
  readonly paper: Paper;
  /** The offset of the entry in the open .bib document. */
  readonly start?: number;
}

/** More are not listed. */
const maxRows = 2_000;

/** Returns the entry at the cursor of a .bib document, or the preprint that the user chooses among those of the document and the library. */
export async function choosePreprint(services: TargetServices): Promise<PreprintTarget | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = editor && isBibtex(editor.document) ? editor.document : undefined;
  const atCursor = editor && document && (await targetAt(document, document.offsetAt(editor.selection.active)));
  if (atCursor) {
    return atCursor;
  }
  const here = document ? rowsOfDocument(document, await entriesOf(document)) : [];
  const rows = [...here, ...rowsOfLibrary(services, new Set(here.map(({ paper }) => paper.citekey)))].slice(0, maxRows);
  if (rows.length === 0) {
    void showInformation(
      document
        ? vscode.l10n.t("CiteLens: there is no preprint in {0}, nor in your library.", vscode.workspace.asRelativePath(document.uri))
        : vscode.l10n.t("CiteLens: there is no preprint in your library."),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t("Find Published Version…"),
    placeHolder: vscode.l10n.t("Choose a preprint. You are asked before anything is sent."),
    matchOnDescription: true,
  });
  return chosen && (document && chosen.start !== undefined ? targetAt(document, chosen.start) : targetOfPaper(services, chosen.paper));
}

function rowsOfDocument(document: vscode.TextDocument, entries: Awaited<ReturnType<typeof entriesOf>>): readonly PreprintRow[] {
  const detail = vscode.workspace.asRelativePath(document.uri);
  return entries.filter(({ paper }) => isPreprint(paper)).map(({ paper, start }) => ({ ...rowOf(paper, detail), start }));
}

function rowsOfLibrary({ current, personal }: TargetServices, known: ReadonlySet<string>): readonly PreprintRow[] {
  return current
    .papers()
    .filter((paper) => paper.published === undefined && !known.has(paper.citekey) && personal.isOwn(paper.citekey) && isPreprint(paper))
    .map((paper) => rowOf(paper, personal.placesOf(paper.citekey)[0]?.label ?? ""));
}

function rowOf(paper: Paper, detail: string): PreprintRow {
  return { label: withoutIcons(paper.title), description: describeRow(paper), detail, paper };
}
