import * as vscode from "vscode";

/**
 * Shows a message, with a button for each label. VS Code makes links of `[text](address)` in it, also those that run commands, so that the title of a
 * paper could become one. Here, nothing becomes a link.
 */
export function showInformation<Label extends string>(message: string, ...labels: readonly Label[]): Thenable<Label | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), ...labels);
}

/** Shows a warning like {@link showInformation}. */
export function showWarning<Label extends string>(message: string, ...labels: readonly Label[]): Thenable<Label | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), ...labels);
}

/** Shows an error like {@link showInformation}. */
export function showError<Label extends string>(message: string, ...labels: readonly Label[]): Thenable<Label | undefined> {
  return vscode.window.showErrorMessage(withoutLinks(message), ...labels);
}

/** Breaks up `](`, so that VS Code shows the text of a link as it is written. The title and the text of a progress need that, too. */
export function withoutLinks(text: string): string {
  return text.replaceAll("](", "]\u2060(");
}
