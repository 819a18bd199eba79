import * as vscode from "vscode";
import { createLibraryReader } from "../../../core/formats/createLibraryReader";
import type { CachedPapers } from "../../../core/library/cache/cachedPapers";
import type { Paper, Problem } from "../../../core/paper";
import { type NamedBy, stampOf, statUri } from "../../platform/disk/readUri";
import { openDocument } from "../../platform/openDocument";
import type { PaperNames } from "../paperNames";
import type { PapersCache } from "../papersCache";
import { fileName, type ReadText, readTextAndProblems, TooLarge } from "../../platform/readText";
import { charsPerSlice, runSliced, stepSliced } from "../../platform/slices";

/** A file with papers, as it was last read. */
export interface PaperSource {
  readonly uri: vscode.Uri;
  /** The file, for messages: `"paper/refs.bib"`. */
  readonly label: string;
  /** Who named the file. */
  readonly namedBy: NamedBy;
  /** `true` if Zotero has the papers, and the file only repeats them. */
  readonly isOfZotero?: boolean;
  /** `true` if the settings or a `citelens.json` name the file: its papers are facts for the check of references. */
  readonly isLibrary: boolean;
  /** Returns the papers. They have names only if they come from the cache. */
  papers(): readonly Paper[];
  problems(): readonly Problem[];
  /**
   * Returns the line, from 1, on which a paper begins, or `undefined` if it is not known.
   *
   * @param index the position of the paper in `papers`, as several may have the same citekey. Without it, the first of them counts.
   */
  lineOf(citekey: string, index?: number): number | undefined;
  /**
   * Reads the file again: the text of its editor if it is open, else the file on disk. Do not call it again before it settles.
   *
   * @param stat the stat of the file on disk, if the caller has it. If it settles to `undefined`, the file is not read.
   * @returns `true` if something may be different now.
   * @throws if the file cannot be read.
   */
  read(stat?: Promise<vscode.FileStat | undefined>): Promise<boolean>;
  /** Takes these papers, which were just written to the file, as read. `lines` has the line of each paper by citekey. */
  adopt(papers: readonly Paper[], lines: ReadonlyMap<string, number>): Promise<void>;
  /** Caches the papers with their names for the next start, if there are many, they are those on disk, and all names are known. */
  keep(names: KnownNames): Promise<void>;
}

type KnownNames = Pick<PaperNames, "isKnown" | "of">;

export interface PaperSourceOptions {
  readonly cache: PapersCache;
  readonly log: vscode.LogOutputChannel;
  /** Replaces the file's path in the workspace in messages. */
  readonly label?: string;
  /** Who named the file; by default, something in the workspace. */
  readonly namedBy?: NamedBy;
  /** By default, a file is a library if the user names it. */
  readonly isLibrary?: boolean;
  readonly isOfZotero?: boolean;
  /** Asks the user whether to read the file, which has so many bytes when it is unpacked. Without it, nobody is asked. */
  readonly isAgreed?: (bytes: number) => boolean;
}

/** Fewer papers are read as fast as they are loaded from a cache. */
const minCachedPapers = 300;

