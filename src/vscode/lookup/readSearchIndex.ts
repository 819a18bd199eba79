import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { createIndexBuilder } from "../../core/search/createIndexBuilder";
import type { SearchIndex } from "../../core/search/searchIndex";
import { pause, runSliced, stepSliced } from "../platform/slices";
import type { SearchIndexCache } from "./searchIndexCache";
import type { WordTable } from "./wordTable";

/** An index of many papers. */
export interface ReadIndex {
  readonly index: SearchIndex;
  /** The index comes from the cache. */
  readonly isLoaded: boolean;
  /** The next start loads the index faster than it builds it. */
  readonly isWorthSaving: boolean;
}

export interface ReadSearchIndexOptions {
  readonly cache: SearchIndexCache | undefined;
  readonly words: WordTable | undefined;
  readonly isUnwanted: () => boolean;
  /** Called after each step with the index as far as it is built. */
  readonly onMore: (index: SearchIndex) => void;
}

/** An index of fewer papers is built about as fast as it is loaded. */
const minCachedPapers = 3_000;
/** Work that takes longer shows its progress. */
const silentMs = 500;

/** Loads the index of these papers from the cache or builds it, in slices. Returns `undefined` as soon as it is unwanted. */
export async function readSearchIndex(papers: readonly Paper[], options: ReadSearchIndexOptions): Promise<ReadIndex | undefined> {
  const { cache, isUnwanted } = options;
  const isLarge = papers.length >= minCachedPapers;
  const loaded = isLarge ? await cache?.load(papers) : undefined;
  if (isUnwanted()) {
    return undefined;
  }
  if (loaded) {
    return { index: loaded, isLoaded: true, isWorthSaving: false };
  }
  const index = await build(papers, options);
  return index && { index, isLoaded: false, isWorthSaving: isLarge };
}

async function build(papers: readonly Paper[], { isUnwanted, onMore, words }: ReadSearchIndexOptions): Promise<SearchIndex | undefined> {
  const builder = createIndexBuilder();
  builder.add(papers);
  const step = (): boolean => {
    const goesOn = builder.step() && !isUnwanted();
    if (!isUnwanted()) {
      onMore(builder.index);
    }
    return goesOn;
  };
  await showProgress(stepSliced(step), () => builder.progress);
  // The cache gets the vectors too, so that the next start need not make them.
  const table = isUnwanted() ? undefined : await words?.load();
  if (table) {
    await runSliced(builder.index.learnWords(table), isUnwanted);
  }
  return isUnwanted() ? undefined : builder.index;
}

/** Shows in the status bar that the work goes on, if it takes long. */
async function showProgress(work: Promise<void>, progress: () => number): Promise<void> {
  const isDone = async (waitMs: number): Promise<boolean> => Promise.race([work.then(() => true), pause(waitMs).then(() => false)]);
  if (await isDone(silentMs)) {
    return;
  }
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("CiteLens: reading papers for the search") },
    async (report) => {
      while (!(await isDone(silentMs / 2))) {
        report.report({ message: `${Math.floor(progress() * 100)} %` });
      }
    },
  );
}
