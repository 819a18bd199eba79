import path from "node:path";
import { bibliographiesInDoxyfile, doxyfilePaths } from "../../core/bibliography/bibliographiesInDoxyfile";
import { namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { namedPathProblem } from "../../core/bibliography/pathProblem";
import { type FurtherFile, packageIn, type ProjectFile, projectFilesFor } from "../../core/bibliography/projectFiles";
import { readNear } from "./citedText";
import type { Roots } from "./roots";

/** A path as a file writes it, and the folder at which it starts. */
export interface NamedPath {
  readonly path: string;
  readonly folder: string;
}

/** Returns the paths that the project files of a folder name for documents in a language. */
export async function namedByProject(folder: string, languageId: string, roots: Roots): Promise<readonly NamedPath[]> {
  const named = await Promise.all(projectFilesFor(languageId).map((file) => namedBy(file, folder, roots)));
  return named.flat();
}

async function namedBy({ name, read }: ProjectFile, folder: string, roots: Roots): Promise<readonly NamedPath[]> {
  const file = path.join(folder, name);
  const { paths, further } = read(await readNear(file, roots));
  const others = await Promise.all(further.map((one) => namedByFurther(one, path.dirname(file), roots)));
  return [...at(path.dirname(file), paths), ...others.flat()];
}

async function namedByFurther(
  { path: written, languageId, pathsStartAt }: FurtherFile,
  projectFolder: string,
  roots: Roots,
): Promise<readonly NamedPath[]> {
  if (namedPathProblem(written) !== undefined) {
    return [];
  }
  const file = path.resolve(projectFolder, written.replaceAll("\\", "/"));
  return at(pathsStartAt === "project" ? projectFolder : path.dirname(file), namesIn(await readNear(file, roots), languageId));
}

/** Returns the paths that the nearest Doxyfile in some folders names, or `undefined` if no folder has one. */
export async function namedByDoxyfile(folders: readonly string[], roots: Roots): Promise<readonly NamedPath[] | undefined> {
  for (const file of folders.flatMap((folder) => doxyfilePaths.map((name) => path.join(folder, name)))) {
    const text = await readNear(file, roots);
    if (text !== "") {
      return at(path.dirname(file), bibliographiesInDoxyfile(text));
    }
  }
  return undefined;
}

/** An R package that reads citations with Rdpack. */
export interface RdpackPackage {
  readonly name: string;
  readonly folder: string;
}

/** Returns the R package of the nearest DESCRIPTION in some folders, if that names Rdpack. */
export async function rdpackPackageIn(folders: readonly string[], roots: Roots): Promise<RdpackPackage | undefined> {
  for (const folder of folders) {
    const found = packageIn(await readNear(path.join(folder, "DESCRIPTION"), roots));
    if (found) {
      return found.hasRdpack ? { name: found.name, folder } : undefined;
    }
  }
  return undefined;
}

function at(folder: string, paths: readonly string[]): readonly NamedPath[] {
  return paths.map((one) => ({ path: one, folder }));
}
