import * as vscode from "vscode";
import { until } from "./editing";

/** The requests that VS Code received in a test, and the answers of the test's user. */
export interface Asked {
  /** The addresses to open in the browser. */
  readonly opened: string[];
  /** The messages to show. */
  readonly messages: string[];
  /** The button that the user chooses in the next messages; by default the messages are dismissed. */
  choice: string | undefined;
  /** The files that the user chooses in the next dialogs; by default the dialogs are cancelled. */
  files: readonly vscode.Uri[];
  /** The quick picks, the newest last. */
  readonly picks: vscode.QuickPick<vscode.QuickPickItem>[];
}

/**
 * Records the opened addresses, the messages, and the quick picks for the tests of the surrounding `describe`. Addresses, messages, and file
 * dialogs are replaced, which VS Code permits only in tests; the quick picks are real.
 */
export function useAsked(): Asked {
  const asked: Asked = { opened: [], messages: [], choice: undefined, files: [], picks: [] };
  const { openExternal } = vscode.env;
  const { createQuickPick, showErrorMessage, showInformationMessage, showOpenDialog, showQuickPick, showSaveDialog } = vscode.window;
  const note = (message: string): Promise<string | undefined> => {
    asked.messages.push(message);
    return Promise.resolve(asked.choice);
  };
  before(() => {
    Object.assign(vscode.env, {
      openExternal: (address: vscode.Uri) => Promise.resolve(asked.opened.push(address.toString(true)) > 0),
    });
    Object.assign(vscode.window, {
      showErrorMessage: note,
      showInformationMessage: note,
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

/** The number of times that a row became active, for each quick pick of either kind until now, as VS Code reports it. */
const picksShown: { rows: number }[] = [];

/** Runs a command that shows a quick pick, waits until a row of the pick is active, and then answers it with keys. */
export async function answer(
  command: readonly [id: string, ...values: readonly unknown[]],
  ...keys: readonly (() => Promise<void>)[]
): Promise<void> {
  const before = picksShown.length;
  const done = Promise.resolve(vscode.commands.executeCommand(...(command as [string, ...unknown[]])));
  const shown = until(
    () => (picksShown[before]?.rows ?? 0) > 0,
    () => `a quick pick with rows; ${picksShown.length - before} shown`,
  );
  await Promise.race([
    shown,
    done.then(() => {
      throw new Error(`${command[0]} ended without a quick pick with rows`);
    }),
  ]).finally(() => shown.catch(() => undefined));
  for (const key of keys) {
    await key();
  }
  await done;
}

/** Returns a function that runs a command of VS Code. */
export function running(command: string): () => Promise<void> {
  return async () => {
    await vscode.commands.executeCommand(command);
  };
}

/** Returns a function that runs a command in an open quick pick, and waits for the quick pick that follows it. */
export function opening(command: string): () => Promise<void> {
  return async () => {
    const before = picksShown.length;
    await vscode.commands.executeCommand(command);
    await until(() => (picksShown[before]?.rows ?? 0) > 0, "another quick pick with rows");
  };
}

/** Presses Enter in the open quick pick. */
export const enter = running("workbench.action.acceptSelectedQuickOpenItem");

/** Presses Escape in the open quick pick. */
export const escape = running("workbench.action.closeQuickOpen");

/** Moves down by one row in the open quick pick. */
export async function down(): Promise<void> {
  const pick = picksShown.at(-1);
  const before = pick?.rows ?? 0;
  await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
  await until(() => (pick?.rows ?? 0) > before, "another active row");
}

/** Waits until the newest quick pick has rows, and returns it. */
export async function picked(asked: Asked): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
  await until(() => (asked.picks.at(-1)?.items.length ?? 0) > 0, "a quick pick with rows");
  const pick = asked.picks.at(-1);
  if (!pick) {
    throw new Error("No quick pick was shown.");
  }
  return pick;
}
