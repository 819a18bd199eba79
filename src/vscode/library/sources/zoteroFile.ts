import * as vscode from "vscode";
import { parseZoteroGroups, type ZoteroGroup } from "../../../core/sources/zotero/zoteroGroups";
import { orUndefined } from "../../platform/orUndefined";
import { readText } from "../../platform/readText";

/** A file, and what messages call it. */
export interface LabelledFile {
  readonly uri: vscode.Uri;
  readonly label: string;
}

/** Returns the file that repeats the papers of Zotero: it is beside that of the imported papers. */
export function zoteroFileBeside(importedFile: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(importedFile, "..", "zotero.json");
}

/** Returns the file that repeats the papers of a group, beside that of the user's own. */
export function groupFileBeside(zoteroFile: vscode.Uri, group: number): vscode.Uri {
  return vscode.Uri.joinPath(zoteroFile, "..", `zotero-${group}.json`);
}

/** Returns the group whose papers a file repeats, or `undefined` if it is another file. */
export function groupOfFile(file: vscode.Uri): number | undefined {
  const id = /\/zotero-(\d{1,16})\.json$/.exec(file.path)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Returns the file with the names of the groups. */
export function groupsFileBeside(zoteroFile: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(zoteroFile, "..", "zotero.groups.json");
}

/** Returns the groups of the last time. */
export async function loadGroups(zoteroFile: vscode.Uri): Promise<readonly ZoteroGroup[]> {
  return parseZoteroGroups((await orUndefined(readText(groupsFileBeside(zoteroFile), { namedBy: "user" }))) ?? "");
}
