import * as vscode from "vscode";
import { arxivSearchPage, pageOfPasted } from "../../core/text/pageOfPasted";
import type { Failure, LookedUp } from "../../network/online";
import { openPage } from "../picking/nothingFound";
import { sourceName, sourceNames } from "./given";

/** Returns a sentence for each service that did not answer, and one for all if there is no network. */
export function describeFailures(failures: readonly Failure[]): readonly string[] {
  const offline = failures.filter(({ kind }) => kind === "offline").map(({ source }) => source);
  const others = failures.flatMap((failure) => {
    const name = sourceName(failure.source);
    switch (failure.kind) {
      case "later":
        return [
          failure.waitSeconds === undefined
            ? vscode.l10n.t("{0} is busy. Try again later.", name)
            : vscode.l10n.t("{0} is busy. Try again in {1} seconds.", name, Math.ceil(failure.waitSeconds)),
        ];
      case "broken":
        return [vscode.l10n.t("{0} gave no usable answer: {1}.", name, failure.why)];
      case "offline":
        return [];
    }
  });
  return [
    ...(offline.length === 0
      ? []
      : [vscode.l10n.t("{0} could not be reached. Check the connection and VS Code’s proxy settings.", sourceNames(offline))]),
    ...others,
  ];
}

/** Says in one message why no paper was found, and offers what can be done next. */
export async function offerAfterNothing(about: string, { failures, unknownTo }: Omit<LookedUp, "found">): Promise<void> {
  const page = pageOfPasted(about) ?? arxivSearchPage(about);
  const sentences = describeFailures(failures);
  const unknown =
    unknownTo.length > 0
      ? vscode.l10n.t("{0} does not know “{1}”.", sourceNames(unknownTo), about)
      : vscode.l10n.t("nothing was found for “{0}”.", about);
  const message = sentences.length === 0 ? unknown : [...(unknownTo.length > 0 ? [unknown] : []), ...sentences].join(" ");
  const [again, open, add] = [vscode.l10n.t("Try Again"), vscode.l10n.t("Open in the Browser"), vscode.l10n.t("Import Papers…")];
  const choice = await vscode.window.showInformationMessage(`CiteLens: ${message}`, ...(failures.length > 0 ? [again] : []), open, add);
  if (choice === again) {
    await vscode.commands.executeCommand("citelens.addPaper", about);
  } else if (choice === open) {
    await openPage(page);
  } else if (choice === add) {
    await vscode.commands.executeCommand("citelens.importPapers");
  }
}
