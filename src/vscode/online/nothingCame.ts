import * as vscode from "vscode";
import { arxivSearchPage, pageOfPasted } from "../../core/text/pageOfPasted";
import type { SourceId } from "../../core/sources/source";
import type { Failure, LookedUp } from "../../network/online";
import { openPage } from "../picking/nothingFound";
import { describeFailure } from "../../network/describeFailure";
import { sourceNames } from "./askedServices";
import { showInformation } from "../platform/notifications";

/** Returns a sentence for each service that did not answer, and one for all if there is no network. */
export function describeFailures(failures: readonly Failure[]): readonly string[] {
  const offline = failures.filter(({ kind }) => kind === "offline").map(({ source }) => source);
  const others = failures.filter(({ kind }) => kind !== "offline").map((failure) => describeFailure(failure, vscode.l10n.t));
  return offline.length === 0
    ? others
    : [vscode.l10n.t("{0} could not be reached. Check the connection and VS Code’s proxy settings.", sourceNames(offline)), ...others];
}

/**
 * Says that no service can be asked about an id or an address, and offers what leads to its paper.
 *
 * @param elsewhere the services that could be asked if this were not a browser
 */
export async function offerForAddress(text: string, elsewhere: readonly SourceId[] = []): Promise<void> {
  const [open, add] = [vscode.l10n.t("Open in the Browser"), vscode.l10n.t("Import Papers…")];
  const page = pageOfPasted(text);
  const message =
    elsewhere.length === 0
      ? vscode.l10n.t("CiteLens: no service can be asked about this address. Copy the paper’s BibTeX entry, DOI, or title from its page.")
      : vscode.l10n.t(
          "CiteLens: {0} cannot be asked from a browser. Look the paper up by its title, or in VS Code on the desktop.",
          sourceNames(elsewhere),
        );
  const choice = await showInformation(message, ...(page === undefined ? [] : [open]), add);
  if (choice === open && page !== undefined) {
    await openPage(page);
  } else if (choice === add) {
    await vscode.commands.executeCommand("citelens.importPapers");
  }
}

/** Says in one message why no paper was found, and offers what can be done next. Returns `"again"` if the user wants to ask again. */
export async function offerAfterNothing(about: string, { failures, unknownTo }: Omit<LookedUp, "found">): Promise<"again" | undefined> {
  const page = pageOfPasted(about) ?? arxivSearchPage(about);
  const sentences = describeFailures(failures);
  const unknown =
    unknownTo.length > 0
      ? vscode.l10n.t("“{0}” is unknown to {1}.", about, sourceNames(unknownTo))
      : vscode.l10n.t("nothing was found for “{0}”.", about);
  const message = sentences.length === 0 ? unknown : [...(unknownTo.length > 0 ? [unknown] : []), ...sentences].join(" ");
  const [again, open, add] = [vscode.l10n.t("Try Again"), vscode.l10n.t("Open in the Browser"), vscode.l10n.t("Import Papers…")];
  const choice = await showInformation(`CiteLens: ${message}`, ...(failures.length > 0 ? [again] : []), open, add);
  if (choice === open) {
    await openPage(page);
  } else if (choice === add) {
    await vscode.commands.executeCommand("citelens.importPapers");
  }
  return choice === again ? "again" : undefined;
}
