import type { PageMessage, PapersRequest } from "./messages";
import { pageSize, type PageState } from "./pageState";

/** The saved state of a page, and its connection to the extension. */
export interface PageOptions {
  /** The state that the previous page saved. */
  readonly state: PageState;
  readonly post: (message: PageMessage) => void;
  readonly saveState: (state: PageState) => void;
}

/** The page's state, which outlives the page, and its latest search. */
export interface PageRequests {
  state(): PageState;
  change(changed: Partial<PageState>): void;
  /** Sets which papers to show, starting with the first page of results. Sends nothing yet. */
  setRequest(request: PapersRequest): void;
  /** Sends a search for the requested papers to the extension. */
  send(): void;
  /** Asks to look the searched text up online. */
  lookUp(): void;
  /** Returns whether an answer belongs to the latest search, which is then no longer pending. */
  acceptAnswer(sequence: number): boolean;
  /** Returns whether the latest search is still unanswered. */
  isPending(): boolean;
  /** Returns whether all papers are requested. */
  isForAll(): boolean;
}

/** Creates the holder of a page's state, which numbers the searches so that only the answer to the latest one counts. */
export function createPageRequests({ state: savedState, post, saveState }: PageOptions): PageRequests {
  let state = savedState;
  let sequence = 0;
  let answered = 0;
  const change = (changed: Partial<PageState>): void => {
    state = { ...state, ...changed };
    saveState(state);
  };
  return {
    state: () => state,
    change,
    setRequest(request) {
      const open = request.only.map((citekey) => `all:${citekey}`);
      change({ request, limit: pageSize, open: [...new Set([...state.open, ...open])] });
    },
    send() {
      post({ kind: "search", request: state.request, sequence: ++sequence, limit: state.limit });
    },
    lookUp() {
      post({ kind: "lookUp", query: state.request.query.trim() });
    },
    acceptAnswer(number) {
      answered = number === sequence ? sequence : answered;
      return number === sequence;
    },
    isPending: () => answered < sequence,
    isForAll: () => state.request.query.trim() === "" && state.request.only.length === 0,
  };
}
