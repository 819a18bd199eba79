import * as vscode from "vscode";
import { formatSet } from "../../core/cards/formatSet";
import { formatQueryProblem } from "../../core/cards/formatQueryProblem";
import type { Paper } from "../../core/paper";
import { parseQuery } from "../../core/search/query/parseQuery";
import { createDelayed } from "../platform/slices";
import type { OpenPicks, Services } from "../services/services";
import { citedInActiveDocument } from "./citedPapers";
import { rowsForNothing } from "./nothingFound";
import { commandOfButton, formButton, paperRow, type PaperRow, pickableRow, pickAnotherButton } from "./paperRow";

/** VS Code's list stays quick with this many rows. The user finds further papers by typing more. */
const maxRows = 50;

/**
 * The keybinding of `citelens.pickAnother` as the placeholder shows it. Short, because VS Code cuts a longer placeholder off. It cannot use
 * Enter, because VS Code's list takes every combination with Enter for itself.
 */
const pickAnotherKeys = "Ctrl/⌘+D";

type PickerServices = Pick<Services, "current" | "openPicks" | "personal" | "recent">;

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** The text in the search box when the list opens. */
  readonly query?: string;
  /** The papers that come first while the search box is empty, such as the paper at the cursor. */
  readonly first?: readonly Paper[];
  /** If true, the user means something that no paper is known for, so no row is active until they type or choose. */
  readonly isNoneMeant?: boolean;
  /** If true, the user may pick several papers. */
  readonly isForSeveral?: boolean;
  /** If set, the user can ask to choose how the papers are cited. It is called before the papers are returned. */
  readonly onChooseForm?: () => void;
}

/** Creates the open picks. The keybinding of `citelens.pickAnother` is active only while one is open. */
export function createOpenPicks(): OpenPicks {
  const open = new Map<() => void, (() => void) | undefined>();
  const updateContext = (): void => {
    void vscode.commands.executeCommand("setContext", "citelens.isPicking", open.size > 0);
  };
  return {
    add(pickActive, acceptInForm) {
      open.set(pickActive, acceptInForm);
      updateContext();
      return new vscode.Disposable(() => {
        open.delete(pickActive);
        updateContext();
      });
    },
    pickActive() {
      [...open.keys()].at(-1)?.();
    },
    acceptInForm() {
      [...open.values()].at(-1)?.();
    },
  };
}

/**
 * Lets the user find one or several papers by typing. A button of a row closes the list and runs its command with the row's paper.
 *
 * @returns the papers in the order in which they were picked, the accepted one last; empty if the user cancels.
 */
