import type * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { createTaskQueue, type TaskQueue } from "../platform/taskQueue";
import type { PapersCache } from "./papersCache";
import type { PaperSource } from "./sources/paperSource";
import { createSourceSet, type SourceSet } from "./sources/sourceSet";
import { createSourceWatch, type SourceListener } from "./sources/sourceWatch";

/** The files with the user's papers, each read again when it changes. */
export interface UserFiles extends vscode.Disposable {
  /** The files that have been read, the most trusted first. */
  sources(): readonly PaperSource[];
  /** The papers that the user imported, as their file has them. */
  importedPapers(): readonly Paper[];
  /**
   * Runs `task` with the imported papers while nothing else changes their file, and resolves with its result once the change is
   * in force. If the result has `papers`, they are taken as the new content of the file; else the files are read again. Rejects
   * if the task does.
   */
  changeImported<Change extends { readonly papers?: readonly Paper[] }>(
    task: (known: readonly Paper[]) => Promise<Change>,
  ): Promise<Change>;
  /** Reads the imported papers before VS Code has found the other files. */
  readImported(): Promise<void>;
  /** Looks for files and reads those that changed. Settles when `onChange` has. */
  refresh(): Promise<void>;
  /** Runs a task while no file is read and no imported paper is changed. */
  whenIdle(task: () => Promise<void>): Promise<void>;
  /** Settles when everything that waits now has been read. */
  idle(): Promise<void>;
}

export interface UserFilesOptions {
  /** The file of the papers that the user imported. */
  readonly importedFile: vscode.Uri;
  readonly cache: PapersCache;
  /** Stores which large files the user agreed to read. */
  readonly accepted: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** Called after papers or sources changed. The next file waits until it settles. */
  readonly onChange: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reads nothing until it is asked to, or a file changes. */
export function createUserFiles({ importedFile, cache, accepted, log, onChange, onError }: UserFilesOptions): UserFiles {
  const reading = createTaskQueue(onError);
  // VS Code may take seconds to find files. A change must not wait for that.
  const searching = createTaskQueue(onError);
  const changed = new Set<string>();
  const report = async (isChanged: boolean): Promise<void> => {
    if (isChanged) {
      await onChange();
    }
  };
  const refresh = searching.once(async () => {
    const found = await set.look();
    await reading.add(async () => report(await set.take(found)));
  });
  const reread = reading.once(async () => {
    const addresses = [...changed];
    changed.clear();
    await report(await set.reread(addresses));
  });
  const change = (addresses: readonly string[]): void => {
    addresses.forEach((address) => changed.add(address));
    void reread();
  };
  const watch = createSourceWatch(createListener(() => set, { change, move: () => void refresh() }));
  const set = createSourceSet({ importedFile, cache, log, accepted, watch: watch.watch, onAccept: () => void refresh() });
  return {
    sources: () => set.all(),
    importedPapers: () => set.importedPapers(),
    changeImported: (task) => addAwaited(reading, () => changeImported(set, { task, onChange })),
    readImported: reading.once(async () => report(await set.readImported())),
    refresh,
    whenIdle: reading.add,
    idle: reading.idle,
    dispose() {
      searching.dispose();
      reading.dispose();
      watch.dispose();
    },
  };
}

interface Reactions {
  readonly change: (addresses: readonly string[]) => void;
  readonly move: () => void;
}

function createListener(set: () => SourceSet, { change, move }: Reactions): SourceListener {
  return {
    isSource: (uri) => set().byAddress(uri.toString()) !== undefined,
    addresses: () =>
      set()
        .all()
        .map(({ uri }) => uri.toString()),
    isAbove: (folder) => set().isAbove(folder),
    changed: change,
    moved: move,
  };
}

interface ImportedChange<Change> {
  readonly task: (known: readonly Paper[]) => Promise<Change>;
  readonly onChange: () => Promise<void>;
}

async function changeImported<Change extends { readonly papers?: readonly Paper[] }>(
  set: SourceSet,
  { task, onChange }: ImportedChange<Change>,
): Promise<Change> {
  if (await set.readImported()) {
    await onChange();
  }
  const change = await task(set.importedPapers());
  await (change.papers ? set.adoptImported(change.papers) : set.look().then(set.take));
  await onChange();
  return change;
}

/** Adds a task of which the caller, not the queue, handles the failure. */
function addAwaited<T>(queue: TaskQueue, task: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    void queue.add(() => task().then(resolve, reject));
  });
}
