import * as vscode from "vscode";
import { arxivSearchPage, pageOfPasted } from "../../core/text/pageOfPasted";
import type { PaperRow } from "./paperRow";

const maxShownChars = 60;

/** Returns the rows for a query that no paper matches: what was looked for, and what can be done next. */
export function rowsForNothing(query: string): readonly PaperRow[] {
  const page = pageOfPasted(query);
  const words = query.trim();
  const said =
    page === undefined
      ? vscode.l10n.t("No paper matches. Try fewer words.")
      : vscode.l10n.t("No paper has this id or address. Look it up, or import an entry that has it.");
  return [
    { label: "$(info)", description: said, alwaysShow: true },
    ...(words === "" ? [] : [action("$(cloud-download)", vscode.l10n.t("Look up “{0}” online…", shortened(words)), () => lookUp(words))]),
    ...(page !== undefined
      ? [action("$(link-external)", vscode.l10n.t("Open {0} in the browser", shortened(page)), () => openPage(page))]
      : words === ""
        ? []
        : [action("$(search)", vscode.l10n.t("Search arXiv for “{0}”", shortened(words)), () => openPage(arxivSearchPage(words)))]),
    action("$(add)", vscode.l10n.t("Import Papers…"), () => vscode.commands.executeCommand("citelens.importPapers")),
  ];
}

function lookUp(words: string): Thenable<unknown> {
  return vscode.commands.executeCommand("citelens.addPaper", words);
}

function action(label: string, description: string, run: () => unknown): PaperRow {
  return { label, description, alwaysShow: true, run };
}

function shortened(text: string): string {
  return text.length > maxShownChars ? `${text.slice(0, maxShownChars)}…` : text;
}

/** Opens an https address in the browser. */
export async function openPage(address: string): Promise<void> {
  const uri = vscode.Uri.parse(address, true);
  if (uri.scheme === "https") {
    await vscode.env.openExternal(uri);
  }
}
