import { lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import { decodeText as decodeAnyText } from "../core/formats/decodeText";
import { isBinary } from "../core/formats/encoding/isBinary";
import { readFileOrPipe } from "../disk/readFileOrPipe";
import { FileRefused, readRegularFile } from "../disk/readRegularFile";
import { fileProblem } from "./fileProblem";

/** A file of at most this many bytes is read; a larger one is reported on standard error and skipped. */
export const maxFileBytes = 64 * 1024 * 1024;

const maxIgnoreBytes = 1024 * 1024;

/** Folders without the user's own text, which are skipped even if `.gitignore` does not list them. */
const neverWalked = new Set([".git", ".hg", ".svn"]);

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Yields the files at or below a path, ordered by name, without those that git would ignore. The given path itself is never ignored; if a rule
 * ignores it, the `.gitignore` files above it do not apply. Symbolic links below the path are not followed. A folder below it that cannot be
 * read is reported to `onProblem`.
 *
 * @throws if the path does not exist.
 */
export async function* filesAt(start: string, onProblem: (message: string) => void): AsyncIterable<string> {
  if ((await stat(start)).isDirectory()) {
    const above = await ignoreFilesAbove(start);
    yield* filesBelow(start, isIgnored(`${start}/`, above) ? [] : above, onProblem);
  } else {
    yield start;
  }
}

/** Returns the `.gitignore` files of the folders above a path, up to the root of its repository; an empty list outside a repository. */
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
  const bytes = await readRegularFile(path.join(folder, ".gitignore"), { maxBytes: maxIgnoreBytes }).catch(() => new Uint8Array(0));
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  return { folder: path.resolve(folder), rules: ignore().add(lines.map(withSingleStars).filter(isMatchedQuickly)) };
}

/** Replaces a repeated "any folders" in a rule by one, which means the same. */
function withSingleStars(rule: string): string {
  return rule.replace(/(?:\*\*\/){2,}/g, "**/");
}

/** `ignore` makes a regular expression of each rule, which takes time by the length of a name to the power of the number of its stars. */
const maxStars = 3;
const maxRuleChars = 500;

/** Returns `false` for a rule that takes long to match, such as a dozen times `*a`. No real rule is like that, and without it, nothing is hidden. */
function isMatchedQuickly(rule: string): boolean {
  return rule.length <= maxRuleChars && (rule.match(/\*+/g)?.length ?? 0) <= maxStars;
}

/** The nearest `.gitignore` with a matching rule decides, as in git. */
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
 * Reads the bytes of a file, a pipe or a device; returns `undefined` if there are more than `maxFileBytes`.
 *
 * @throws if it cannot be read.
 */
export async function readBounded(file: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await readFileOrPipe(file, { maxBytes: maxFileBytes }));
  } catch (error) {
    if (error instanceof FileRefused && error.isTooLarge) {
      return undefined;
    }
    throw error;
  }
}

/** Decodes the text of a file. Returns `undefined` if it is no text. */
export function decodeText(bytes: Buffer): string | undefined {
  return isBinary(bytes) ? undefined : decodeAnyText(bytes).text;
}
