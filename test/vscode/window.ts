import * as vscode from "vscode";
import { until } from "./editing";

/** The requests to VS Code that a test records instead of having them done. */
export interface Asked {
  readonly opened: string[];
  readonly messages: string[];
  /** The button that the user chooses in the next messages. */
  choice: string | undefined;
  /** The files that the user chooses in the next dialogs. */
  files: readonly vscode.Uri[];
  /** The quick picks that were shown, newest last. */
  readonly picks: vscode.QuickPick<vscode.QuickPickItem>[];
}

/**
 * Records the opened addresses, the messages and the quick picks of the tests of the `describe` around the call. The quick picks are real.
 * VS Code allows changes of `vscode.env` only in tests.
 */
export function useAsked(): Asked {
  const asked: Asked = { opened: [], messages: [], choice: undefined, files: [], picks: [] };
  const { openExternal } = vscode.env;
  const { createQuickPick, showErrorMessage, showInformationMessage, showOpenDialog, showQuickPick, showSaveDialog } = vscode.window;
  const record = (message: string): Promise<string | undefined> => {
    asked.messages.push(message);
    return Promise.resolve(asked.choice);
  };
  before(() => {
    Object.assign(vscode.env, {
      openExternal: (address: vscode.Uri) => Promise.resolve(asked.opened.push(address.toString(true)) > 0),
    });
    Object.assign(vscode.window, {
      showErrorMessage: record,
      showInformationMessage: record,
      showOpenDialog: () => Promise.resolve(asked.files.length > 0 ? [...asked.files] : undefined),
      showSaveDialog: () => Promise.resolve(asked.files[0]),
      createQuickPick: () => {
        const pick = createQuickPick();
        const shown = { rows: 0 };
        pick.onDidChangeActive(() => shown.rows++);
        asked.picks.push(pick);
        picksShown.push(shown);
        return pick;
      },
      showQuickPick: (items: Parameters<typeof showQuickPick>[0], options?: vscode.QuickPickOptions) => {
        const shown = { rows: 0 };
        picksShown.push(shown);
        return showQuickPick(items, { ...options, onDidSelectItem: () => shown.rows++ });
      },
    });
  });
  beforeEach(() => {
    for (const list of [asked.opened, asked.messages, asked.picks]) {
      list.length = 0;
    }
    asked.choice = undefined;
    asked.files = [];
  });
  after(() => {
    Object.assign(vscode.env, { openExternal });
    Object.assign(vscode.window, {
      createQuickPick,
      showErrorMessage,
      showInformationMessage,
      showOpenDialog,
      showQuickPick,
      showSaveDialog,
    });
  });
  return asked;
}

/** All quick picks until now, of either kind, with the number of times that VS Code reported another active row. */
const picksShown: { rows: number }[] = [];

/** Runs a command that shows a quick pick, and presses the keys once the pick has an active row. */
export async function answer(
  command: readonly [id: string, ...values: readonly unknown[]],
  ...keys: readonly (() => Promise<void>)[]
): Promise<void> {
  const before = picksShown.length;
  const done = Promise.resolve(vscode.commands.executeCommand(...(command as [string, ...unknown[]])));
  await until(() => (picksShown[before]?.rows ?? 0) > 0, "a quick pick with rows");
  for (const key of keys) {
    await key();
  }
  await done;
}

/** Returns a key press that runs a command of VS Code. */
export function running(command: string): () => Promise<void> {
  return async () => {
    await vscode.commands.executeCommand(command);
  };
}

/** Presses Enter in the quick pick. */
export const enter = running("workbench.action.acceptSelectedQuickOpenItem");

/** Presses Escape in the quick pick. */
export const escape = running("workbench.action.closeQuickOpen");

/** Goes one row down in the quick pick. */
export async function down(): Promise<void> {
  const pick = picksShown.at(-1);
  const before = pick?.rows ?? 0;
  await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
  await until(() => (pick?.rows ?? 0) > before, "another active row");
}

/** Waits until a quick pick is shown and has rows. */
export async function picked(asked: Asked): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
  await until(() => (asked.picks.at(-1)?.items.length ?? 0) > 0, "a quick pick with rows");
  const pick = asked.picks.at(-1);
  if (!pick) {
    throw new Error("no quick pick");
  }
  return pick;
}
