import * as vscode from "vscode";
import { isRecord } from "../../core/record";
import { statUri } from "../platform/disk/readUri";

/** The key under which it is stored which settings file CiteLens made. */
const madeKey = "madeSettings";

/** A settings file that was not there before CiteLens changed a setting. */
interface MadeSettings {
  readonly file: string;
  /** True if the folder `.vscode` was not there either. */
  readonly hasFolder: boolean;
}

/** Returns the folder whose `.vscode/settings.json` has the settings of the workspace, or `undefined` if they are in another file. */
export function settingsFolder(): vscode.Uri | undefined {
  const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
  return workspaceFile === undefined && workspaceFolders.length === 1 ? workspaceFolders[0]?.uri : undefined;
}

/**
 * Changes settings, and leaves no empty settings file behind that CiteLens made: once it has no setting any more, it is removed, and so is
 * its folder. A file that was there before stays, and so does one that has a comment or is being edited.
 */
export async function changeSettings(state: vscode.Memento, folder: vscode.Uri | undefined, change: () => Promise<void>): Promise<void> {
  if (!folder) {
    await change();
    return;
  }
  const settings = vscode.Uri.joinPath(folder, ".vscode");
  const file = vscode.Uri.joinPath(settings, "settings.json");
  const wasThere = await isThere(file);
  const hadFolder = await isThere(settings);
  await change();
  if (!wasThere) {
    const made: MadeSettings = { file: file.toString(), hasFolder: !hadFolder };
    await state.update(madeKey, (await isThere(file)) ? made : undefined);
  }
  const made = readMade(state);
  if (made?.file === file.toString() && (await isEmpty(file))) {
    await vscode.workspace.fs.delete(file);
    if (made.hasFolder && (await vscode.workspace.fs.readDirectory(settings)).length === 0) {
      await vscode.workspace.fs.delete(settings);
    }
    await state.update(madeKey, undefined);
  }
}

function readMade(state: vscode.Memento): MadeSettings | undefined {
  const stored: unknown = state.get(madeKey);
  const { file, hasFolder } = isRecord(stored) ? stored : {};
  return typeof file === "string" ? { file, hasFolder: hasFolder === true } : undefined;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return statUri(uri).then(
    () => true,
    () => false,
  );
}

async function isEmpty(file: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === file.toString())) {
    return false;
  }
  const text = await vscode.workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => "",
  );
  return /^\s{0,200}\{\s{0,200}\}\s{0,200}$/.test(text);
}
