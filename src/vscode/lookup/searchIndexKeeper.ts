import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { createIndexBuilder } from "../../core/search/createIndexBuilder";
import { createSearchIndex } from "../../core/search/createSearchIndex";
import { type SearchIndex } from "../../core/search/searchIndex";
import { changesBetween, type PaperChanges } from "./paperChanges";
import { stepSliced, pause } from "../platform/slices";
import type { SearchIndexCache } from "./searchIndexCache";

/** Keeps the search index of the papers in force, without ever holding up the extension host for long. */
export interface SearchIndexKeeper extends vscode.Disposable {
  /** What answers now. While a large library is being read it is the index from before, until the new one knows more. */
  index(): SearchIndex;
  /** Other papers from now on. A few changes go into the index that is there; for many a new one is loaded from the cache or built. */
  setPapers(papers: readonly Paper[]): void;
  /** The index has become whole: the same query may be answered otherwise. */
  readonly onDidChange: vscode.Event<void>;
}

/** What the keeper needs. */
export interface SearchIndexKeeperOptions {
  readonly log: vscode.LogOutputChannel;
  /** None keeps nothing. */
  readonly cache?: SearchIndexCache;
}

/** The index of so many papers is made when it is first asked for, at once: a tenth of a second's work. */
const madeAtOnce = 300;
/** The index of so many papers is worth a file. */
const worthKeeping = 3000;
/** So many changes go into the index that is there. */
const mostChanges = 200;
/** Work that takes longer than this shows that it is going on, in milliseconds. */
const shownAfter = 500;

/** Nothing is indexed before it is asked for, or papers come that are many. */
export function createSearchIndexKeeper(first: readonly Paper[], { log, cache }: SearchIndexKeeperOptions): SearchIndexKeeper {
  const changed = new vscode.EventEmitter<void>();
  let papers = first;
  /** The last papers that were few: they answer while many are being read. */
  let few = first;
  /** What `index` has, or `undefined` where there is none yet, or one that is not whole. */
  let indexed: readonly Paper[] | undefined;
  let index: SearchIndex | undefined;
  /** The papers of the index that is being loaded or built: a few changes wait until it is whole. */
  let underWay: readonly Paper[] | undefined;
  /** Raised by each change that does not wait: work for an older number stops. */
  let newest = 0;

  const take = (whole: SearchIndex, ofPapers: readonly Paper[]): void => {
    index = whole;
    indexed = ofPapers;
    changed.fire();
  };
  const makeAtOnce = (): SearchIndex => {
    index = createSearchIndex(few);
    indexed = few === papers ? papers : undefined;
    return index;
  };
  const applyChanges = async (into: SearchIndex, { changed: others, removed }: PaperChanges, number: number): Promise<void> => {
    // Until all are in, the index is that of no list of papers.
    indexed = undefined;
    removed.forEach(into.remove);
    let next = 0;
    await stepSliced(() => {
      const paper = others[next++];
      if (paper) {
        into.update(paper);
      }
      return next < others.length && number === newest;
    });
    if (number === newest) {
      take(into, papers);
    }
  };
  const build = async (wanted: readonly Paper[], number: number): Promise<SearchIndex | undefined> => {
    const builder = createIndexBuilder();
    builder.add(wanted);
    const step = (): boolean => {
      const goesOn = builder.step() && number === newest;
      if (number === newest && builder.index.size > (index?.size ?? 0)) {
        index = builder.index;
        indexed = undefined;
      }
      return goesOn;
    };
    await shown(stepSliced(step), () => builder.progress);
    return number === newest ? builder.index : undefined;
  };
  const loadOrBuild = async (
    wanted: readonly Paper[],
    number: number,
  ): Promise<{ readonly whole: SearchIndex; readonly isLoaded: boolean } | undefined> => {
    underWay = wanted;
    try {
      const kept = wanted.length >= worthKeeping ? await cache?.load(wanted) : undefined;
      const whole = number === newest ? (kept ?? (await build(wanted, number))) : undefined;
      return whole && { whole, isLoaded: kept !== undefined };
    } finally {
      underWay = number === newest ? undefined : underWay;
    }
  };
  const renew = async (wanted: readonly Paper[], number: number): Promise<void> => {
    const start = performance.now();
    const { whole, isLoaded = false } = (await loadOrBuild(wanted, number)) ?? {};
    if (!whole || number !== newest) {
      return;
    }
    take(whole, wanted);
    log.info(
      `Search knows ${wanted.length} papers: ${isLoaded ? "loaded" : "read"} in ${((performance.now() - start) / 1000).toFixed(1)} s.`,
    );
    const saved = isLoaded || wanted.length < worthKeeping ? undefined : cache?.save(whole);
    const caughtUp = papers === wanted ? undefined : applyChanges(whole, changesBetween(wanted, papers), number);
    await Promise.all([saved, caughtUp]);
  };
  const report = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      log.error("The search index could not be brought up to date.", error);
    });
  };
  return {
    index: () => index ?? makeAtOnce(),
    setPapers(wanted) {
      papers = wanted;
      few = wanted.length <= madeAtOnce ? wanted : few;
      if (underWay && wanted !== few && areFew(changesBetween(underWay, wanted))) {
        return;
      }
      const number = ++newest;
      const changes = indexed && changesBetween(indexed, wanted);
      underWay = undefined;
      if (index && changes && areFew(changes)) {
        report(applyChanges(index, changes, number));
      } else if (wanted === few) {
        index = undefined;
        indexed = undefined;
      } else {
        report(renew(wanted, number));
      }
    },
    onDidChange: changed.event,
    dispose() {
      newest++;
      changed.dispose();
    },
  };
}

function areFew({ changed, removed }: PaperChanges): boolean {
  return changed.length + removed.length <= mostChanges;
}

/** Shows in the status bar that the work is going on where it takes long. */
async function shown(work: Promise<void>, progress: () => number): Promise<void> {
  const isDone = async (wait: number): Promise<boolean> => Promise.race([work.then(() => true), pause(wait).then(() => false)]);
  if (await isDone(shownAfter)) {
    return;
  }
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "CiteLens: reading papers for the search" },
    async (report) => {
      while (!(await isDone(shownAfter / 2))) {
        report.report({ message: `${Math.floor(progress() * 100)} %` });
      }
    },
  );
}
