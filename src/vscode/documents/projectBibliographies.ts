import * as vscode from "vscode";
import { namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { type FurtherFile, type ProjectFile, projectFilesFor } from "../../core/bibliography/projectFiles";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";
import { fileNamed } from "./namedFile";

/** A path as a project file writes it, that file, and the folder at which the path starts. */
export interface ProjectPath {
  readonly path: string;
  readonly namedIn: vscode.Uri;
  readonly folder: vscode.Uri;
}

/** Returns the bibliographies that the project files of a folder name for documents in a language. */
export async function bibliographiesByProject(folder: vscode.Uri, languageId: string): Promise<readonly ProjectPath[]> {
  const named = await Promise.all(projectFilesFor(languageId).map((file) => namedBy(file, folder)));
  return named.flat();
}

async function namedBy({ name, read }: ProjectFile, projectFolder: vscode.Uri): Promise<readonly ProjectPath[]> {
  const namedIn = vscode.Uri.joinPath(projectFolder, name);
  const folder = vscode.Uri.joinPath(namedIn, "..");
  const { paths, further } = read(await textOf(namedIn));
  const others = await Promise.all(further.map((file) => namedByFurther(file, namedIn, folder)));
  return [...paths.map((path) => ({ path, namedIn, folder })), ...others.flat()];
}

async function namedByFurther(
  { path, languageId, pathsStartAt }: FurtherFile,
  projectFile: vscode.Uri,
  projectFolder: vscode.Uri,
): Promise<readonly ProjectPath[]> {
  const namedIn = fileNamed(path, { namedIn: projectFile, folder: projectFolder });
  if (!namedIn) {
    return [];
  }
  const folder = pathsStartAt === "project" ? projectFolder : vscode.Uri.joinPath(namedIn, "..");
  return namesIn(await textOf(namedIn), languageId).map((one) => ({ path: one, namedIn, folder }));
}

/** Returns "" for a file that cannot be read or that the reading door refuses. */
async function textOf(file: vscode.Uri): Promise<string> {
  return (await orUndefined(readText(file))) ?? "";
}
