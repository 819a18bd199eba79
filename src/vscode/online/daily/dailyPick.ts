import * as vscode from "vscode";
import type { DailyList } from "../../../core/sources/dailyList";
import type { DailyPaper } from "../../../core/sources/services/huggingFace";
import { paperOfFound } from "../../../core/sources/paperOfFound";
import { openPage } from "../../picking/nothingFound";
import { showPicker } from "../../picking/showPicker";
import type { Services } from "../../services/services";
import { withoutIcons } from "../preview";

interface DailyRow extends vscode.QuickPickItem {
  readonly daily: DailyPaper;
}

/** The choice of the user: the ticked papers, and the one that was active. */
interface DailyChoice {
  readonly ticked: readonly DailyPaper[];
  readonly active?: DailyPaper | undefined;
}

/** Shows the papers of a day, of which the user can tick one, some, or all. A dot marks those that were never shown before. */
export function chooseDailyPapers(
  { current }: Pick<Services, "current">,
  { day, papers }: DailyList,
  shown: ReadonlySet<string>,
): Promise<DailyChoice | undefined> {
  const picker = vscode.window.createQuickPick<DailyRow>();
  picker.title = vscode.l10n.t("Daily papers of {0}", day);
  picker.placeholder = vscode.l10n.t("Tick papers to add them. Without a tick, Enter shows the paper.");
  picker.canSelectMany = true;
  picker.matchOnDetail = true;
  const library = current.library();
  picker.items = papers.map((daily) =>
    rowFor(daily, { isKnown: library.byAny(daily.arxiv) !== undefined, isNew: !shown.has(daily.arxiv) }),
  );
  // A list for several has no active row of its own.
  picker.activeItems = picker.items.slice(0, 1);
  picker.onDidTriggerItemButton(({ item, button }) => {
    const { arxiv, repository } = item.daily;
    void openPage(button.tooltip === repository && repository !== undefined ? repository : pageOf(arxiv));
  });
  return showPicker(picker, () => ({ ticked: picker.selectedItems.map(({ daily }) => daily), active: picker.activeItems[0]?.daily }));
}

function rowFor(daily: DailyPaper, { isKnown, isNew }: { readonly isKnown: boolean; readonly isNew: boolean }): DailyRow {
  const { paper, arxiv, repository, upvotes } = daily;
  const { title = arxiv, abstract = "" } = paperOfFound([paper]) ?? {};
  const facts = [
    vscode.l10n.t("upvotes: {0}", upvotes),
    repository?.replace(/^https:\/\/(?:www\.)?/, "") ?? "",
    isKnown ? vscode.l10n.t("in your library") : "",
  ];
  return {
    label: `${isNew ? "$(circle-small-filled) " : ""}${withoutIcons(title)}`,
    description: withoutIcons(facts.filter((fact) => fact !== "").join(" · ")),
    detail: withoutIcons(abstract),
    buttons: [
      { iconPath: new vscode.ThemeIcon("link-external"), tooltip: pageOf(arxiv) },
      ...(repository === undefined ? [] : [{ iconPath: new vscode.ThemeIcon("repo"), tooltip: repository }]),
    ],
    daily,
  };
}

function pageOf(arxiv: string): string {
  return `https://arxiv.org/abs/${arxiv}`;
}
