import type * as vscode from "vscode";

/**
 * Shows a list, and disposes it once the user has pressed Enter or left it.
 *
 * @param choice returns the choice of the user when they press Enter. If they leave the list, the result is `undefined`.
 */
export function showPicker<Row extends vscode.QuickPickItem, Choice>(
  picker: vscode.QuickPick<Row>,
  choice: () => Choice,
): Promise<Choice | undefined> {
  return new Promise<Choice | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(choice());
    });
    picker.onDidHide(() => {
      resolve(undefined);
    });
    picker.show();
  }).finally(() => {
    picker.dispose();
  });
}