export function pickPapers(services: PickerServices, options: PickOptions): Promise<readonly Paper[]> {
  return new Promise((resolve) => {
    const picker = createPicker(options);
    const picked = new Set<Paper>();
    const refresh = (): void => {
      picker.items = rowsFor(services, picker.value, { ...options, picked });
      if (options.isNoneMeant === true && picked.size === 0 && picker.value.trim() === "") {
        picker.activeItems = [];
      }
    };
    const refreshing = refreshAsTyped(picker, services, refresh);
    const togglePicked = (paper: Paper | undefined): void => {
      if (paper && !picked.delete(paper)) {
        picked.add(paper);
      }
      picker.title = picked.size === 0 ? options.title : vscode.l10n.t("{0} ({1} picked)", options.title, picked.size);
      picker.value = "";
      refresh();
    };
    const opened = options.isForSeveral
      ? services.openPicks.add(
          () => {
            togglePicked(picker.activeItems[0]?.paper);
          },
          () => {
            acceptInForm(picker.activeItems[0]?.paper);
          },
        )
      : undefined;
    const finish = (papers: readonly Paper[]): void => {
      resolve(papers);
      opened?.dispose();
      refreshing.dispose();
      picker.dispose();
    };
    const accept = (paper: Paper | undefined): void => {
      const papers = [...new Set([...picked, ...(paper ? [paper] : [])])];
      if (papers.length > 0) {
        services.recent.add(papers.map(({ citekey }) => citekey));
        finish(papers);
      }
    };
    const acceptInForm = (paper: Paper | undefined): void => {
      if (options.onChooseForm && (paper ?? picked.size > 0)) {
        options.onChooseForm();
        accept(paper);
      }
    };
    picker.onDidAccept(() => {
      const [active] = picker.activeItems;
      if (active?.run) {
        finish([]);
        void active.run();
      } else {
        accept(active?.paper);
      }
    });
    picker.onDidTriggerButton(() => {
      acceptInForm(picker.activeItems[0]?.paper);
    });
    picker.onDidTriggerItemButton(({ button, item: { paper } }) => {
      if (button === pickAnotherButton) {
        togglePicked(paper);
      } else if (button === formButton) {
        acceptInForm(paper);
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

function createPicker({ title, placeholder, query = "", isForSeveral = false, onChooseForm }: PickOptions): vscode.QuickPick<PaperRow> {
  const picker = vscode.window.createQuickPick<PaperRow>();
  picker.title = title;
  picker.value = query;
  picker.buttons = onChooseForm ? [formButton] : [];
  picker.placeholder = isForSeveral ? vscode.l10n.t("{0} ({1} picks several)", placeholder, pickAnotherKeys) : placeholder;
  // VS Code sorts rows by how well their labels match. A label that is only an icon matches nothing, so our order stays.
  picker.matchOnDescription = true;
  return picker;
}

/** Refreshes the rows after all typed letters have arrived, so that only the newest query is searched for. */
function refreshAsTyped(picker: vscode.QuickPick<PaperRow>, { current }: PickerServices, refresh: () => void): vscode.Disposable {
  const refreshSoon = createDelayed(0, refresh);
  return vscode.Disposable.from(refreshSoon, current.onDidIndex(refreshSoon), picker.onDidChangeValue(refreshSoon));
}

/** Runs the command of a row's button with the row's paper. */
function runButton({ recent }: PickerServices, button: vscode.QuickInputButton, paper: Paper | undefined): void {
  const command = commandOfButton(button);
  if (command && paper) {
    recent.add([paper.citekey]);
    void vscode.commands.executeCommand(command, paper.citekey);
  }
}

interface RowOptions extends Pick<PickOptions, "first" | "isForSeveral" | "onChooseForm"> {
  readonly picked: ReadonlySet<Paper>;
}

/** Returns the rows for a query. While it is empty, the picked papers come first, then those of the option `first`. */
function rowsFor(
  { current, personal, recent }: PickerServices,
  query: string,
  { first = [], picked, isForSeveral = false, onChooseForm }: RowOptions,
): readonly PaperRow[] {
  const hits = current
    .searchIndex()
    .search(query, { limit: maxRows, recent: recent.citekeys(), cited: citedInActiveDocument(current), isOwn: personal.isOwn });
  const pinned = query.trim() === "" ? [...new Set([...picked, ...first])] : [];
  const found = [
    ...pinned.map((paper) => paperRow(paper, originOf(paper, personal))),
    ...hits.filter(({ paper }) => !pinned.includes(paper)).map((hit) => paperRow(hit.paper, originOf(hit.paper, personal), hit)),
  ];
  const rows = isForSeveral
    ? found.map((row) => pickableRow(row, row.paper !== undefined && picked.has(row.paper), onChooseForm !== undefined))
    : found;
  const problems = parseQuery(query).problems.map((problem): PaperRow => ({
    label: "$(warning)",
    description: formatQueryProblem(problem, vscode.l10n.t),
    alwaysShow: true,
  }));
  // The rows that say something stand behind the first paper, because Enter takes the first row, and in sight.
  return [...(rows.length > 0 ? rows.slice(0, 1) : []), ...problems, ...(rows.length > 0 ? rows.slice(1) : rowsForNothing(query))];
}

/** Returns the user's file that has the paper, or else the bundled set that has it. */
function originOf({ citekey }: Paper, { placesOf, setOf }: PickerServices["personal"]): string {
  const set = setOf(citekey);
  return placesOf(citekey)[0]?.label ?? (set === undefined ? "" : formatSet(set, vscode.l10n.t));
}
