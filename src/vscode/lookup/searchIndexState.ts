import type { Paper } from "../../core/paper";
import { createSearchIndex } from "../../core/search/createSearchIndex";
import type { SearchIndex } from "../../core/search/searchIndex";
import { changesBetween, type PaperChanges } from "./paperChanges";

/** An index that answers queries: of exactly these papers, or of an unknown part of the papers. */
export type Answer =
  | { readonly kind: "whole"; readonly index: SearchIndex; readonly papers: readonly Paper[] }
  | { readonly kind: "partial"; readonly index: SearchIndex };

/** An index of these papers is loaded or built. The answer stays as it was until the new index has more papers. */
export interface Reading {
  readonly kind: "reading";
  readonly papers: readonly Paper[];
}

/** Changes go into the index that answers, which make it one of these papers. */
export interface Changing {
  readonly kind: "changing";
  readonly papers: readonly Paper[];
  readonly index: SearchIndex;
  readonly changes: PaperChanges;
}

/** Something that runs in slices, as long as the state holds this very object. */
export type Work = { readonly kind: "idle" } | Reading | Changing;

/** The state of the search index: what answers queries now, and the work that goes on to make the answer whole. */
export interface SearchIndexState {
  readonly papers: readonly Paper[];
  /** The last papers that were few. They answer while many are being read. */
  readonly few: readonly Paper[];
  /** `undefined` until a query comes, if the papers are few. */
  readonly answer: Answer | undefined;
  readonly work: Work;
}

/** An index of at most this many papers is made when a query comes: a few tenths of a second of work. */
const maxFewPapers = 300;
/** Reading a paper without an abstract takes this share of the work. */
const bareShare = 0.1;
/** At most this many changes go into an index that is there. More are worth a new one. */
const maxChanges = 200;

const idle: Work = { kind: "idle" };

/** Returns the state at the start: these papers count as few. */
export function initialState(papers: readonly Paper[]): SearchIndexState {
  return { papers, few: papers, answer: undefined, work: idle };
}

/** Returns the state with other papers, and the work that they need. */
export function receivePapers(state: SearchIndexState, papers: readonly Paper[]): SearchIndexState {
  const few = isLittleWork(papers) ? papers : state.few;
  const next = { ...state, papers, few };
  if (state.work.kind === "reading" && papers !== few && areFew(changesBetween(state.work.papers, papers))) {
    // The changes wait until the index is whole. See `catchUp`.
    return next;
  }
  if (state.answer?.kind === "whole") {
    const changes = changesBetween(state.answer.papers, papers);
    if (areFew(changes)) {
      return startChanging(next, state.answer.index, changes);
    }
  }
  return papers === few ? { ...next, answer: undefined, work: idle } : { ...next, work: { kind: "reading", papers } };
}

/** Returns an answer for a query that comes now, made of the few papers if there is no other. */
export function answerNow({ papers, few, answer }: SearchIndexState): Answer {
  if (answer) {
    return answer;
  }
  const index = createSearchIndex(few);
  return few === papers ? { kind: "whole", index, papers } : { kind: "partial", index };
}

/** Returns the state in which an index that is still being built answers, if it has more papers than what answers now. */
export function offerPartial(state: SearchIndexState, index: SearchIndex): SearchIndexState {
  return index.size > (state.answer?.index.size ?? 0) ? { ...state, answer: { kind: "partial", index } } : state;
}

/** Returns the state after its work has made an index of `papers`. */
export function finishWork(state: SearchIndexState, index: SearchIndex, papers: readonly Paper[]): SearchIndexState {
  return { ...state, answer: { kind: "whole", index, papers }, work: idle };
}

/** Returns the state in which the changes that waited for the index go into it. */
export function catchUp(state: SearchIndexState): SearchIndexState {
  const { papers, answer, work } = state;
  return work.kind === "idle" && answer?.kind === "whole" && answer.papers !== papers
    ? startChanging(state, answer.index, changesBetween(answer.papers, papers))
    : state;
}

/** Returns the state without its work. The answer stays as it is. */
export function stopWork(state: SearchIndexState): SearchIndexState {
  return { ...state, work: idle };
}

function startChanging(state: SearchIndexState, index: SearchIndex, changes: PaperChanges): SearchIndexState {
  // Until all changes are in, the index is that of no list of papers.
  return { ...state, answer: { kind: "partial", index }, work: { kind: "changing", papers: state.papers, index, changes } };
}

function isLittleWork(papers: readonly Paper[]): boolean {
  const bare = papers.length * bareShare <= maxFewPapers ? papers.filter(({ abstract }) => abstract === undefined).length : 0;
  return papers.length - bare + bare * bareShare <= maxFewPapers;
}

function areFew({ changed, removed }: PaperChanges): boolean {
  return changed.length + removed.length <= maxChanges;
}
