import * as vscode from "vscode";
import { rootTextNames, maxRootTextLength, workspaceTexts } from "../../core/mentions/workspaceTexts";
import type { PaperSource } from "../library/sources/paperSource";
import { readOpenText } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";

/** A larger file says little about the workspace in its beginning. */
const maxFileBytes = 1024 * 1024;
const maxConfigBytes = 64 * 1024;

/** Reads the texts that say what a workspace folder is about: the files at its root, the papers in its bibliographies, and its remotes. */
export async function readWorkspaceData(folder: vscode.Uri, sources: readonly PaperSource[]): Promise<readonly string[]> {
  const [files, gitConfig] = await Promise.all([readRootFiles(folder), readGitConfig(folder)]);
  const inside = sources.filter(({ uri }) => uri.toString().startsWith(`${folder.toString().replace(/\/$/, "")}/`));
  return workspaceTexts({ files, papers: inside.flatMap((source) => source.papers()), gitConfig });
}

async function readRootFiles(folder: vscode.Uri): Promise<readonly string[]> {
  const entries = (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? [];
  const names = rootTextNames(entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name));
  const texts = await Promise.all(names.map((name) => readSmall(vscode.Uri.joinPath(folder, name), maxFileBytes)));
  return texts.flatMap((text) => (text === undefined ? [] : [text.slice(0, maxRootTextLength)]));
}

/**
 * Reads `.git/config`, from which only the addresses of the remotes are used. Only a regular file on this machine's own disk is read, and only if
 * the user trusts the workspace.
 */
async function readGitConfig(folder: vscode.Uri): Promise<string | undefined> {
  if (folder.scheme !== "file" || !vscode.workspace.isTrusted) {
    return undefined;
  }
  const [git, config] = [vscode.Uri.joinPath(folder, ".git"), vscode.Uri.joinPath(folder, ".git", "config")];
  const [home, file] = await Promise.all([git, config].map((uri) => orUndefined(vscode.workspace.fs.stat(uri))));
  // A symbolic link has a further bit.
  return home?.type === vscode.FileType.Directory && file?.type === vscode.FileType.File ? readSmall(config, maxConfigBytes) : undefined;
}

async function readSmall(uri: vscode.Uri, maxBytes: number): Promise<string | undefined> {
  const stat = await orUndefined(vscode.workspace.fs.stat(uri));
  return stat && stat.size <= maxBytes ? readOpenText(uri) : undefined;
}
