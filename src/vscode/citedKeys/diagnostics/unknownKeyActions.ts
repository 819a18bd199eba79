import * as vscode from "vscode";
import { emptyEntry } from "../../../core/bibliography/emptyEntry";
import { queryOf } from "../../../core/citations/reading/citationCandidates";
import type { Paper } from "../../../core/paper";
import { sanitizeCitekey } from "../../../core/citations/wording/citedKey";
import { openBibliography } from "../../documents/openBibliography";
import { searchPlaceholder } from "../../picking/choosePaper";
import { lookUpKey } from "../../online/addPaper";
import { pickPapers } from "../../picking/paperPicker";
import { showProblem } from "../../platform/log";
import { openDocument } from "../../platform/openDocument";
import { changeSettings, settingsFolder } from "../../mentions/madeSettings";
import { writableNames, writeNames } from "../../platform/settings";
import type { Services } from "../../services/services";
import { additionEdit, type CitedPlace, placeAt, type QuickFixServices } from "./keyPlaces";
import { showInformation } from "../../platform/notifications";

/** The commands of the quick fixes that ask the user, or open an editor. They are not in the Command Palette. */
const findCommand = "citelens.internal.findPaperForKey";
const lookUpCommand = "citelens.internal.lookUpKey";
const addCommand = "citelens.internal.addEmptyEntry";
const ignoreCommand = "citelens.internal.ignoreKey";

/** Returns the quick fixes that every key without an entry has: find its paper, look it up online, add an empty entry, and ignore the key. */
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
    create(vscode.l10n.t("Look Up {0} Online…", citekey), lookUpCommand, [document.uri.toString(), diagnostic.range, citekey]),
    ...(target && file !== undefined && sanitizeCitekey(citekey) === citekey
      ? [create(vscode.l10n.t("Add an Entry {0} to {1}…", citekey, file), addCommand, [target.toString(), citekey])]
      : []),
    create(vscode.l10n.t("Ignore {0} in This Workspace", citekey), ignoreCommand, [citekey]),
  ];
}

/** Registers the commands of these quick fixes. */
export function registerUnknownKeyCommands(services: QuickFixServices & Pick<Services, "online" | "workspaceState">): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(findCommand, async (address: unknown, range: unknown, citekey: unknown) => {
      const document = typeof address === "string" ? openDocument(vscode.Uri.parse(address)) : undefined;
      if (document && range instanceof vscode.Range && typeof citekey === "string") {
        await findPaperForKey(services, document, { range, citekey });
      }
    }),
    vscode.commands.registerCommand(lookUpCommand, async (address: unknown, range: unknown, citekey: unknown) => {
      const document = typeof address === "string" ? openDocument(vscode.Uri.parse(address)) : undefined;
      if (document && range instanceof vscode.Range && typeof citekey === "string") {
        const paper = await lookUpKey(services, citekey, queryOf(citekey));
        await citeInPlaceOfKey(services, document, { range, citekey, paper });
      }
    }),
    vscode.commands.registerCommand(addCommand, async (address: unknown, citekey: unknown) => {
      if (typeof address === "string" && typeof citekey === "string") {
        await addEmptyEntry(services, vscode.Uri.parse(address), citekey);
      }
    }),
    vscode.commands.registerCommand(ignoreCommand, async (citekey: unknown) => {
      if (typeof citekey === "string") {
        await ignoreKey(services, citekey);
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
  await citeInPlaceOfKey(services, document, { range, citekey, paper });
}

/** Records a paper, and cites it in place of the key if the key is still there. */
async function citeInPlaceOfKey(
  services: QuickFixServices,
  document: vscode.TextDocument,
  { range, citekey, paper }: { readonly range: vscode.Range; readonly citekey: string; readonly paper: Paper | undefined },
): Promise<void> {
  const place = paper && placeAt(document, range);
  if (paper && place?.citekey === citekey) {
    await vscode.workspace.applyEdit(await additionEdit(services, { document, paper, place }));
  }
}

/** Adds an entry with empty fields to a bibliography, in its look, and opens it at the title. Undo in that editor takes it back. */
async function addEmptyEntry({ log }: QuickFixServices, uri: vscode.Uri, citekey: string): Promise<void> {
  const document = await openBibliography(uri);
  if (!document) {
    await showProblem(
      log,
      vscode.l10n.t("{0} cannot be opened by VS Code, so the entry was not added.", vscode.workspace.asRelativePath(uri)),
    );
    return;
  }
  const end = document.getText().length;
  const { text, titleAt } = emptyEntry(document.getText(), citekey);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.positionAt(end), text);
  if (await vscode.workspace.applyEdit(edit)) {
    const cursor = document.positionAt(end + titleAt);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
  }
}

/** Adds a key to the setting of this workspace, or to the user's if no folder is open, and offers to take it back. */
async function ignoreKey({ workspaceState }: Pick<Services, "workspaceState">, citekey: string): Promise<void> {
  const hasWorkspace = vscode.workspace.workspaceFile !== undefined || (vscode.workspace.workspaceFolders ?? []).length > 0;
  const target = hasWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const setting = "diagnostics.ignoredKeys";
  const change = (changed: (keys: readonly string[]) => readonly string[]): Promise<void> =>
    changeSettings(workspaceState, settingsFolder(), () => writeNames(setting, target, changed(writableNames(setting, target))));
  await change((keys) => [...new Set([...keys, citekey])]);
  const undo = vscode.l10n.t("Undo");
  const message = hasWorkspace
    ? vscode.l10n.t("CiteLens: warnings about {0} are off in this workspace.", citekey)
    : vscode.l10n.t("CiteLens: warnings about {0} are off.", citekey);
  const answer = await showInformation(message, undo);
  if (answer === undo) {
    await change((keys) => keys.filter((one) => one !== citekey));
  }
}
