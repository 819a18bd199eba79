import * as vscode from "vscode";
import type { Limit } from "../../platform/limitQuestion";
import { maxBytesUnasked } from "../../platform/readText";

/**
 * Returns whether the user may be asked to read a file that is larger than what is read unasked. Only about files that the user named: a
 * workspace's own file is a line in the log. An untrusted workspace must not lead to a question that many would answer with yes.
 */
export function mayAsk(): boolean {
  return vscode.workspace.isTrusted;
}

/** Returns the question about a file of this size. A yes is stored. */
export function sizeLimit(uri: vscode.Uri, bytes: number): Limit {
  const message = vscode.l10n.t(
    "{0} ({1}) was not read. Reading it takes a while.",
    vscode.workspace.asRelativePath(uri),
    megabytes(bytes),
  );
  return { id: uri.toString(), message, ...buttons() };
}

/** Returns the question about a file that has so many bytes when it is unpacked. A yes counts for the session. */
export function unpackedLimit(uri: vscode.Uri, bytes: number): Limit {
  const message = vscode.l10n.t("{0} was not read: {1}", vscode.workspace.asRelativePath(uri), describeUnpacked(bytes));
  return { id: `unpacked ${uri.toString()}`, message, ...buttons(), isForSession: true };
}

/** Asks whether to import a file that has so many bytes when it is unpacked. */
export async function askToImport(uri: vscode.Uri, bytes: number): Promise<boolean> {
  const { acceptLabel } = buttons();
  const message = vscode.l10n.t("{0} is large. Import it all the same?", vscode.workspace.asRelativePath(uri));
  const options = { modal: true, detail: describeUnpacked(bytes) };
  return mayAsk() && (await vscode.window.showWarningMessage(message, options, acceptLabel)) === acceptLabel;
}

/** Returns a line for the log about a file that is too large and that nobody is asked about. */
export function tooLargeUnasked(uri: vscode.Uri, bytes: number): string {
  const bound = `${megabytes(bytes)} are more than ${megabytes(maxBytesUnasked)}`;
  return `${uri.toString(true)} was not read: ${bound}. To read it, name it in your setting citelens.libraries.`;
}

function describeUnpacked(bytes: number): string {
  return vscode.l10n.t("It is a compressed file with {0} when it is unpacked. Reading it takes a while and much memory.", megabytes(bytes));
}

function buttons(): { readonly acceptLabel: string; readonly declineLabel: string } {
  return { acceptLabel: vscode.l10n.t("Read Anyway"), declineLabel: vscode.l10n.t("Cancel") };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
