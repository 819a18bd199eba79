import * as vscode from "vscode";
import { decodeText } from "../../core/formats/decodeText";
import { formatOwnLibrary } from "../../core/formats/csl/formatOwnLibrary";
import { isWholeLibrary } from "../../core/formats/csl/isWholeLibrary";
import { parseLibraryInSlices } from "../../core/formats/parseLibraryInSlices";
import { mergeSources } from "../../core/library/mergeSources";
import { createSamePapers } from "../../core/library/samePapers";
import type { GivenName, Paper } from "../../core/paper";
import { isFileNotFound, readUri } from "../platform/disk/readUri";
import { withFileLock } from "../platform/fileLock";
import { runSliced, stepSliced } from "../platform/slices";
import { writeWhole } from "../platform/writeWhole";

/** The text of the imported library before and after a change. */
export interface TextChange {
  /** `undefined` if there was no file. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface ImportResult {
  /** All papers that the file has now, in its order. */
  readonly papers: readonly Paper[];
  readonly added: number;
  /** The number of papers that were there already, or twice among the new ones. */
  readonly joined: number;
  /** A copy of the file as it was. There is one only if a part of the file could not be read. */
  readonly kept?: vscode.Uri;
  readonly change: TextChange;
  /** Undoes the change; see {@link undoChange}. */
  undo(): Promise<void>;
}

export interface ImportRequest {
  /** The papers of each file, with their records. */
  readonly imported: readonly (readonly Paper[])[];
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
  request: ImportRequest,
): Promise<ImportResult | undefined> {
  return withFileLock(file, () => addUnderLock(file, known, request));
}

async function addUnderLock(
  file: vscode.Uri,
  known: readonly Paper[],
  { imported, isUnwanted }: ImportRequest,
): Promise<ImportResult | undefined> {
  const before = await readImportedLibrary(file);
  const own = await papersIn(before, known);
  const merged = await runSliced(mergeSources([own, ...imported], { byTitleAlone: true }), isUnwanted);
  if (!merged) {
    return undefined;
  }
  const { papers } = merged;
  const after = await formatInSlices(papers);
  if (isUnwanted()) {
    return undefined;
  }
  const kept = await keepUnread(file, before);
  await writeWhole(file, encode(after));
  const added = papers.length - own.length;
  return {
    papers,
    added,
    joined: imported.reduce((sum, { length }) => sum + length, 0) - added,
    ...(kept ? { kept } : {}),
    change: { before, after },
    undo: () => undoChange(file, { before, after }),
  };
}

/** Takes a change of the library back, but nothing that was added or changed since. Call it while nothing else writes the file. */
export async function undoChange(file: vscode.Uri, { before, after }: TextChange): Promise<void> {
  await withFileLock(file, () => undoIn(file, before, after));
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
export async function changeGivenNames(file: vscode.Uri, known: readonly Paper[], { paper, change }: NamesChange): Promise<PaperChanged> {
  const changeOwn = (own: Paper | undefined): Paper => {
    const { names = [], ...rest } = own ?? { ...paper, aliases: [], names: [] };
    const changed = change(names);
    return { ...rest, ...(changed.length === 0 ? {} : { names: changed }) };
  };
  return changeImportedPaper(file, known, { paper, change: changeOwn });
}

/** A paper, and how its record in the imported library changes. */
export interface PaperChange {
  readonly paper: Paper;
  /** Returns the record that the paper is to have. Gets `undefined`, and may return it, for no paper. */
  readonly change: (own: Paper | undefined) => Paper | undefined;
}

export type PaperChanged = Pick<ImportResult, "papers" | "change" | "undo">;

/** Changes, adds, or removes the record of one paper in the imported library, which has the papers `known`. */
export async function changeImportedPaper(file: vscode.Uri, known: readonly Paper[], change: PaperChange): Promise<PaperChanged> {
  return withFileLock(file, () => changeUnderLock(file, known, change));
}

async function changeUnderLock(file: vscode.Uri, known: readonly Paper[], { paper, change }: PaperChange): Promise<PaperChanged> {
  const before = await readImportedLibrary(file);
  const own = await papersIn(before, known);
  const index = indexOfSame(own, paper);
  const changed = change(own[index]);
  const list = changed ? [changed] : [];
  const papers = index < 0 ? [...own, ...list] : own.flatMap((one, position) => (position === index ? list : [one]));
  const after = await formatInSlices(papers);
  await keepUnread(file, before);
  await writeWhole(file, encode(after));
  return { papers, change: { before, after }, undo: () => undoChange(file, { before, after }) };
}

/** Returns the index of the same paper, or -1. A paper without authors and ids is the same if it has the same citekey and title. */
function indexOfSame(papers: readonly Paper[], wanted: Paper): number {
  const same = createSamePapers<number>({ byTitleAlone: true });
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
    return decodeText(await readUri(file, { namedBy: "user" })).text;
  } catch (error) {
    if (isFileNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Returns the papers of the library's text. A paper of `known` that did not change is the same object, so that its names need not be read again.
 */
async function papersIn(text: string | undefined, known: readonly Paper[]): Promise<readonly Paper[]> {
  const { papers } = await runSliced(parseLibraryInSlices(text ?? "[]", { fileName: "library.json" }));
  const byCitekey = new Map(known.map((paper) => [paper.citekey, paper]));
  return papers.map((paper) => {
    const before = byCitekey.get(paper.citekey);
    return before && isUnchanged(before, paper) ? before : paper;
  });
}

/** Returns whether the file still says the same of a paper. Its names are not part of its records while it is in memory. */
function isUnchanged(known: Paper, read: Paper): boolean {
  return (
    known.abstract === read.abstract &&
    known.records?.join("\n") === read.records?.join("\n") &&
    JSON.stringify(known.names ?? []) === JSON.stringify(read.names ?? [])
  );
}

/** Returns the record of each paper in the text as it stands there, by citekey. */
async function recordsByCitekey(text: string | undefined): Promise<ReadonlyMap<string, Paper>> {
  return new Map((await papersIn(text, [])).map((paper) => [paper.citekey, paper]));
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
  const [papersBefore, papersAfter, papersNow] = [
    await recordsByCitekey(before),
    await recordsByCitekey(after),
    await recordsByCitekey(now),
  ];
  const stayed = [...papersNow].flatMap(([id, paper]): readonly Paper[] => {
    const isAsAdded = JSON.stringify(paper) === JSON.stringify(papersAfter.get(id));
    const old = papersBefore.get(id);
    return !isAsAdded ? [paper] : old ? [old] : [];
  });
  const removed = [...papersBefore].flatMap(([id, paper]) => (papersAfter.has(id) || papersNow.has(id) ? [] : [paper]));
  const left = [...stayed, ...removed];
  await keepUnread(file, now);
  if (left.length === 0) {
    await vscode.workspace.fs.delete(file);
    return;
  }
  await writeWhole(file, encode(await formatInSlices(left)));
}

async function formatInSlices(papers: readonly Paper[]): Promise<string> {
  const pieces: string[] = [];
  const work = formatOwnLibrary(papers);
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
