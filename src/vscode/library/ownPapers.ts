import * as vscode from "vscode";
import { formatOwnLibrary } from "../../core/bibliography/formatOwnLibrary";
import { mergeSources } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import { generated, inSlices } from "./slices";

/** What came of adding papers to the person's own. */
export interface AddedPapers {
  /** All that the file has now, in its order. */
  readonly papers: readonly Paper[];
  readonly added: number;
  /** Those that were there already, or twice among the new ones. */
  readonly joined: number;
  /** Puts the file back as it was. */
  undo(): Promise<void>;
}

/** Adds papers to the file of the person's own, in which `known` are; what those know already wins. */
export async function addToOwnPapers(file: vscode.Uri, known: readonly Paper[], papers: readonly Paper[]): Promise<AddedPapers> {
  const before = await vscode.workspace.fs.readFile(file).then((bytes) => bytes, () => undefined);
  const { papers: all } = await generated(mergeSources([known, papers]));
  await writeWhole(file, await formatInSlices(all));
  const added = all.length - known.length;
  return {
    papers: all,
    added,
    joined: papers.length - added,
    undo: async () => (before ? writeWhole(file, before) : vscode.workspace.fs.delete(file)),
  };
}

/** The papers as the file has them: CSL-JSON. */
export async function formatInSlices(papers: readonly Paper[]): Promise<Uint8Array> {
  const pieces: string[] = [];
  const work = formatOwnLibrary(papers);
  await inSlices(() => {
    const piece = work.next();
    pieces.push(piece.value ?? "");
    return piece.done !== true;
  });
  return new TextEncoder().encode(pieces.join(""));
}

/** Whoever reads the file meanwhile finds the old one or the new one, never a part. */
async function writeWhole(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const part = file.with({ path: `${file.path}.part` });
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, ".."));
  await vscode.workspace.fs.writeFile(part, bytes);
  await vscode.workspace.fs.rename(part, file, { overwrite: true });
}
