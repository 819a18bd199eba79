import * as vscode from "vscode";
import { shownNames } from "../core/cards/shownNames";
import { describeAuthors, describePublication } from "../core/citations/wording/describePaper";
import type { Paper } from "../core/paper";
import type { SearchHit } from "../core/search/createSearchIndex";
import { citedInActiveDocument } from "./citedPapers";
import type { CommandId } from "./contributions";
import type { CurrentLibrary } from "./currentLibrary";
import { createDelayed } from "./library/slices";
import type { RecentPapers } from "./recentPapers";

/** VS Code's list stays quick with this many rows; what is further down is found by typing on. */
const mostRows = 50;

/**
 * The key of `citelens.pickAnother`, for people: short, as a longer placeholder is cut off. Not Enter with anything: VS Code's pick takes every
 * Enter for itself.
 */
const several = "Ctrl/⌘+D";

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
  /** Whether several may be picked. */
  readonly isForSeveral?: boolean;
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

const anotherButton: RowButton = {
  iconPath: new vscode.ThemeIcon("add"),
  tooltip: "Pick Another: take this one, and look for the next",
  command: "citelens.pickAnother",
};

/** Takes the row that is active in the pick that is shown, or takes it back; `undefined` while none is shown for several papers. */
let takeActive: (() => void) | undefined;

/** Takes the active paper of the pick that is shown, and lets the person look for another. */
export function pickAnother(): void {
  takeActive?.();
}

/**
 * Lets the person find a paper, or several, by typing. A row's button closes the pick and runs its command with the row's paper.
 *
 * @returns the papers in the order in which they were taken, the one that was chosen last; none where none was.
 */
export function pickPapers(sources: PickerSources, options: PickOptions): Promise<readonly Paper[]> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<PaperRow>();
    const taken = new Set<Paper>();
    picker.title = options.title;
    picker.placeholder = options.isForSeveral ? `${options.placeholder} (${several} picks several)` : options.placeholder;
    // VS Code sorts rows by how well their labels match. A label that is an icon alone matches nothing: our order stays.
    picker.matchOnDescription = true;
    const refresh = (): void => {
      picker.items = rowsFor(sources, picker.value, { ...options, taken });
    };
    // Letters typed meanwhile arrive first: only what is typed by then is searched for, so that no older answer can follow.
    const refreshSoon = createDelayed(0, refresh);
    const indexed = sources.current.onDidIndex(refreshSoon);
    const take = (paper: Paper | undefined): void => {
      if (paper && !taken.delete(paper)) {
        taken.add(paper);
      }
      picker.title = taken.size === 0 ? options.title : `${options.title} (${String(taken.size)} picked)`;
      picker.value = "";
      refresh();
    };
    const finish = (papers: readonly Paper[]): void => {
      resolve(papers);
      setPicking(undefined);
      refreshSoon.dispose();
      indexed.dispose();
      picker.dispose();
    };
    const accept = (papers: readonly Paper[]): void => {
      sources.recent.add(papers.map(({ citekey }) => citekey));
      finish(papers);
    };
    picker.onDidChangeValue(refreshSoon);
    picker.onDidAccept(() => {
      const papers = [...new Set([...taken, ...picker.activeItems.slice(0, 1).flatMap(({ paper }) => paper ?? [])])];
      if (papers.length > 0) {
        accept(papers);
      }
    });
    picker.onDidTriggerItemButton(({ button, item }) => {
      const chosen = [anotherButton, insertButton, repositoryButton, panelButton].find((one) => one === button);
      if (chosen === anotherButton) {
        take(item.paper);
        return;
      }
      finish([]);
      if (chosen && item.paper) {
        sources.recent.add([item.paper.citekey]);
        void vscode.commands.executeCommand(chosen.command, item.paper.citekey);
      }
    });
    picker.onDidHide(() => {
      finish([]);
    });
    refresh();
    setPicking(options.isForSeveral ? () => { take(picker.activeItems[0]?.paper); } : undefined);
    picker.show();
  });
}

/** The key of the command has a meaning only while several papers can be picked. */
function setPicking(take: (() => void) | undefined): void {
  takeActive = take;
  void vscode.commands.executeCommand("setContext", "citelens.isPicking", take !== undefined);
}

interface RowOptions extends Pick<PickOptions, "first" | "isForSeveral"> {
  readonly taken: ReadonlySet<Paper>;
}

/** Those that are taken stand first while nothing is typed, then the one at the cursor. */
function rowsFor({ current, recent }: PickerSources, query: string, { first = [], taken, isForSeveral = false }: RowOptions): readonly PaperRow[] {
  const hits = current.searchIndex().search(query, { limit: mostRows, recent: recent.citekeys(), cited: citedInActiveDocument(current) });
  const pinned = query.trim() === "" ? [...new Set([...taken, ...first])] : [];
  const found = [...pinned.map((paper) => rowOf(paper)), ...hits.filter(({ paper }) => !pinned.includes(paper)).map((hit) => rowOf(hit.paper, hit))];
  const rows = isForSeveral ? found.map((row) => withTaking(row, taken)) : found;
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

function withTaking(row: PaperRow, taken: ReadonlySet<Paper>): PaperRow {
  const isTaken = row.paper !== undefined && taken.has(row.paper);
  return { ...row, label: isTaken ? "$(check)" : row.label, buttons: [anotherButton, ...(row.buttons ?? [])] };
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
