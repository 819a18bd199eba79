import type { PapersRequest } from "./messages";
import { isCount, isPapersRequest } from "./readMessage";

/** The state that is kept while the page is hidden. */
export interface PageState {
  readonly request: PapersRequest;
  /** The keys of the rows whose cards are open. */
  readonly open: readonly string[];
  /** The maximum number of results shown. */
  readonly limit: number;
  /** The scroll position in CSS pixels. */
  readonly scrollTop: number;
  /** The key of the row that had the focus; "" for the search box. */
  readonly focus: string;
  /** True if the group "In this file" is collapsed. */
  readonly isFileFolded: boolean;
  /** True if the group "Daily papers" is collapsed. */
  readonly isDailyFolded: boolean;
}

/** The number of results shown at first. Each time the user asks for more, as many come again. */
export const pageSize = 50;

/** The state of a page that was never used. */
export const initialState: PageState = {
  request: { query: "", only: [] },
  open: [],
  limit: pageSize,
  scrollTop: 0,
  focus: "",
  isFileFolded: false,
  isDailyFolded: false,
};

/** Reads the saved state; a missing or invalid field gets its initial value. */
export function readPageState(value: unknown): PageState {
  const kept = (typeof value === "object" && value !== null ? value : {}) as Partial<Record<keyof PageState, unknown>>;
  return {
    request: isPapersRequest(kept.request) ? kept.request : initialState.request,
    open: Array.isArray(kept.open) ? kept.open.filter((one) => typeof one === "string") : initialState.open,
    limit: isCount(kept.limit) && kept.limit >= pageSize ? kept.limit : initialState.limit,
    scrollTop: typeof kept.scrollTop === "number" ? kept.scrollTop : initialState.scrollTop,
    focus: typeof kept.focus === "string" ? kept.focus : initialState.focus,
    isFileFolded: kept.isFileFolded === true,
    isDailyFolded: kept.isDailyFolded === true,
  };
}

const anyOrigin = /(?<!\S)in:(?:mine|own|bundled)(?!\S)\s?/gi;

/** Returns the query with this filter, or without it if it has it, and without the other filter of the kind. */
export function toggleOrigin(query: string, filter: string): string {
  const rest = query.replace(anyOrigin, "").trim();
  return hasOrigin(query, filter) ? rest : `${filter} ${rest}`.trim();
}

/** Returns whether the query has this filter. */
export function hasOrigin(query: string, filter: string): boolean {
  return query.toLowerCase().split(/\s+/).includes(filter);
}
