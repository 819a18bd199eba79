import * as vscode from "vscode";
import type { PaperKeys } from "../../core/library/createPaperKeys";
import type { Paper } from "../../core/paper";
import { createNaming } from "./naming";
import { createPaperNames } from "./paperNames";
import type { PapersCache } from "./papersCache";
import { mergeInSlices, type MergedSources, type PaperPlace } from "./paperPlaces";
import type { PaperSource } from "./sources/paperSource";
import { createDelayed, runSliced } from "../platform/slices";
import { createSourceSet } from "./sources/sourceSet";
import { createSourceWatch } from "./sources/sourceWatch";
import { createTaskQueue } from "../platform/taskQueue";

/** The person's own papers beside the bundled ones, kept up with their files. */
export interface UserPapers extends vscode.Disposable {
  /** Where the paper with this citekey stands in the person's files, the one whose facts count first; empty for one that is only bundled. */
  placesOf(citekey: string): readonly PaperPlace[];
  /** The files that are read, the most trusted first. */
  sources(): readonly PaperSource[];
  /** The file of papers that the person imported, and those papers as it has them. */
  readonly importedFile: vscode.Uri;
  importedPapers(): readonly Paper[];
  /**
   * Has that file changed by a task to which the papers in it now are given, while nobody else changes it; what the task makes is handed on, and
   * its papers, where it tells them, are taken for what it has written. Settles when that is in force; rejects where the task does.
   */
  changeImported<Change extends { readonly papers?: readonly Paper[] }>(
    task: (known: readonly Paper[]) => Promise<Change>,
  ): Promise<Change>;
  /** Settles when the papers that the person imported are in force, before other files are looked for. */
  readonly started: Promise<void>;
  /** Looks for files again and reads what changed; settles when that is in force, names aside. */
  refresh(): Promise<void>;
  /** Something was read: sources, their papers or their problems may be different. */
  readonly onDidRead: vscode.Event<void>;
}

/** What the library needs. */
export interface UserPapersOptions {
  readonly bundled: readonly Paper[];
  /** Is told of the papers before they are in force. */
  readonly keys: Pick<PaperKeys, "update">;
  /** The file of papers that the person imported. */
  readonly importedFile: vscode.Uri;
  readonly cache: PapersCache;
  /** Keeps what of the large the person wants to have read. */
  readonly accepted: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** Takes the papers that are in force from now on. */
  readonly publish: (papers: readonly Paper[]) => void;
  /** Settles when what was published last is looked up: it matters more than names that are still to come. */
  readonly published: () => Promise<void>;
  /** Settles when files may be read: what answers until then comes first. */
  readonly mayBegin: Promise<unknown>;
}

/** So long after a change what was read is kept for the next start, in milliseconds: one change is often followed by others. */
const keptAfter = 5_000;

/** Begins to look for the person's files when it may, and never before this returns. */
export function createUserPapers({
  bundled,
  keys,
  importedFile,
  cache,
  accepted,
  log,
  publish,
  published,
  mayBegin,
}: UserPapersOptions): UserPapers {
  const didRead = new vscode.EventEmitter<void>();
  const beginning = performance.now();
  const names = createPaperNames();
  let merged: MergedSources = { papers: bundled, origins: new Map(), placesOf: () => [] };
  const tellError = (error: unknown): void => {
    log.error("The library could not be brought up to date.", error);
  };
  const queue = createTaskQueue(tellError);
  /** Files are looked for, and papers kept, beside the queue: both wait for VS Code, which may be busy for seconds, and a change must not. */
  const [searches, keeping] = [createTaskQueue(tellError), createTaskQueue(tellError)];
  const changed = new Set<string>();

  /** The person's own are in force before the workspace has been looked through for files. */
  const readImported = queue.once(async () => showIf(await sources.readImported()));
  const refresh = searches.once(async () => {
    const found = await sources.look();
    await queue.add(async () => showIf(await sources.take(found)));
  });
  const reread = queue.once(async () => {
    const addresses = [...changed];
    changed.clear();
    await showIf(await sources.reread(addresses));
  });
  const watch = createSourceWatch({
    isSource: (uri) => sources.byAddress(uri.toString()) !== undefined,
    addresses: () => sources.all().map(({ uri }) => uri.toString()),
    isAbove: (folder) => sources.isAbove(folder),
    changed: (addresses) => {
      addresses.forEach((address) => changed.add(address));
      void reread();
    },
    moved: () => void refresh(),
  });
  const sources = createSourceSet({ importedFile, cache, log, accepted, watch: watch.watch, onAccept: () => void refresh() });

  const importedPapers = (): readonly Paper[] => sources.byAddress(importedFile.toString())?.papers() ?? [];
  const naming = createNaming({
    names,
    papers: () => sources.all().flatMap((source) => source.papers()),
    idle: async () => {
      await queue.idle();
      await published();
    },
    onNamed: async () => {
      await queue.add(merge);
      log.info(`All papers have their names, ${Math.round(performance.now() - beginning)} ms after the start.`);
      void keep();
    },
  });
  const merge = async (): Promise<void> => {
    const count = merged.papers.length;
    merged = await mergeInSlices(sources.all(), bundled, names);
    await runSliced(keys.update(merged));
    publish(merged.papers);
    didRead.fire();
    if (merged.papers.length !== count) {
      log.info(`The library has ${merged.papers.length} papers, ${Math.round(performance.now() - beginning)} ms after the start.`);
    }
  };
  /** Keeps for the next start what is named to the end. */
  const keep = keeping.once(async () => {
    for (const source of sources.all()) {
      await queue.idle();
      await source.keep(names);
    }
  });
  const showIf = async (isOther: boolean): Promise<void> => {
    if (!isOther) {
      return;
    }
    await naming.nameNew();
    await merge();
    void naming.inBackground();
    keepLater();
  };
  const keepLater = createDelayed(keptAfter, () => void keep());
  const started = mayBegin.then(() => {
    const own = readImported();
    void refresh();
    return own;
  });
  return {
    placesOf: (citekey) => merged.placesOf(citekey),
    sources: () => sources.all(),
    importedFile,
    importedPapers,
    changeImported: (task) =>
      new Promise((resolve, reject) => {
        void queue.add(async () => {
          try {
            await showIf(await sources.readImported());
            const change = await task(importedPapers());
            await (change.papers ? sources.adoptImported(change.papers) : sources.look().then(sources.take));
            await showIf(true);
            resolve(change);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      }),
    started,
    refresh,
    onDidRead: didRead.event,
    dispose() {
      naming.dispose();
      keepLater.dispose();
      vscode.Disposable.from(searches, queue, keeping).dispose();
      watch.dispose();
      didRead.dispose();
    },
  };
}
