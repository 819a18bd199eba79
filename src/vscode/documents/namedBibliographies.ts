import * as vscode from "vscode";
import { bibliographiesNamedIn, namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { projectFilesFor } from "../../core/bibliography/projectFiles";
import { languageOf } from "./languageOf";
import { fileNamed, type OnRefused } from "./namedFile";
import { bibliographiesByProject, type ProjectPath } from "./projectBibliographies";

/** Only this much of a long document's beginning and of its end is searched. */
const charsPerEnd = 250_000;

/** One document names at most this many bibliographies: each is looked for and watched. */
const maxNamed = 500;

/** The part of TextDocument that is needed to find bibliographies, so that a closed file can be passed, too. */
export type NamingDocument = Pick<vscode.TextDocument, "uri" | "isUntitled" | "languageId" | "getText">;

/**
 * Returns the bibliographies that belong to a document: first those that it names, then those in the project files of its
 * folder and the folders above, up to the workspace folder. A cell has the bibliographies of its notebook, which may name them
 * in a header in its first cell. The files need not exist. Empty for a document that is not a file.
 *
 * @param onRefused gets a sentence about each name that names no file.
 */
export async function bibliographiesOf(given: NamingDocument, onRefused?: OnRefused): Promise<readonly vscode.Uri[]> {
  const document = ownerOf(given);
  const folder = parentOf(document.uri);
  if (document.isUntitled || !folder) {
    return [];
  }
  const languageId = languageOf(document);
  const root = document.uri.path.endsWith(".typ") ? vscode.workspace.getWorkspaceFolder(document.uri)?.uri : undefined;
  const paths = namesIn(endsOf(document), languageId).map((path) => ({ path, folder, namedIn: document.uri }));
  const inProject = projectFilesFor(languageId).length > 0 ? await namedByProject(folder, document.uri, languageId) : [];
  const all = [...paths, ...inProject];
  if (all.length > maxNamed) {
    const by = vscode.workspace.asRelativePath(document.uri);
    onRefused?.(`${by} names ${all.length} bibliographies, of which the first ${maxNamed} are read.`);
  }
  const uris = all.slice(0, maxNamed).flatMap(({ path, ...place }) => fileNamed(path, { ...place, root, onRefused }) ?? []);
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** Returns the notebook that has this document as a cell. */
export function notebookOf({ uri }: Pick<vscode.TextDocument, "uri">): vscode.NotebookDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === address),
  );
}

/** Returns the notebook of a cell as one document, and any other document as it is. A cell has no folder of its own. */
export function ownerOf(document: NamingDocument): NamingDocument {
  const notebook = notebookOf(document);
  if (!notebook) {
    return document;
  }
  const { uri, isUntitled } = notebook;
  return {
    uri,
    isUntitled,
    languageId: document.languageId,
    getText: () =>
      notebook
        .getCells()
        .map((cell) => cell.document.getText())
        .join("\n"),
  };
}

/**
 * Returns a text that changes when an edit may change the bibliographies of a document. Empty for a document without
 * bibliographies.
 */
export function namesOfBibliographies(document: vscode.TextDocument): string {
  const languageId = languageOf(document);
  const isInProject = projectFilesFor(languageId).length > 0 && !document.isUntitled;
  const named = bibliographiesNamedIn(endsOf(document), languageId);
  return [...(isInProject ? ["in a project"] : []), ...named].join("\n");
}

/** Returns the beginning and the end of a document, as bibliographies are named in one of both. */
function endsOf(document: NamingDocument): string {
  const text = document.getText();
  return text.length <= 2 * charsPerEnd ? text : `${text.slice(0, charsPerEnd)}\n${text.slice(-charsPerEnd)}`;
}

/** Returns the paths that the project files of a folder and the folders above name. */
async function namedByProject(folder: vscode.Uri, document: vscode.Uri, languageId: string): Promise<readonly ProjectPath[]> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  const folders = root ? foldersUpTo(folder, root) : [folder];
  const named = await Promise.all(folders.map((one) => bibliographiesByProject(one, languageId)));
  return named.flat();
}

/** Returns the folders from `folder` up to `root`, including both. */
function foldersUpTo(folder: vscode.Uri, root: vscode.Uri): readonly vscode.Uri[] {
  const folders: vscode.Uri[] = [];
  for (let one: vscode.Uri | undefined = folder; one; one = parentOf(one)) {
    folders.push(one);
    if (one.path === root.path) {
      return folders;
    }
  }
  return [folder];
}

/** Returns the folder of a file, or `undefined` for the root. */
export function parentOf(uri: vscode.Uri): vscode.Uri | undefined {
  const path = uri.path.replace(/\/[^/]*\/?$/, "");
  return path === uri.path || uri.path === "/" ? undefined : uri.with({ path: path === "" ? "/" : path, query: "", fragment: "" });
}