/** Creates a source that has not been read. */
export function createPaperSource(
  uri: vscode.Uri,
  {
    cache,
    log,
    label = vscode.workspace.asRelativePath(uri),
    namedBy = "workspace",
    isLibrary = namedBy === "user",
    isOfZotero = false,
    isAgreed,
  }: PaperSourceOptions,
): PaperSource {
  const reader = createLibraryReader(fileName(uri));
  let text: string | undefined;
  let state: CachedPapers = { papers: [], problems: [], lines: new Map() };
  let isCached = false;
  /** The stamp of the file on disk that was read. `undefined` if the text of an editor was read. */
  let stamp: string | undefined;
  /** The size of the unpacked content, if it is more than is read unasked. */
  let unpackedBytes: number | undefined;
  let wasAgreed = false;

  const readFile = async (isAgreedNow: boolean): Promise<ReadText> => {
    try {
      return await readTextAndProblems(uri, { namedBy, isAgreed: isAgreedNow });
    } catch (error) {
      if (error instanceof TooLarge) {
        unpackedBytes = error.bytes;
        isAgreed?.(unpackedBytes);
      }
      throw error;
    }
  };
  const parse = async ({ text: newText, problems: lost }: ReadText): Promise<void> => {
    reader.update(newText);
    await stepSliced(() => reader.step(charsPerSlice));
    const papers = reader.papers();
    const problems = lost.length === 0 ? reader.problems() : [...lost, ...reader.problems()].sort((a, b) => a.line - b.line);
    isCached = false;
    // A text without papers and without problems is empty because the user emptied it.
    if (papers.length > 0 || state.papers.length === 0 || newText.trim() === "" || problems.length === 0) {
      state = { papers, problems, lines: new Map() };
      return;
    }
    const { length } = state.papers;
    const kept =
      length === 1
        ? vscode.l10n.t("No readable entries. Keeping the paper from the last good version.")
        : vscode.l10n.t("No readable entries. Keeping the {0} papers from the last good version.", length);
    log.warn(`${uri.toString(true)}: ${kept}`);
    state = { ...state, problems: [{ line: 1, message: kept }, ...problems] };
  };
  const lineOf = (citekey: string, index?: number): number | undefined => {
    const [kept, lines] = [state.lines.get(citekey), index === undefined ? [] : reader.linesOf(citekey)];
    if (kept !== undefined || lines.length < 2) {
      return kept ?? reader.lineOf(citekey);
    }
    const earlier = state.papers.slice(0, index).filter((paper) => paper.citekey === citekey);
    return lines[earlier.length] ?? lines[0];
  };
  return {
    uri,
    label,
    namedBy,
    isLibrary,
    isOfZotero,
    papers: () => state.papers,
    problems: () => state.problems,
    lineOf,
    async read(stat) {
      const document = openDocument(uri);
      const isFirst = stamp === undefined && text === undefined;
      const asked = document ? undefined : (stat ?? statUri(uri));
      const [found, cached] = await Promise.all([asked, isFirst && asked ? cache.load(uri, asked.then(stampOf)) : undefined]);
      const newStamp = stampOf(found);
      const isAgreedNow = unpackedBytes !== undefined && isAgreed?.(unpackedBytes) === true;
      if ((asked && !found) || (newStamp !== undefined && newStamp === stamp && isAgreedNow === wasAgreed)) {
        return false;
      }
      [stamp, wasAgreed] = [newStamp, isAgreedNow];
      if (cached) {
        [state, isCached] = [cached, true];
        return true;
      }
      const read = document ? { text: document.getText(), problems: [] } : await readFile(isAgreedNow);
      if (read.text === text) {
        return false;
      }
      ({ text } = read);
      await parse(read);
      return true;
    },
    async adopt(papers, lines) {
      stamp = stampOf(await statUri(uri));
      // The state is no longer that of the text that was read. If that text comes again, it is read again.
      text = undefined;
      [state, isCached] = [{ papers, problems: [], lines }, false];
    },
    async keep(names) {
      const [{ papers, problems }, asRead] = [state, stamp];
      const isOther = (): boolean => state.papers !== papers || stamp !== asRead;
      if (isCached || asRead === undefined || papers.length < minCachedPapers) {
        return;
      }
      const named = await runSliced(namedPapers(papers, names, lineOf), isOther);
      if (named && !isOther()) {
        isCached = true;
        await cache.save(uri, asRead, { ...named, problems });
      }
    },
  };
}

/** Returns the papers with their names and lines, or `undefined` if the names of one are not known. Each paper is a slice. */
function* namedPapers(
  papers: readonly Paper[],
  names: KnownNames,
  lineOf: PaperSource["lineOf"],
): Generator<undefined, Pick<CachedPapers, "papers" | "lines"> | undefined> {
  const named: Paper[] = [];
  const lines = new Map<string, number>();
  for (const paper of papers) {
    if (!names.isKnown(paper)) {
      return undefined;
    }
    named.push(names.of(paper));
    const line = lineOf(paper.citekey);
    if (line !== undefined) {
      lines.set(paper.citekey, line);
    }
    yield;
  }
  return { papers: named, lines };
}
