import type { PageMessage, Wish } from "./messages";
import { pageSize, type PageState } from "./pageState";

/** What keeps a page's state and asks the extension. */
export interface AskingOptions {
  /** What was kept of the page that was there before. */
  readonly state: PageState;
  readonly post: (message: PageMessage) => void;
  readonly keepState: (state: PageState) => void;
}

/** What the person wishes to see, kept over the page's lives, and the newest question about it. */
export interface Asking {
  state(): PageState;
  change(changed: Partial<PageState>): void;
  /** Wishes for something else, from its beginning; nothing is asked yet. */
  wish(wished: Wish): void;
  /** Asks for what is wished. */
  ask(): void;
  /** Whether an answer of this number is the one that is waited for; then nothing is waited for any more. */
  takes(sequence: number): boolean;
  /** Whether an answer is still to come. */
  isPending(): boolean;
  /** Whether all papers are wished for. */
  isForAll(): boolean;
}

/** Keeps a page's state and numbers its questions: only the answer to the last counts. */
export function createAsking({ state: kept, post, keepState }: AskingOptions): Asking {
  let state = kept;
  let sequence = 0;
  let answered = 0;
  const change = (changed: Partial<PageState>): void => {
    state = { ...state, ...changed };
    keepState(state);
  };
  return {
    state: () => state,
    change,
    wish(wished) {
      const open = wished.only.map((citekey) => `all:${citekey}`);
      change({ wish: wished, most: pageSize, open: [...new Set([...state.open, ...open])] });
    },
    ask() {
      post({ kind: "search", wish: state.wish, sequence: ++sequence, most: state.most });
    },
    takes(number) {
      answered = number === sequence ? sequence : answered;
      return number === sequence;
    },
    isPending: () => answered < sequence,
    isForAll: () => state.wish.query.trim() === "" && state.wish.only.length === 0,
  };
}
