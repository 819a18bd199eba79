import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { SearchIndex } from "../../core/search/searchIndex";
import { runSliced, stepSliced } from "../platform/slices";
import { readSearchIndex } from "./readSearchIndex";
import type { SearchIndexCache } from "./searchIndexCache";
import type { WordTable } from "./wordTable";
import {
  answerNow,
  catchUp,
  type Changing,
  finishWork,
  initialState,
  offerPartial,
  type Reading,
  receivePapers,
  type SearchIndexState,
  stopWork,
  type Work,
} from "./searchIndexState";

/** Keeps the search index of the papers in force, and never holds up the extension host for long. */
export interface SearchIndexKeeper extends vscode.Disposable {
  /**
   * Returns what answers now. While a large library is being read, that is the index from before, until the new one has more
   * papers.
   */
  index(): SearchIndex;
  /** Puts other papers in force. A few changes go into the index that is there; if there are many, a new one is loaded or built. */
  setPapers(papers: readonly Paper[]): void;
  /** Fires after the index has become whole: the same query may have other hits. */
  readonly onDidChange: vscode.Event<void>;
}

export interface SearchIndexKeeperOptions {
  readonly log: vscode.LogOutputChannel;
  /** Without a cache, each start builds the index again. */
  readonly cache?: SearchIndexCache;
  /** Without it, papers are found only by their own words. It is read when the first query comes, or a large library is indexed. */
  readonly words?: WordTable;
}

/**
 * Indexes nothing before a query or a large library comes.
 *
 * @param first returns the first papers in force. It is called when they are first needed.
 */
export function createSearchIndexKeeper(first: () => readonly Paper[], options: SearchIndexKeeperOptions): SearchIndexKeeper {
  const changed = new vscode.EventEmitter<void>();
  let entered: SearchIndexState | undefined;
  const state = (): SearchIndexState => (entered ??= initialState(first()));
  const enter = (next: SearchIndexState): void => {
    const isNewWork = next.work !== state().work;
    entered = next;
    if (isNewWork) {
      void perform(next.work);
    }
  };
  const machine: Machine = {
    state,
    enter,
    announce: () => {
      changed.fire();
    },
  };
  const perform = async (work: Work): Promise<void> => {
    try {
      await (work.kind === "changing" ? change(work, machine) : work.kind === "reading" ? read(work, machine, options) : undefined);
    } catch (error) {
      options.log.error("The search index could not be brought up to date.", error);
      enter(state().work === work ? stopWork(state()) : state());
    }
  };
  const learnt = new WeakSet<SearchIndex>();
  /** Makes an index find papers in other words, once. */
  const learn = async (index: SearchIndex): Promise<void> => {
    if (learnt.has(index)) {
      return;
    }
    learnt.add(index);
    const words = await options.words?.load();
    const isUnwanted = (): boolean => entered?.answer?.index !== index;
    if (words && !isUnwanted()) {
      await runSliced(index.learnWords(words), isUnwanted);
      changed.fire();
    }
  };
  return {
    index() {
      const answer = answerNow(state());
      entered = { ...state(), answer };
      if (answer.kind === "whole") {
        void learn(answer.index);
      }
      return answer.index;
    },
    setPapers(papers) {
      enter(receivePapers(state(), papers));
    },
    onDidChange: changed.event,
    dispose() {
      if (entered) {
        enter(stopWork(entered));
      }
      changed.dispose();
    },
  };
}

/** The state, for work that changes it. */
interface Machine {
  state(): SearchIndexState;
  enter(next: SearchIndexState): void;
  /** Reports that the index has become whole. */
  announce(): void;
}

async function change(work: Changing, { state, enter, announce }: Machine): Promise<void> {
  await applyChanges(work, () => state().work !== work);
  if (state().work === work) {
    enter(finishWork(state(), work.index, work.papers));
    announce();
  }
}

async function read(work: Reading, { state, enter, announce }: Machine, { log, cache, words }: SearchIndexKeeperOptions): Promise<void> {
  const beginning = performance.now();
  const found = await readSearchIndex(work.papers, {
    cache,
    words,
    isUnwanted: () => state().work !== work,
    onMore: (index) => {
      enter(offerPartial(state(), index));
    },
  });
  if (!found || state().work !== work) {
    return;
  }
  enter(finishWork(state(), found.index, work.papers));
  announce();
  const seconds = ((performance.now() - beginning) / 1000).toFixed(1);
  log.info(`Search knows ${work.papers.length} papers: ${found.isLoaded ? "loaded" : "read"} in ${seconds} s.`);
  // The file gets the index of the papers that were read, so it is saved before the changes that waited go in.
  const saved = found.isWorthSaving ? cache?.save(found.index) : undefined;
  enter(catchUp(state()));
  await saved;
}

/** Applies changes to the index in slices. Stops in between if they are unwanted. */
async function applyChanges({ index, changes: { changed, removed } }: Changing, isUnwanted: () => boolean): Promise<void> {
  removed.forEach(index.remove);
  let next = 0;
  await stepSliced(() => {
    const paper = changed[next++];
    if (paper) {
      index.update(paper);
    }
    return next < changed.length && !isUnwanted();
  });
}
