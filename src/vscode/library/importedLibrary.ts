import * as vscode from "vscode";
import { decodeText } from "../../core/formats/decodeText";
import { formatOwnLibrary } from "../../core/formats/csl/formatOwnLibrary";
import { ownItem } from "../../core/formats/csl/ownItem";
import { paperOfItem } from "../../core/formats/csl/parseCslJson";
import { type CslItem } from "../../core/formats/csl/item";
import { isWholeLibrary, readSourceItems } from "../../core/formats/sourceItems";
import { mergeSources } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import { isFileNotFound } from "../platform/disk/readUri";
import { runSliced, stepSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** Papers of a file that is imported, and all that it says of each of them: none, or as many as there are papers. */
export interface PapersToImport {
  readonly papers: readonly Paper[];
  readonly items: readonly CslItem[];
}

/** What came of adding papers to the person's own. */
export interface ImportResult {
  /** All that the file has now, in its order. */
  readonly papers: readonly Paper[];
  readonly added: number;
  /** Those that were there already, or twice among the new ones. */
  readonly joined: number;
  /** Where the file is kept as it was, because not all of it could be read; left out where all could. */
  readonly kept?: vscode.Uri;
  /** Takes out what was added, and nothing that has come or changed since; to be called while nobody else writes the file. */
  undo(): Promise<void>;
}

/** What is to be added to the person's own papers. */
export interface ImportRequest {
  readonly imported: readonly PapersToImport[];
  /** The person has changed their mind. */
  readonly isUnwanted: () => boolean;
}

/**
 * Adds papers to the file of the person's own, in which `known` are; what those know already wins. `undefined`, and nothing is written, where that
 * is not wanted any more before it is written.
 */
export async function addToImportedLibrary(
  file: vscode.Uri,
  known: readonly Paper[],
  { imported, isUnwanted }: ImportRequest,
): Promise<ImportResult | undefined> {
  const before = await readImportedLibrary(file);
  const ownItems = await itemsOf(before);
  const byId = itemsByCitekey(ownItems);
  // A library that is too large to be read unasked is there all the same.
  const own = known.length > 0 ? known : ownItems.map(paperOfItem);
  /** By its position, as two items may have the same id, but for a file that has changed since it was read. */
  const ownItemOf = (citekey: string, index: number): CslItem | undefined =>
    ownItems.length === own.length ? ownItems[index] : byId.get(citekey);
  const merged = await runSliced(mergeSources([own, ...imported.map((one) => one.papers)]), isUnwanted);
  if (!merged) {
    return undefined;
  }
  const { papers, origins } = merged;
  const itemOf = (paper: Paper): CslItem => {
    const places = origins.get(paper.citekey) ?? [];
    const items = places.map(({ source, citekey, index }) =>
      source === 0 ? ownItemOf(citekey, index) : imported[source - 1]?.items[index],
    );
    const [first] = items;
    return first && places.length === 1 && places[0]?.source === 0
      ? first
      : ownItem(
          paper,
          items.filter((item) => item !== undefined),
        );
  };
  const after = await formatInSlices(papers, itemOf);
  if (isUnwanted()) {
    return undefined;
  }
  const kept = await keepUnread(file, before);
  await writeWhole(file, encode(after));
  const added = papers.length - own.length;
  return {
    papers,
    added,
    joined: imported.reduce((sum, one) => sum + one.papers.length, 0) - added,
    ...(kept ? { kept } : {}),
    undo: () => undoIn(file, before, after),
  };
}

/** The text of the person's own library; `undefined` where there is none. @throws where it is there and cannot be read. */
export async function readImportedLibrary(file: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeText(await vscode.workspace.fs.readFile(file)).text;
  } catch (error) {
    if (isFileNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/** All that the person's own library says of each paper, by citekey. */
export async function itemsById(text: string | undefined): Promise<ReadonlyMap<string, CslItem>> {
  return itemsByCitekey(await itemsOf(text));
}

function itemsOf(text: string | undefined): Promise<readonly CslItem[]> {
  return runSliced(readSourceItems(text ?? "[]", { fileName: "library.json" }));
}

function itemsByCitekey(items: readonly CslItem[]): ReadonlyMap<string, CslItem> {
  return new Map(items.map((item) => [String(item["citation-key"] ?? item["id"]), item]));
}

/** Keeps the text of a file that a person has broken beside it, before it is written anew without what cannot be read. */
async function keepUnread(file: vscode.Uri, text: string | undefined): Promise<vscode.Uri | undefined> {
  if (text === undefined || text.trim() === "" || (await runSliced(isWholeLibrary(text)))) {
    return undefined;
  }
  for (let number = 1; ; number++) {
    const place = file.with({ path: file.path.replace(/(?:\.json)?$/, `.broken-${number}.txt`) });
    const there = await readImportedLibrary(place);
    if (there === undefined) {
      await writeWhole(place, encode(text));
    }
    if (there === undefined || there === text) {
      return place;
    }
  }
}

/** Each paper is put back as it was before, unless it is another by now. */
async function undoIn(file: vscode.Uri, before: string | undefined, after: string): Promise<void> {
  const now = await readImportedLibrary(file);
  if (now === undefined) {
    return;
  }
  if (now === after) {
    await (before === undefined ? vscode.workspace.fs.delete(file) : writeWhole(file, encode(before)));
    return;
  }
  const [itemsBefore, itemsAfter, itemsNow] = [await itemsById(before), await itemsById(after), await itemsById(now)];
  const left = [...itemsNow].flatMap(([id, item]): readonly CslItem[] => {
    const isAsAdded = JSON.stringify(item) === JSON.stringify(itemsAfter.get(id));
    const old = itemsBefore.get(id);
    return !isAsAdded ? [item] : old ? [old] : [];
  });
  await keepUnread(file, now);
  if (left.length === 0) {
    await vscode.workspace.fs.delete(file);
    return;
  }
  await writeWhole(file, encode(`[\n${left.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`));
}

async function formatInSlices(papers: readonly Paper[], itemOf: (paper: Paper) => CslItem): Promise<string> {
  const pieces: string[] = [];
  const work = formatOwnLibrary(papers, itemOf);
  await stepSliced(() => {
    const piece = work.next();
    pieces.push(piece.value ?? "");
    return piece.done !== true;
  });
  return pieces.join("");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
