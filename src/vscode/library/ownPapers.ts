import * as vscode from "vscode";
import { decodeText } from "../../core/bibliography/decodeText";
import { formatOwnLibrary } from "../../core/bibliography/formatOwnLibrary";
import { ownItem } from "../../core/bibliography/ownItem";
import { paperOfItem, type CslItem } from "../../core/bibliography/parseCslJson";
import { readSourceItems } from "../../core/bibliography/sourceItems";
import { mergeSources } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import { generated, inSlices } from "./slices";

/** Papers of a file that is imported, and all that it says of each of them: none, or as many as there are papers. */
export interface ImportedPapers {
  readonly papers: readonly Paper[];
  readonly items: readonly CslItem[];
}

/** What came of adding papers to the person's own. */
export interface AddedPapers {
  /** All that the file has now, in its order. */
  readonly papers: readonly Paper[];
  readonly added: number;
  /** Those that were there already, or twice among the new ones. */
  readonly joined: number;
  /** Takes out what was added, and nothing that has come or changed since; to be called while nobody else writes the file. */
  undo(): Promise<void>;
}

/** Adds papers to the file of the person's own, in which `known` are; what those know already wins. */
export async function addToOwnPapers(file: vscode.Uri, known: readonly Paper[], imported: readonly ImportedPapers[]): Promise<AddedPapers> {
  const before = await readOwnText(file);
  const ownItems = await itemsById(before);
  // A library that is too large to be read unasked is there all the same.
  const own = known.length > 0 ? known : [...ownItems.values()].map(paperOfItem);
  const { papers, origins } = await generated(mergeSources([own, ...imported.map((one) => one.papers)]));
  const itemOf = (paper: Paper): CslItem => {
    const places = origins.get(paper.citekey) ?? [];
    const items = places.map(({ source, citekey, index }) => (source === 0 ? ownItems.get(citekey) : imported[source - 1]?.items[index]));
    const [first] = items;
    return first && places.length === 1 && places[0]?.source === 0 ? first : ownItem(paper, items.filter((item) => item !== undefined));
  };
  const after = await formatInSlices(papers, itemOf);
  await writeWhole(file, after);
  const added = papers.length - own.length;
  return {
    papers,
    added,
    joined: imported.reduce((sum, one) => sum + one.papers.length, 0) - added,
    undo: () => undoIn(file, before, after),
  };
}

/** The text of the person's own library; `undefined` where there is none. @throws where it is there and cannot be read. */
export async function readOwnText(file: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeText(await vscode.workspace.fs.readFile(file)).text;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") {
      return undefined;
    }
    throw error;
  }
}

/** All that the person's own library says of each paper, by citekey. */
export async function itemsById(text: string | undefined): Promise<ReadonlyMap<string, CslItem>> {
  const items = await generated(readSourceItems(text ?? "[]", { fileName: "library.json" }));
  return new Map(items.map((item) => [String(item["citation-key"] ?? item["id"]), item]));
}

/** Each paper is put back as it was before, unless it is another by now. */
async function undoIn(file: vscode.Uri, before: string | undefined, after: string): Promise<void> {
  const now = await readOwnText(file);
  if (now === undefined) {
    return;
  }
  if (now === after) {
    await (before === undefined ? vscode.workspace.fs.delete(file) : writeWhole(file, before));
    return;
  }
  const [itemsBefore, itemsAfter, itemsNow] = [await itemsById(before), await itemsById(after), await itemsById(now)];
  const left = [...itemsNow].flatMap(([id, item]): readonly CslItem[] => {
    const isAsAdded = JSON.stringify(item) === JSON.stringify(itemsAfter.get(id));
    const old = itemsBefore.get(id);
    return !isAsAdded ? [item] : old ? [old] : [];
  });
  if (left.length === 0) {
    await vscode.workspace.fs.delete(file);
    return;
  }
  await writeWhole(file, `[\n${left.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`);
}

async function formatInSlices(papers: readonly Paper[], itemOf: (paper: Paper) => CslItem): Promise<string> {
  const pieces: string[] = [];
  const work = formatOwnLibrary(papers, itemOf);
  await inSlices(() => {
    const piece = work.next();
    pieces.push(piece.value ?? "");
    return piece.done !== true;
  });
  return pieces.join("");
}

/** Whoever reads the file meanwhile finds the old one or the new one, never a part. */
async function writeWhole(file: vscode.Uri, text: string): Promise<void> {
  const part = file.with({ path: `${file.path}.part` });
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, ".."));
  await vscode.workspace.fs.writeFile(part, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(part, file, { overwrite: true });
}
