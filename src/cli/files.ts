import { createReadStream } from "node:fs";
import { lstat, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { fileProblem } from "./fileProblem";

/** A file of at most this many bytes is read; a larger one is named on standard error and passed over. */
export const largestFile = 64 * 1024 * 1024;

/** Folders that hold no text of the person's own, whatever `.gitignore` says. */
const neverWalked = new Set([".git", ".hg", ".svn"]);

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The files at or below a path, in the order of their names, each folder's `.gitignore` respected as git does (a path
 * that is named itself is never ignored, nor what is below it on its account). Symbolic links below the path are not followed.
 *
 * @throws where the path itself does not exist; a folder below that cannot be read is given to `onProblem`.
 */
export async function* filesAt(start: string, onProblem: (message: string) => void): AsyncIterable<string> {
  if ((await stat(start)).isDirectory()) {
    const above = await ignoreFilesAbove(start);
    yield* filesBelow(start, isIgnored(`${start}/`, above) ? [] : above, onProblem);
  } else {
    yield start;
  }
}

/** The `.gitignore` files of the folders above, up to the root of the repository; none where there is no repository. */
async function ignoreFilesAbove(start: string): Promise<readonly IgnoreFile[]> {
  const folders: string[] = [];
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    if (await exists(path.join(folder, ".git"))) {
      return Promise.all(folders.reverse().map(readIgnoreFile));
    }
    const parent = path.dirname(folder);
    if (parent === folder) {
      return [];
    }
    folders.push(parent);
  }
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

async function* filesBelow(folder: string, above: readonly IgnoreFile[], onProblem: (message: string) => void): AsyncIterable<string> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    onProblem(`cannot read ${folder}: ${fileProblem(error)}`);
    return;
  }
  const hasRules = entries.some((entry) => entry.name === ".gitignore" && entry.isFile());
  const ignoreFiles = hasRules ? [...above, await readIgnoreFile(folder)] : above;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !neverWalked.has(entry.name) && !isIgnored(`${file}/`, ignoreFiles)) {
      yield* filesBelow(file, ignoreFiles, onProblem);
    } else if (entry.isFile() && !isIgnored(file, ignoreFiles)) {
      yield file;
    }
  }
}

async function readIgnoreFile(folder: string): Promise<IgnoreFile> {
  const text = await readFile(path.join(folder, ".gitignore"), "utf8").catch(() => "");
  return { folder: path.resolve(folder), rules: ignore().add(text) };
}

/** The nearest `.gitignore` with an opinion decides, as in git. */
function isIgnored(file: string, ignoreFiles: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of [...ignoreFiles].reverse()) {
    const relative = path.relative(folder, path.resolve(file)).split(path.sep).join("/");
    const { ignored, unignored } = rules.test(file.endsWith("/") ? `${relative}/` : relative);
    if (ignored || unignored) {
      return ignored;
    }
  }
  return false;
}

/**
 * The bytes of a file, a pipe or a device; `undefined` where they are more than `largestFile`.
 *
 * @throws where it cannot be read.
 */
export async function readAtMost(file: string): Promise<Buffer | undefined> {
  const stats = await stat(file);
  if (stats.size > largestFile) {
    return undefined;
  }
  if (stats.isFile()) {
    return readFile(file);
  }
  const chunks: Buffer[] = [];
  // Only the bytes themselves tell how many they are, and they may never end.
  for await (const chunk of createReadStream(file, { end: largestFile })) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  const bytes = Buffer.concat(chunks);
  return bytes.length > largestFile ? undefined : bytes;
}

/** The text of a file's bytes, or `undefined` where they are no text: UTF-16 by its mark, else UTF-8 without NULs. */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString("utf8");
}
