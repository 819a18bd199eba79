import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { showPicker } from "../picking/showPicker";
import { createDelayed } from "../platform/slices";
import type { Services } from "../services/services";
import { type Given, identify } from "../../core/sources/identify";
import { servicesFor, sourceNames } from "./askedServices";

/** A row that says what the typed text is, and what Enter does with it. */
interface GivenRow extends vscode.QuickPickItem {
  readonly given?: Given;
  readonly known?: Paper;
}

/** Returns what the user types or pastes: an id, an address, a title, or entries; or a paper of the library that has the id. Asks nobody. */
export function askForPaper(
  { current }: Pick<Services, "current">,
  typed = "",
): Promise<{ readonly given: Given } | { readonly known: Paper } | undefined> {
  const picker = vscode.window.createQuickPick<GivenRow>();
  picker.title = vscode.l10n.t("Add Paper…");
  picker.placeholder = vscode.l10n.t("arXiv id, DOI, address, title, or a BibTeX entry");
  picker.matchOnDescription = true;
  picker.value = typed;
  const refresh = (): void => {
    picker.items = rowsFor(current, picker.value);
  };
  const refreshSoon = createDelayed(0, refresh);
  picker.onDidChangeValue(refreshSoon);
  refresh();
  return showPicker(picker, () => {
    refresh();
    const row = picker.activeItems[0] ?? picker.items[0];
    return row?.known ? { known: row.known } : row?.given && { given: row.given };
  }).finally(() => {
    refreshSoon.dispose();
  });
}

function rowsFor(current: Services["current"], typed: string): readonly GivenRow[] {
  const given = identify(typed);
  if (given.kind === "nothing") {
    return [];
  }
  const known = given.kind === "bibtex" ? undefined : current.paperOf(typed.trim());
  const row = { ...describeGiven(given), given, alwaysShow: true };
  return known
    ? [
        {
          label: "$(check)",
          description: known.title,
          detail: vscode.l10n.t("CiteLens has this paper already. Enter shows it."),
          alwaysShow: true,
          known,
        },
        row,
      ]
    : [row];
}

function describeGiven(given: Given): Pick<vscode.QuickPickItem, "label" | "description" | "detail"> {
  switch (given.kind) {
    case "nothing":
      return { label: "" };
    case "address":
      return {
        label: "$(link-external)",
        description: vscode.l10n.t("No service knows this address"),
        detail: vscode.l10n.t("Paste the paper’s BibTeX entry, DOI, or title from its page."),
      };
    case "bibtex":
      return {
        label: "$(add)",
        description: vscode.l10n.t("Add the pasted entry"),
        detail: vscode.l10n.t("No service is asked."),
      };
    case "id":
      return {
        label: "$(search)",
        description: vscode.l10n.t("Look up {0}", given.id.id),
        detail: vscode.l10n.t("Enter asks {0}.", sourceNames(servicesFor(given))),
      };
    case "title":
      return {
        label: "$(search)",
        description: vscode.l10n.t("Look for the title “{0}”", given.title),
        detail: vscode.l10n.t("Enter asks {0}. You choose among what they find.", sourceNames(servicesFor(given))),
      };
  }
}
