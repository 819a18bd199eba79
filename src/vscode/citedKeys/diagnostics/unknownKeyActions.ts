import * as vscode from "vscode";
import { queryOf } from "../../../core/citations/reading/citationCandidates";
import { sanitizeCitekey } from "../../../core/citations/wording/citedKey";
import { openBibliography } from "../../documents/openBibliography";
import { searchPlaceholder } from "../../picking/choosePaper";
import { pickPapers } from "../../picking/paperPicker";
import { showProblem } from "../../platform/log";
import { openDocument } from "../../platform/openDocument";
import { writableNames, writeNames } from "../../platform/settings";
import { additionEdit, type CitedPlace, placeAt, type QuickFixServices } from "./keyPlaces";

/** The commands of the quick fixes that ask the user, or open an editor. They are not in the Command Palette. */
const findCommand = "citelens.internal.findPaperForKey";
const addCommand = "citelens.internal.addEmptyEntry";
const ignoreCommand = "citelens.internal.ignoreKey";

/** Returns the quick fixes that every key without an entry has: find its paper, add an empty entry, and ignore the key. */
export function unknownKeyActions(
  document: vscode.TextDocument,
  { citekey }: CitedPlace,
  { target, diagnostic }: { readonly target: vscode.Uri | undefined; readonly diagnostic: vscode.Diagnostic },
): readonly vscode.CodeAction[] {
  const create = (title: string, command: string, values: readonly unknown[]): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command, title, arguments: [...values] };
    action.diagnostics = [diagnostic];
    return action;
  };
  const file = target && vscode.workspace.asRelativePath(target);
  return [
    create(vscode.l10n.t("Find Paper…"), findCommand, [document.uri.toString(), diagnostic.range, citekey]),
    ...(target && file !== undefined && sanitizeCitekey(citekey) === citekey
      ? [create(vscode.l10n.t("Add an Entry {0} to {1}…", citekey, file), addCommand, [target.toString(), citekey])]
      : []),
    create(vscode.l10n.t("Ignore {0} in This Workspace", citekey), ignoreCommand, [citekey]),
  ];
}

/** Registers the commands of these quick fixes. */
export function registerUnknownKeyCommands(services: QuickFixServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(findCommand, async (address: unknown, range: unknown, citekey: unknown) => {
      const document = typeof address === "string" ? openDocument(vscode.Uri.parse(address)) : undefined;
      if (document && range instanceof vscode.Range && typeof citekey === "string") {
        await findPaperForKey(services, document, { range, citekey });
      }
    }),
    vscode.commands.registerCommand(addCommand, async (address: unknown, citekey: unknown) => {
      if (typeof address === "string" && typeof citekey === "string") {
        await addEmptyEntry(services, vscode.Uri.parse(address), citekey);
      }
    }),
    vscode.commands.registerCommand(ignoreCommand, async (citekey: unknown) => {
      if (typeof citekey === "string") {
        await ignoreKey(citekey);
      }
    }),
  );
}

/** Lets the user pick a paper, beginning with the words of the key, and cites it in place of the key. */
async function findPaperForKey(
  services: QuickFixServices,
  document: vscode.TextDocument,
  { range, citekey }: { readonly range: vscode.Range; readonly citekey: string },
): Promise<void> {
  const [paper] = await pickPapers(services, {
    title: vscode.l10n.t("Find the Paper of {0}", citekey),
    placeholder: searchPlaceholder(),
    query: queryOf(citekey),
  });
  const place = paper && placeAt(document, range);
  if (paper && place?.citekey === citekey) {
    await vscode.workspace.applyEdit(await additionEdit(services, { document, paper, place }));
  }
}

/** Adds an entry without a title to a bibliography, and opens it at its title. Undo in that editor takes it back. */
async function addEmptyEntry({ log }: QuickFixServices, uri: vscode.Uri, citekey: string): Promise<void> {
  const document = await openBibliography(uri);
  if (!document) {
    await showProblem(
      log,
      vscode.l10n.t("{0} cannot be opened by VS Code, so the entry was not added.", vscode.workspace.asRelativePath(uri)),
    );
    return;
  }
  const text = document.getText();
  const before = text.trim() === "" ? "" : /\n\s*\n$/.test(text) ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const beginning = `${before}@misc{${citekey},\n  title = {`;
  const entry = `${beginning}},\n  author = {},\n  year = {},\n}\n`;
  const end = document.positionAt(text.length);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, end, entry);
  if (await vscode.workspace.applyEdit(edit)) {
    const lines = beginning.split("\n");
    const last = lines.at(-1) ?? "";
    const cursor = new vscode.Position(end.line + lines.length - 1, last.length);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
  }
}

/** Adds a key to the setting of this workspace, or to the user's if no folder is open, and offers to take it back. */
async function ignoreKey(citekey: string): Promise<void> {
  const hasWorkspace = vscode.workspace.workspaceFile !== undefined || (vscode.workspace.workspaceFolders ?? []).length > 0;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const setting = "diagnostics.ignoredKeys";
  await writeNames(setting, target, [...new Set([...writableNames(setting, target), citekey])]);
  const undo = vscode.l10n.t("Undo");
  const message = hasWorkspace
    ? vscode.l10n.t("CiteLens: warnings about {0} are off in this workspace.", citekey)
    : vscode.l10n.t("CiteLens: warnings about {0} are off.", citekey);
  const answer = await vscode.window.showInformationMessage(message, undo);
  if (answer === undo) {
    await writeNames(
      setting,
      target,
      writableNames(setting, target).filter((one) => one !== citekey),
    );
  }
}
