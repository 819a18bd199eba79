import type * as vscode from "vscode";
import type { BundledSource } from "../../core/library/bundledPapers";
import type { BundledSet } from "../../core/library/bundledSets";
import type { PaperKeys } from "../../core/library/createPaperKeys";
import type { Paper } from "../../core/paper";
import { createLibraryPublisher } from "./libraryPublisher";
import { createNaming } from "./naming";
import { createPaperNames } from "./paperNames";
import type { PaperPlace } from "./paperPlaces";
import type { PapersCache } from "./papersCache";
import { createUserFiles, type UserFiles } from "./userFiles";

/** The user's papers beside the bundled ones, kept up to date with their files. */
export interface UserPapers extends vscode.Disposable, Pick<UserFiles, "sources" | "importedPapers" | "changeImported" | "refresh"> {
  /** Returns the places of the paper in the user's files, the most trusted first. Empty for a paper that is only bundled. */
  placesOf(citekey: string): readonly PaperPlace[];
  /** Returns whether the paper is in one of the user's files. */
  isOwn(citekey: string): boolean;
  /** Returns the bundled set that has the paper, or `undefined` if none has. */
  setOf(citekey: string): BundledSet | undefined;
  /** Puts the bundled sets in force that are chosen now. */
  changeBundled(): Promise<void>;
  /** The file of the papers that the user imported. */
  readonly importedFile: vscode.Uri;
  /** Settles when the imported papers are in force, before other files are looked for. */
  readonly started: Promise<void>;
  /** Fires after something was read: sources, their papers or their problems may be different. */
  readonly onDidRead: vscode.Event<void>;
}

export interface UserPapersOptions {
  /** Returns the bundled sets in force. */
  readonly bundled: () => readonly BundledSource[];
  /** Knows the papers before they are in force. */
  readonly keys: Pick<PaperKeys, "update">;
  /** The file of the papers that the user imported. */
  readonly importedFile: vscode.Uri;
  readonly cache: PapersCache;
  /** Stores which large files the user agreed to read. */
  readonly accepted: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  /** Takes the papers that are in force from now on. */
  readonly publish: (papers: readonly Paper[]) => void;
  /** Settles when the look-ups of the published papers are ready. They matter more than names that are still missing. */
  readonly published: () => Promise<void>;
  /** Settles when files may be read, so that what answers until then is not slowed down. */
  readonly mayBegin: Promise<unknown>;
}

/** Looks for the user's files once `mayBegin` settles, and never before this function returns. */
export function createUserPapers(options: UserPapersOptions): UserPapers {
  const { bundled, keys, importedFile, cache, accepted, log, publish, published, mayBegin } = options;
  const beginning = performance.now();
  const names = createPaperNames();
  const onError = (error: unknown): void => {
    log.error("The library could not be brought up to date.", error);
  };
  const papers = (): readonly Paper[] => files.sources().flatMap((source) => source.papers());
  const onChange = async (): Promise<void> => {
    await naming.nameNew();
    await publisher.publish();
    names.keep(papers());
    void naming.nameInBackground();
    publisher.cacheSourcesLater();
  };
  const files = createUserFiles({ importedFile, cache, accepted, log, onChange, onError });
  const publisher = createLibraryPublisher({ files, names, bundled, keys, publish, log, onError });
  const naming = createNaming({
    names,
    papers,
    idle: async () => {
      await files.idle();
      await published();
    },
    onNamed: async () => {
      await files.whenIdle(publisher.publish);
      log.info(`All papers have their names, ${Math.round(performance.now() - beginning)} ms after the start.`);
      publisher.cacheSources();
    },
  });
  const start = (): Promise<void> => {
    const imported = files.readImported();
    void files.refresh();
    return imported;
  };
  return {
    sources: files.sources,
    importedPapers: files.importedPapers,
    changeImported: files.changeImported,
    refresh: files.refresh,
    placesOf: publisher.placesOf,
    isOwn: (citekey) => publisher.placesOf(citekey).length > 0,
    setOf: publisher.setOf,
    changeBundled: async () => {
      await files.whenIdle(publisher.publish);
    },
    importedFile,
    started: mayBegin.then(start),
    onDidRead: publisher.onDidPublish,
    dispose() {
      naming.dispose();
      publisher.dispose();
      files.dispose();
    },
  };
}
