import * as vscode from "vscode";
import { namedPathProblem, shownPath } from "../../core/bibliography/pathProblem";

/** Receives a sentence for the log: a document or a project file names something that is no file. */
export type OnRefused = (sentence: string) => void;

/** Where a path stands. */
export interface PathPlace {
  /** The document or project file that names the path. */
  readonly namedIn: vscode.Uri;
  /** The folder at which a relative path starts. */
  readonly folder: vscode.Uri;
  /** The folder that a leading slash means; by default, the root of the file system. */
  readonly root?: vscode.Uri | undefined;
  readonly onRefused?: OnRefused | undefined;
}

/**
 * Returns the file that a path names, or `undefined` for a path that cannot or must not name one, which goes to `onRefused`. The file need not
 * exist. Never throws: one bad name must not hide all other files.
 */
export function fileNamed(path: string, place: PathPlace): vscode.Uri | undefined {
  const problem = namedPathProblem(path);
  const uri = problem === undefined ? resolved(path.replaceAll("\\", "/"), place) : undefined;
  if (!uri) {
    const by = vscode.workspace.asRelativePath(place.namedIn);
    place.onRefused?.(`${by} names ${shownPath(path)}, which was not read: ${problem ?? "it is not the name of a file"}.`);
  }
  return uri;
}

function resolved(path: string, { folder, root }: PathPlace): vscode.Uri | undefined {
  try {
    if (/^[a-z]:\//i.test(path)) {
      return folder.with({ path: `/${path}` });
    }
    if (!path.startsWith("/")) {
      return vscode.Uri.joinPath(folder, path);
    }
    return root ? vscode.Uri.joinPath(root, path) : folder.with({ path });
  } catch {
    return undefined;
  }
}
