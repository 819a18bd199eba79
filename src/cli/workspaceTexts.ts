import { lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { parseLibrary } from "../core/formats/parseLibrary";
import { isBibliographyName, rootTextNames, workspaceTexts } from "../core/mentions/workspaceTexts";
import { decodeText, readBounded } from "./files";

const maxRootFileBytes = 1024 * 1024;
const maxConfigBytes = 64 * 1024;

/**
 * Returns the root of the workspace to which a file or folder belongs: the nearest folder above it that is a git repository. Without one, a folder
 * is its own root, and so is the working directory for the files in it.
 */
export async function workspaceRoot(start: string): Promise<string> {
  const whole = path.resolve(start);
  const home = (await stat(whole)).isDirectory() ? whole : path.dirname(whole);
  for (let folder = home; ; folder = path.dirname(folder)) {
    if (await isThere(path.join(folder, ".git"))) {
      return folder;
    }
    if (folder === path.dirname(folder)) {
      return home !== whole && isWithin(home, process.cwd()) ? process.cwd() : home;
    }
  }
}

/** Returns the texts at the root of a folder that say what its files are about; those that cannot be read are left out. */
export async function readWorkspaceTexts(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const readAll = async (wanted: readonly string[]): Promise<readonly { readonly name: string; readonly text: string }[]> => {
    const texts = await Promise.all(wanted.map((name) => readSmall(path.join(folder, name), maxRootFileBytes)));
    return texts.flatMap((text, index) => (text === undefined ? [] : [{ name: wanted[index] ?? "", text }]));
  };
  const [files, bibliographies, gitConfig] = await Promise.all([
    readAll(rootTextNames(names)),
    readAll(names.filter(isBibliographyName).sort()),
    readSmall(path.join(folder, ".git", "config"), maxConfigBytes),
  ]);
  const papers = bibliographies.flatMap(({ name, text }) => parseLibrary(text, { fileName: name }).papers);
  return workspaceTexts({ files: files.map(({ text }) => text), papers, gitConfig });
}

function isWithin(folder: string, other: string): boolean {
  const relative = path.relative(other, folder);
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

/** Reads a regular file that is not larger than this. */
async function readSmall(file: string, maxBytes: number): Promise<string | undefined> {
  const stats = await lstat(file).catch(() => undefined);
  if (stats?.isFile() !== true || stats.size > maxBytes) {
    return undefined;
  }
  const bytes = await readBounded(file).catch(() => undefined);
  return bytes && decodeText(bytes);
}
