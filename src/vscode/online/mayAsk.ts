import * as vscode from "vscode";
import { readSettings } from "../platform/settings";

/**
 * Returns whether these services may be asked about a text. Asks the user, who may answer for all later times, unless the setting
 * `citelens.online.lookUp` says it.
 *
 * @param services the names of the services: `"DataCite, Hugging Face, arXiv"`
 * @param about what is sent to them: `"2404.05868"`
 * @param how what else the question says; without it, that of looking up one text
 */
export async function mayAsk(services: string, about: string, how?: string): Promise<boolean> {
  switch (readSettings()["online.lookUp"]) {
    case "always":
      return true;
    case "never":
      void offerSetting();
      return false;
    case "ask":
      return askUser(services, about, how);
  }
}

async function askUser(services: string, about: string, how: string | undefined): Promise<boolean> {
  const [once, always] = [vscode.l10n.t("Ask Once"), vscode.l10n.t("Always")];
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("Ask {0} about “{1}”?", services, about),
    {
      modal: true,
      detail:
        how ??
        vscode.l10n.t(
          "They are asked in this order until one knows enough. CiteLens sends this text and its own name and version, and nothing from your files. It asks no service unless you look a paper up.",
        ),
    },
    once,
    always,
  );
  if (answer === always) {
    await vscode.workspace.getConfiguration("citelens", null).update("online.lookUp", "always", vscode.ConfigurationTarget.Global);
  }
  return answer === once || answer === always;
}

async function offerSetting(): Promise<void> {
  const open = vscode.l10n.t("Open Settings");
  const message = vscode.l10n.t("CiteLens: looking papers up is switched off by the setting citelens.online.lookUp.");
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "citelens.online.lookUp");
  }
}
