import * as vscode from "vscode";
import { bibliographiesNamedIn } from "../../core/bibliography/bibliographiesNamedIn";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";

/** Project files that name bibliographies for the documents beside and below them. */
const projectFiles = ["_quarto.yml", "_metadata.yml", "_bookdown.yml", "_config.yml"];
const projectLanguages = new Set(["markdown", "quarto", "rmd", "rmarkdown", "restructuredtext"]);

/** Of a longer document only the beginning and the end are looked through, each of so many characters. */
const charsPerEnd = 250_000;

/** What of a document tells its bibliographies; a file that no editor has can be told as one. */
export type NamingDocument = Pick<vscode.TextDocument, "uri" | "isUntitled" | "languageId" | "getText">;

/**
 * The bibliographies that belong to a document: those that it names, then those that the project files in its folder and above it name,
 * up to the workspace folder. A notebook's cell has those of its notebook, which may name them in the header that its first cell is. Whether they exist is not looked at. Empty for a document that is no file.
 */
export async function bibliographiesOf(given: NamingDocument): Promise<readonly vscode.Uri[]> {
  const document = ownerOf(given);
  const folder = parentOf(document.uri);
  if (document.isUntitled || !folder) {
    return [];
  }
  const named = bibliographiesNamedIn(endsOf(document), document.languageId).map((path) => resolvePath(path, folder, document.uri));
  const inProject = projectLanguages.has(document.languageId) ? await namedByProject(folder, document.uri) : [];
  return [...new Map([...named, ...inProject].map((uri) => [uri.toString(), uri])).values()];
}

/** The notebook that a document is a cell of. */
export function notebookOf({ uri }: Pick<vscode.TextDocument, "uri">): vscode.NotebookDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === address),
  );
}

/** The file that a document is, or is in: a cell of a notebook has no folder of its own. */
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

/** What of a document decides which bibliographies belong to it: another text after an edit says that they may be others. "" for none. */
export function namesOfBibliographies(document: vscode.TextDocument): string {
  const { languageId } = document;
  const isInProject = projectLanguages.has(languageId) && !document.isUntitled;
  const named = bibliographiesNamedIn(endsOf(document), languageId);
  return [...(isInProject ? ["in a project"] : []), ...named].join("\n");
}

/** Bibliographies are named in a document's header or at its end. */
function endsOf(document: NamingDocument): string {
  const text = document.getText();
  return text.length <= 2 * charsPerEnd ? text : `${text.slice(0, charsPerEnd)}\n${text.slice(-charsPerEnd)}`;
}

async function namedByProject(folder: vscode.Uri, document: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  const folders = root ? foldersUpTo(folder, root) : [folder];
  const named = await Promise.all(
    folders.flatMap((one) => projectFiles.map((name) => namedByFile(vscode.Uri.joinPath(one, name), one, document))),
  );
  return named.flat();
}

async function namedByFile(file: vscode.Uri, folder: vscode.Uri, document: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const text = (await orUndefined(readText(file))) ?? "";
  return bibliographiesNamedIn(text, "yaml").map((path) => resolvePath(path, folder, document));
}

/** From the folder upwards, both included. */
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

/** The folder of a file; `undefined` for the root. */
export function parentOf(uri: vscode.Uri): vscode.Uri | undefined {
  const path = uri.path.replace(/\/[^/]*\/?$/, "");
  return path === uri.path || uri.path === "/" ? undefined : uri.with({ path: path === "" ? "/" : path, query: "", fragment: "" });
}

/** A leading slash is the project's root where there is such a folder in the workspace, as in Typst; else the file system's. */
function resolvePath(path: string, folder: vscode.Uri, document: vscode.Uri): vscode.Uri {
  const plain = path.replaceAll("\\", "/");
  if (/^[a-z]:\//i.test(plain)) {
    return folder.with({ path: `/${plain}` });
  }
  if (!plain.startsWith("/")) {
    return vscode.Uri.joinPath(folder, plain);
  }
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  const isTypst = document.path.endsWith(".typ");
  return root && isTypst ? vscode.Uri.joinPath(root, plain) : folder.with({ path: plain });
}
