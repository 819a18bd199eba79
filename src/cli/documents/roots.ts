import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isAddress, namedPathProblem, pathProblem, shownPath } from "../../core/bibliography/pathProblem";
import { pathFrom } from "../check/pathFrom";
import { fileProblem } from "../fileProblem";

/** The folders that a call may read and write in. */
export interface Roots {
  /** Behind all symbolic links. */
  readonly folders: readonly string[];
}

/** A file or folder in a root. */
export interface LocatedPath {
  /** Behind all symbolic links. */
  readonly path: string;
  readonly root: string;
  readonly isFolder: boolean;
}

/** Creates roots from folders. A folder that does not exist is left out. */
export async function createRoots(folders: readonly string[]): Promise<Roots> {
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
  return { folders: [...new Set(real.filter((one) => one !== undefined))] };
}

/** Returns the folder that a client's root is, or `undefined` if it is not on this computer. */
export function folderOf(address: string): string | undefined {
  const folder = /^file:\/\//i.test(address) ? pathOf(address) : undefined;
  return typeof folder === "string" ? folder : undefined;
}

/** Finds what a path names in the roots: an absolute path, a `file:` address, or a path relative to a root, which may begin with the root's name. */
export async function locate(given: string, roots: Roots): Promise<LocatedPath | { readonly problem: string }> {
  if (roots.folders.length === 0) {
    return { problem: "The client names no folder of this computer, so no file can be read. Ask the user to open a folder." };
  }
  const named = pathOf(given);
  if (typeof named !== "string") {
    return { problem: `${shownPath(given)} names no file: ${named.problem}. ${advice(roots)}` };
  }
  let [isOutside, reason] = [false, "no such file or folder"];
  for (const candidate of candidates(named, roots)) {
    try {
      const found = await realpath(candidate);
      const root = rootOf(found, roots);
      if (root !== undefined) {
        return { path: found, root, isFolder: (await stat(found)).isDirectory() };
      }
      isOutside = true;
    } catch (error) {
      isOutside ||= candidates(named, roots).every((one) => rootOf(one, roots) === undefined);
      reason = fileProblem(error);
    }
  }
  return {
    problem: isOutside
      ? `${shownPath(given)} is outside of the project and was not read. ${advice(roots)}`
      : `${shownPath(given)}: ${reason}. ${advice(roots)}`,
  };
}

/** Finds what each of some paths names. The first path that names nothing refuses all. */
export async function locateAll(given: readonly string[], roots: Roots): Promise<readonly LocatedPath[] | { readonly problem: string }> {
  const found: LocatedPath[] = [];
  for (const one of given) {
    const located = await locate(one, roots);
    if ("problem" in located) {
      return located;
    }
    found.push(located);
  }
  return found;
}

/** Returns the root that a path without symbolic links is in. */
export function rootOf(file: string, { folders }: Roots): string | undefined {
  return folders.find((folder) => pathFrom(folder, file) !== undefined);
}

/** Returns the path of a file as the model gets it: relative to its root, after the root's name if there are several. */
export function shownFile(file: string, roots: Roots): string {
  const root = rootOf(file, roots);
  const relative = root === undefined ? file : (pathFrom(root, file) ?? file);
  return root === undefined || roots.folders.length === 1 ? relative : `${path.basename(root)}/${relative}`;
}

function pathOf(given: string): string | { readonly problem: string } {
  if (/^file:\/\//i.test(given)) {
    const problem = pathProblem(given);
    try {
      return problem === undefined ? fileURLToPath(given) : { problem };
    } catch {
      return { problem: "it is no address of a file" };
    }
  }
  const problem = isAddress(given) ? "it is an address, and only files are read" : namedPathProblem(given);
  return problem === undefined ? given : { problem };
}

function candidates(named: string, { folders }: Roots): readonly string[] {
  if (path.isAbsolute(named)) {
    return [path.resolve(named)];
  }
  const [first = "", ...rest] = named.split(/[\\/]/);
  const byName = folders.filter((folder) => path.basename(folder) === first);
  return [...folders.map((folder) => path.resolve(folder, named)), ...byName.map((folder) => path.resolve(folder, ...rest))];
}

const maxNamedRoots = 4;

function advice({ folders }: Roots): string {
  const shown = folders.slice(0, maxNamedRoots).map((folder) => shownPath(folder));
  return `Name a path in ${shown.join(" or ")}.`;
}
