import * as vscode from "vscode";
import { shownNames } from "../core/cards/shownNames";
import { describeAuthors, describePublication } from "../core/citations/describePaper";
import type { Paper } from "../core/paper";
import type { SearchHit } from "../core/search/createSearchIndex";
import { citedInActiveDocument } from "./citedPapers";
import type { CommandId } from "./contributions";
import type { CurrentLibrary } from "./currentLibrary";
import { createDelayed } from "./library/slices";
import type { RecentPapers } from "./recentPapers";

/** VS Code's list stays quick with this many rows; what is further down is found by typing on. */
const mostRows = 50;

/** So many of a paper's names stand in its row. */
const mostNames = 3;

/** Where the picker finds its papers. */
export interface PickerSources {
  readonly current: CurrentLibrary;
  readonly recent: RecentPapers;
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** These stand first while nothing is typed: the paper that the cursor is on. */
  readonly first?: readonly Paper[];
}

interface PaperRow extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

interface RowButton extends vscode.QuickInputButton {
  readonly command: CommandId;
}

const insertButton: RowButton = {
  iconPath: new vscode.ThemeIcon("quote"),
  tooltip: "Insert Citation",
  command: "citelens.insertCitation",
};
const repositoryButton: RowButton = {
  iconPath: new vscode.ThemeIcon("github"),
  tooltip: "Open Linked Repository",
  command: "citelens.openRepository",
};
const panelButton: RowButton = {
  iconPath: new vscode.ThemeIcon("layout-sidebar-left"),
  tooltip: "Show in Panel",
  command: "citelens.showInPanel",
};

/**
 * Lets the person find a paper by typing. A row's button closes the pick and runs its command with the row's paper.
 *
 * @returns the paper that was chosen, or `undefined` where none was.
 */
export function pickPaper(sources: PickerSources, options: PickOptions): Promise<Paper | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<PaperRow>();
    picker.title = options.title;
    picker.placeholder = options.placeholder;
    // VS Code sorts rows by how well their labels match. A label that is an icon alone matches nothing: our order stays.
    picker.matchOnDescription = true;
    const refresh = (): void => {
      picker.items = rowsFor(sources, picker.value, options.first ?? []);
    };
    // Letters typed meanwhile arrive first: only what is typed by then is searched for, so that no older answer can follow.
    const refreshSoon = createDelayed(0, refresh);
    const indexed = sources.current.onDidIndex(refreshSoon);
    const finish = (paper: Paper | undefined): void => {
      resolve(paper);
      refreshSoon.dispose();
      indexed.dispose();
      picker.dispose();
    };
    picker.onDidChangeValue(refreshSoon);
    picker.onDidAccept(() => {
      const paper = picker.activeItems[0]?.paper;
      if (paper) {
        sources.recent.add([paper.citekey]);
        finish(paper);
      }
    });
    picker.onDidTriggerItemButton(({ button, item }) => {
      const chosen = [insertButton, repositoryButton, panelButton].find((one) => one === button);
      finish(undefined);
      if (chosen && item.paper) {
        sources.recent.add([item.paper.citekey]);
        void vscode.commands.executeCommand(chosen.command, item.paper.citekey);
      }
    });
    picker.onDidHide(() => {
      finish(undefined);
    });
    refresh();
    picker.show();
  });
}

function rowsFor({ current, recent }: PickerSources, query: string, first: readonly Paper[]): readonly PaperRow[] {
  const hits = current.searchIndex().search(query, { limit: mostRows, recent: recent.citekeys(), cited: citedInActiveDocument(current) });
  const pinned = query.trim() === "" ? first : [];
  const rows = [...pinned.map((paper) => rowOf(paper)), ...hits.filter(({ paper }) => !pinned.includes(paper)).map((hit) => rowOf(hit.paper, hit))];
  return rows.length > 0 ? rows : [{ label: "$(info)", description: "No paper matches. Fewer words find more.", alwaysShow: true }];
}

function rowOf(paper: Paper, hit?: SearchHit): PaperRow {
  const hasCode = paper.links.some(({ kind }) => kind === "code");
  return {
    label: labelFor(hit),
    description: withoutIcons(paper.title),
    detail: detailOf(paper, hit),
    alwaysShow: true,
    buttons: [insertButton, ...(hasCode ? [repositoryButton] : []), panelButton],
    paper,
  };
}

/** An icon that tells by what a paper was found: its name or title, else its author, else only its abstract. */
function labelFor(hit: SearchHit | undefined): string {
  const fields = hit?.matches.map(({ field }) => field) ?? [];
  const isByTitle = fields.length === 0 ? hit?.snippet === undefined : fields.some((field) => field === "name" || field === "title");
  return isByTitle ? "$(book)" : fields.includes("authors") ? "$(person)" : hit?.snippet ? "$(note)" : "$(book)";
}

/** Icons are spelled by us alone: what comes from the paper cannot begin one. */
function detailOf(paper: Paper, hit: SearchHit | undefined): string {
  const facts = [shownNames(paper).slice(0, mostNames).join(", "), describeAuthors(paper), describePublication(paper)];
  const line = facts.filter((fact) => fact !== "").map(withoutIcons).join("  ·  ");
  return hit?.snippet ? `${line}  —  ${withoutIcons(hit.snippet.text)}` : line;
}

function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, "$\u2060");
}
