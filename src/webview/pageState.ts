import type { Wish } from "./messages";
import { isCount, isWish } from "./readMessage";

/** What outlives the page's being hidden. */
export interface PageState {
  readonly wish: Wish;
  /** The cards that are open, by the keys of their rows. */
  readonly open: readonly string[];
  /** How many results are shown at most. */
  readonly most: number;
  /** In CSS pixels. */
  readonly scrollTop: number;
  /** The key of the row that had the focus; "" for the search box. */
  readonly focus: string;
  /** Whether the group "In this file" is folded up. */
  readonly isFileFolded: boolean;
}

/** So many results are shown, and so many more each time that more are asked for. */
export const pageSize = 50;

/** A page that was never used. */
export const initialState: PageState = {
  wish: { query: "", only: [] },
  open: [],
  most: pageSize,
  scrollTop: 0,
  focus: "",
  isFileFolded: false,
};

/** The state that was kept, field by field; what is missing or wrong in it is as in a page that was never used. */
export function readPageState(value: unknown): PageState {
  const kept = (typeof value === "object" && value !== null ? value : {}) as Partial<Record<keyof PageState, unknown>>;
  return {
    wish: isWish(kept.wish) ? kept.wish : initialState.wish,
    open: Array.isArray(kept.open) ? kept.open.filter((one) => typeof one === "string") : initialState.open,
    most: isCount(kept.most) && kept.most >= pageSize ? kept.most : initialState.most,
    scrollTop: typeof kept.scrollTop === "number" ? kept.scrollTop : initialState.scrollTop,
    focus: typeof kept.focus === "string" ? kept.focus : initialState.focus,
    isFileFolded: kept.isFileFolded === true,
  };
}
