import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { citedInActiveDocument } from "./citedPapers";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { createDelayed } from "../platform/slices";
import { anotherButton, commandOf, nothingFound, type PaperRow, rowOf, withTaking } from "./paperRow";
import type { RecentPapers } from "../lookup/recentPapers";

/** VS Code's list stays quick with this many rows; what is further down is found by typing on. */
const mostRows = 50;

/**
 * The key of `citelens.pickAnother`, for people: short, as a longer placeholder is cut off. Not Enter with anything: VS Code's pick takes every
 * Enter for itself.
 */
const several = "Ctrl/⌘+D";

/** Where the picker finds its papers. */
export interface PickerSources {
  readonly current: PaperLookUps;
  readonly recent: RecentPapers;
  readonly openPicks: OpenPicks;
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** These stand first while nothing is typed: the paper that the cursor is on. */
  readonly first?: readonly Paper[];
  /** Whether several may be picked. */
  readonly isForSeveral?: boolean;
}

/** The picks for several papers that are open. VS Code shows one at a time; it hides the one before only after the next is shown. */
export interface OpenPicks {
  /** Adds a pick; disposing the result removes it. */
  add(takeActive: () => void): vscode.Disposable;
  /** Takes the active paper of the newest pick, or gives it back, and lets the user look for another. */
  takeActive(): void;
}

/** No open picks. The key of `citelens.pickAnother` has a meaning only while there is one. */
export function createOpenPicks(): OpenPicks {
  const open = new Set<() => void>();
  const updateContext = (): void => {
    void vscode.commands.executeCommand("setContext", "citelens.isPicking", open.size > 0);
  };
  return {
    add(takeActive) {
      open.add(takeActive);
      updateContext();
      return new vscode.Disposable(() => {
        open.delete(takeActive);
        updateContext();
      });
    },
    takeActive() {
      [...open].at(-1)?.();
    },
  };
}

/**
 * Lets the person find a paper, or several, by typing. A row's button closes the pick and runs its command with the row's paper.
 *
 * @returns the papers in the order in which they were taken, the one that was chosen last; none where none was.
 */
export function pickPapers(sources: PickerSources, options: PickOptions): Promise<readonly Paper[]> {
  return new Promise((resolve) => {
    const picker = createPicker(options);
    const taken = new Set<Paper>();
    const refresh = (): void => {
      picker.items = rowsFor(sources, picker.value, { ...options, taken });
    };
    const refreshing = refreshAsTyped(picker, sources, refresh);
    const take = (paper: Paper | undefined): void => {
      if (paper && !taken.delete(paper)) {
        taken.add(paper);
      }
      picker.title = taken.size === 0 ? options.title : `${options.title} (${String(taken.size)} picked)`;
      picker.value = "";
      refresh();
    };
    const opened = options.isForSeveral
      ? sources.openPicks.add(() => {
          take(picker.activeItems[0]?.paper);
        })
      : undefined;
    const finish = (papers: readonly Paper[]): void => {
      resolve(papers);
      opened?.dispose();
      refreshing.dispose();
      picker.dispose();
    };
    picker.onDidAccept(() => {
      const papers = [...new Set([...taken, ...picker.activeItems.slice(0, 1).flatMap(({ paper }) => paper ?? [])])];
      if (papers.length > 0) {
        sources.recent.add(papers.map(({ citekey }) => citekey));
        finish(papers);
      }
    });
    picker.onDidTriggerItemButton(({ button, item: { paper } }) => {
      if (button === anotherButton) {
        take(paper);
      } else {
        finish([]);
        runButton(sources, button, paper);
      }
    });
    picker.onDidHide(() => {
      finish([]);
    });
    refresh();
    picker.show();
  });
}

function createPicker({ title, placeholder, isForSeveral = false }: PickOptions): vscode.QuickPick<PaperRow> {
  const picker = vscode.window.createQuickPick<PaperRow>();
  picker.title = title;
  picker.placeholder = isForSeveral ? `${placeholder} (${several} picks several)` : placeholder;
  // VS Code sorts rows by how well their labels match. A label that is an icon alone matches nothing: our order stays.
  picker.matchOnDescription = true;
  return picker;
}

/** Letters typed meanwhile arrive first: only what is typed by then is searched for, so that no older answer can follow. */
function refreshAsTyped(picker: vscode.QuickPick<PaperRow>, { current }: PickerSources, refresh: () => void): vscode.Disposable {
  const refreshSoon = createDelayed(0, refresh);
  return vscode.Disposable.from(refreshSoon, current.onDidIndex(refreshSoon), picker.onDidChangeValue(refreshSoon));
}

/** Does what a row's button says with the row's paper. */
function runButton({ recent }: PickerSources, button: vscode.QuickInputButton, paper: Paper | undefined): void {
  const command = commandOf(button);
  if (command && paper) {
    recent.add([paper.citekey]);
    void vscode.commands.executeCommand(command, paper.citekey);
  }
}

interface RowOptions extends Pick<PickOptions, "first" | "isForSeveral"> {
  readonly taken: ReadonlySet<Paper>;
}

/** Those that are taken stand first while nothing is typed, then the one at the cursor. */
function rowsFor(
  { current, recent }: PickerSources,
  query: string,
  { first = [], taken, isForSeveral = false }: RowOptions,
): readonly PaperRow[] {
  const hits = current.searchIndex().search(query, { limit: mostRows, recent: recent.citekeys(), cited: citedInActiveDocument(current) });
  const pinned = query.trim() === "" ? [...new Set([...taken, ...first])] : [];
  const found = [
    ...pinned.map((paper) => rowOf(paper)),
    ...hits.filter(({ paper }) => !pinned.includes(paper)).map((hit) => rowOf(hit.paper, hit)),
  ];
  const rows = isForSeveral ? found.map((row) => withTaking(row, row.paper !== undefined && taken.has(row.paper))) : found;
  return rows.length > 0 ? rows : [nothingFound];
}
