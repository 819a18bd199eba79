import * as vscode from "vscode";
import { decodeText } from "../../core/formats/decodeText";
import { formatOwnLibrary } from "../../core/formats/csl/formatOwnLibrary";
import { ownItem } from "../../core/formats/csl/ownItem";
import { paperOfItem } from "../../core/formats/csl/parseCslJson";
import { type CslItem } from "../../core/formats/csl/item";
import { isWholeLibrary, readSourceItems } from "../../core/formats/sourceItems";
import { mergeSources } from "../../core/library/mergeSources";
import { createSamePapers } from "../../core/library/samePapers";
import type { GivenName, Paper } from "../../core/paper";
import { isFileNotFound } from "../platform/disk/readUri";
import { runSliced, stepSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** The papers of a file that is imported. */
export interface PapersToImport {
  readonly papers: readonly Paper[];
  /** The complete records: one for each paper, or none. */
  readonly items: readonly CslItem[];
}

export interface ImportResult {
  /** All papers that the file has now, in its order. */
  readonly papers: readonly Paper[];
  readonly added: number;
  /** The number of papers that were there already, or twice among the new ones. */
  readonly joined: number;
  /** A copy of the file as it was. There is one only if a part of the file could not be read. */
  readonly kept?: vscode.Uri;
  /** Removes what was added, but nothing that was added or changed since. Call it while nothing else writes the file. */
  undo(): Promise<void>;
}

export interface ImportRequest {
  readonly imported: readonly PapersToImport[];
  /** Returns `true` once the user has cancelled. */
  readonly isUnwanted: () => boolean;
}

/**
 * Adds papers to the file of the imported library, which has the papers `known`. If both have a field of a paper, the file's
 * value stays. Returns `undefined`, and writes nothing, if the user cancels before the file is written.
 */
export async function addToImportedLibrary(
  file: vscode.Uri,
  known: readonly Paper[],
  { imported, isUnwanted }: ImportRequest,
): Promise<ImportResult | undefined> {
  const before = await readImportedLibrary(file);
  const ownItems = await itemsOf(before);
  const byId = itemsByCitekey(ownItems);
  // `known` is empty if the file was too large to be read. Its papers count all the same.
  const own = known.length > 0 ? known : ownItems.map(paperOfItem);
  // Two items may have the same id, so the position decides, unless the file has changed since it was read.
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

/** The names of a paper in the imported library, and how they change. */
export interface NamesChange {
  readonly paper: Paper;
  /** Returns the names that the paper is to have instead. */
  readonly change: (names: readonly GivenName[]) => readonly GivenName[];
}

/**
 * Changes the names that the imported library gives to a paper. Adds the paper if the library lacks it, so that the names of a
 * paper from elsewhere are kept: the records are merged. `known` are the papers in the file.
 */
export async function changeGivenNames(
  file: vscode.Uri,
  known: readonly Paper[],
  { paper, change }: NamesChange,
): Promise<Pick<ImportResult, "papers" | "undo">> {
  const before = await readImportedLibrary(file);
  const items = await itemsOf(before);
  const own = known.length > 0 ? known : items.map(paperOfItem);
  const byId = itemsByCitekey(items);
  const index = indexOfSame(own, paper);
  const { names = [], ...rest } = index < 0 ? { ...paper, aliases: [], names: [] } : (own[index] ?? paper);
  const changed = change(names);
  const named: Paper = { ...rest, ...(changed.length === 0 ? {} : { names: changed }) };
  const papers = index < 0 ? [...own, named] : own.map((one, position) => (position === index ? named : one));
  const positions = new Map(papers.map((one, position) => [one, position]));
  const itemOf = (one: Paper): CslItem => {
    const position = positions.get(one) ?? -1;
    const item = items.length === own.length ? items[position] : byId.get(one.citekey);
    return item && one !== named ? item : ownItem(one, item ? [item] : []);
  };
  const after = await formatInSlices(papers, itemOf);
  await keepUnread(file, before);
  await writeWhole(file, encode(after));
  return { papers, undo: () => undoIn(file, before, after) };
}

/** Returns the index of the same paper, or -1. A paper without authors and ids is the same if it has the same citekey and title. */
function indexOfSame(papers: readonly Paper[], wanted: Paper): number {
  const same = createSamePapers<number>();
  papers.forEach((paper, index) => {
    same.add(paper, index);
  });
  return (
    same.find(wanted, (index) => papers[index] ?? wanted) ??
    papers.findIndex(({ citekey, title }) => citekey === wanted.citekey && title === wanted.title)
  );
}

/** Returns the text of the imported library, or `undefined` if there is no file. @throws if the file cannot be read. */
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

/** Returns the complete record of each paper in the text, by citekey. */
export async function itemsById(text: string | undefined): Promise<ReadonlyMap<string, CslItem>> {
  return itemsByCitekey(await itemsOf(text));
}

function itemsOf(text: string | undefined): Promise<readonly CslItem[]> {
  return runSliced(readSourceItems(text ?? "[]", { fileName: "library.json" }));
}

function itemsByCitekey(items: readonly CslItem[]): ReadonlyMap<string, CslItem> {
  return new Map(items.map((item) => [String(item["citation-key"] ?? item["id"]), item]));
}

/** Copies the file beside it if a part of it cannot be read: the next write loses that part. Returns the copy. */
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

/** Puts each paper back as it was before, unless it has changed since. */
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
