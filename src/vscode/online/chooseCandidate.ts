import * as vscode from "vscode";
import { shownPublication } from "../../core/cards/shownPublication";
import { describeAuthors } from "../../core/citations/wording/describePaper";
import { paperOfFound } from "../../core/sources/paperOfFound";
import type { FoundPaper } from "../../core/sources/source";
import type { FoundByTitle } from "../../network/online";
import type { Services } from "../services/services";
import { sourceNames } from "./askedServices";
import { describeFailures } from "./nothingCame";
import { knownPaper, withoutIcons } from "./preview";

/** Lets the user choose among the papers found for a title, also if there is only one: the first hit may be another paper. */
export async function chooseCandidate(
  { current }: Pick<Services, "current">,
  title: string,
  { candidates, failures }: FoundByTitle,
): Promise<readonly FoundPaper[] | undefined> {
  const rows = candidates.flatMap((found) => {
    const paper = paperOfFound(found);
    if (!paper) {
      return [];
    }
    const known = knownPaper(current, paper) ? vscode.l10n.t("in your library") : "";
    const facts = [describeAuthors(paper), shownPublication(paper), paper.doi ?? paper.arxiv ?? "", known];
    return [
      {
        label: withoutIcons(paper.title),
        description: sourceNames([...new Set(found.map(({ source }) => source))]),
        detail: withoutIcons(facts.filter((fact) => fact !== "").join(" · ")),
        found,
      },
    ];
  });
  const unanswered = describeFailures(failures).map((sentence) => ({ label: `$(warning) ${sentence}`, found: undefined }));
  const chosen = await vscode.window.showQuickPick([...rows, ...unanswered], {
    title: vscode.l10n.t("Which Paper Is “{0}”?", title),
    placeHolder: vscode.l10n.t("Choose the paper, or press Escape if it is not among them"),
    matchOnDetail: true,
  });
  return chosen?.found;
}
