import * as vscode from "vscode";

/** The lists that VS Code shows from which the user chooses one row. */
export interface Lists {
  /** Returns the rows of the newest list: each with its description in parentheses and its detail. */
  last(): string;
  /** Returns how many lists there were in this test. */
  count(): number;
}

/** Records the lists in the tests of the surrounding `describe`. They are still shown. Call it after `useAsked`. */
export function useLists(): Lists {
  const lists: string[] = [];
  const { window } = vscode;
  before(() => {
    const shown = window.showQuickPick.bind(window);
    const recording = async (items: Parameters<typeof shown>[0], options?: vscode.QuickPickOptions): Promise<unknown> => {
      const rows: readonly (string | vscode.QuickPickItem)[] = await items;
      lists.push(rows.map(shownRow).join("\n"));
      return shown(items, options);
    };
    // `useAsked` puts VS Code's own function back.
    Object.assign(window, { showQuickPick: recording });
  });
  beforeEach(() => {
    lists.length = 0;
  });
  return { last: () => lists.at(-1) ?? "", count: () => lists.length };
}

function shownRow(row: string | vscode.QuickPickItem): string {
  if (typeof row === "string") {
    return row;
  }
  const { label, description = "", detail = "" } = row;
  return `${label} (${description}) ${detail}`.trim().replaceAll("\u2060", "");
}
