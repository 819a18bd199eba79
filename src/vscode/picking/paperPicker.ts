import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { citedInActiveDocument } from "./citedPapers";
import type { OpenPicks, Services } from "../services/services";
import { createDelayed } from "../platform/slices";
import { anotherButton, commandOf, nothingFound, type PaperRow, rowOf, withTaking } from "./paperRow";

/** VS Code's list stays quick with this many rows; what is further down is found by typing on. */
const mostRows = 50;

/**
 * The key of `citelens.pickAnother`, for people: short, as a longer placeholder is cut off. Not Enter with anything: VS Code's pick takes every
 * Enter for itself.
 */
const several = "Ctrl/⌘+D";

type PickerServices = Pick<Services, "current" | "recent" | "openPicks">;

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** These stand first while nothing is typed: the paper that the cursor is on. */
  readonly first?: readonly Paper[];
  /** Whether several may be picked. */
  readonly isForSeveral?: boolean;
}

/** No open picks. The key of `citelens.pickAnother` has a meaning only while there is one. */
export function createOpenPicks(): OpenPicks {
  const open = new Set<() => void>();
  const updateContext = (): void => {
    void vscode.commands.executeCommand("setContext", "citelens.isPicking", open.size > 0);
  };
  return {
    add(pickActive) {
      open.add(pickActive);
      updateContext();
      return new vscode.Disposable(() => {
        open.delete(pickActive);
        updateContext();
      });
    },
    pickActive() {
      [...open].at(-1)?.();
    },
  };
}

/**
 * Lets the person find a paper, or several, by typing. A row's button closes the pick and runs its command with the row's paper.
 *
 * @returns the papers in the order in which they were taken, the one that was chosen last; none where none was.
 */
export function pickPapers(services: PickerServices, options: PickOptions): Promise<readonly Paper[]> {
  return new Promise((resolve) => {
    const picker = createPicker(options);
    const taken = new Set<Paper>();
    const refresh = (): void => {
      picker.items = rowsFor(services, picker.value, { ...options, taken });
    };
    const refreshing = refreshAsTyped(picker, services, refresh);
    const take = (paper: Paper | undefined): void => {
      if (paper && !taken.delete(paper)) {
        taken.add(paper);
      }
      picker.title = taken.size === 0 ? options.title : `${options.title} (${String(taken.size)} picked)`;
      picker.value = "";
      refresh();
    };
    const opened = options.isForSeveral
      ? services.openPicks.add(() => {
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
        services.recent.add(papers.map(({ citekey }) => citekey));
        finish(papers);
      }
    });
    picker.onDidTriggerItemButton(({ button, item: { paper } }) => {
      if (button === anotherButton) {
        take(paper);
      } else {
        finish([]);
        runButton(services, button, paper);
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
function refreshAsTyped(picker: vscode.QuickPick<PaperRow>, { current }: PickerServices, refresh: () => void): vscode.Disposable {
  const refreshSoon = createDelayed(0, refresh);
  return vscode.Disposable.from(refreshSoon, current.onDidIndex(refreshSoon), picker.onDidChangeValue(refreshSoon));
}

/** Does what a row's button says with the row's paper. */
function runButton({ recent }: PickerServices, button: vscode.QuickInputButton, paper: Paper | undefined): void {
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
  { current, recent }: PickerServices,
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
