import * as vscode from "vscode";
import type { BundledSource } from "../../core/library/bundledPapers";
import type { BundledSet } from "../../core/library/bundledSets";
import type { PaperKeys } from "../../core/library/createPaperKeys";
import type { Paper } from "../../core/paper";
import { createDelayed, runSliced } from "../platform/slices";
import { createTaskQueue } from "../platform/taskQueue";
import type { PaperNames } from "./paperNames";
import { mergeInSlices, onlyBundled, type PaperPlace } from "./paperPlaces";
import type { UserFiles } from "./userFiles";

/** Makes one list of the papers of all sources, puts it in force, and caches the sources for the next start. */
export interface LibraryPublisher extends vscode.Disposable {
  /** Merges the sources as they are now and puts the result in force. */
  publish(): Promise<void>;
  /** Returns the places of a paper as of the last `publish`. */
  placesOf(citekey: string): readonly PaperPlace[];
  /** Returns the bundled set that has a paper, as of the last `publish`. */
  setOf(citekey: string): BundledSet | undefined;
  /** Caches the sources whose papers all have names. */
  cacheSources(): void;
  /** Does the same a few seconds later, once for all calls in between. */
  cacheSourcesLater(): void;
  readonly onDidPublish: vscode.Event<void>;
}

export interface LibraryPublisherOptions {
  readonly files: Pick<UserFiles, "sources" | "idle">;
  readonly names: PaperNames;
  /** Returns the bundled sets in force. */
  readonly bundled: () => readonly BundledSource[];
  /** Knows the papers before they are in force. */
  readonly keys: Pick<PaperKeys, "update">;
  /** Takes the papers that are in force from now on. */
  readonly publish: (papers: readonly Paper[]) => void;
  readonly log: Pick<vscode.LogOutputChannel, "info">;
  readonly onError: (error: unknown) => void;
}

/** One change is often followed by others, so the cache waits for them. */
const cacheDelayMs = 5_000;

/** The bundled papers count as published. */
export function createLibraryPublisher(options: LibraryPublisherOptions): LibraryPublisher {
  const { files, names, bundled, keys, publish, log, onError } = options;
  const published = new vscode.EventEmitter<void>();
  const beginning = performance.now();
  let merged = onlyBundled(bundled);
  let publishedCount = 0;
  // VS Code may take seconds to write a file. Reading must not wait for that.
  const caching = createTaskQueue(onError);
  const cacheSources = caching.once(async () => {
    for (const source of files.sources()) {
      await files.idle();
      await source.keep(names);
    }
  });
  const later = createDelayed(cacheDelayMs, () => void cacheSources());
  return {
    async publish() {
      merged = await mergeInSlices(files.sources(), bundled(), names);
      await runSliced(keys.update(merged));
      publish(merged.papers);
      published.fire();
      if (merged.papers.length !== publishedCount) {
        publishedCount = merged.papers.length;
        log.info(`The library has ${merged.papers.length} papers, ${Math.round(performance.now() - beginning)} ms after the start.`);
      }
    },
    placesOf: (citekey) => merged.placesOf(citekey),
    setOf: (citekey) => merged.setOf(citekey),
    cacheSources: () => void cacheSources(),
    cacheSourcesLater: later,
    onDidPublish: published.event,
    dispose() {
      later.dispose();
      caching.dispose();
      published.dispose();
    },
  };
}
