import type { ResultCard } from "../core/cards/resultCard";

/**
 * The messages between the panel's page and the extension. There are only types here, because both sides import them. The page sends `ready`
 * each time it has loaded; the extension then sends the file and the papers to show. After that the page sends searches.
 */

/** The papers to show: the results of a query, or only the papers with these citekeys, opened. */
export interface PapersRequest {
  readonly query: string;
  /** The citekeys; used only if the query is empty. */
  readonly only: readonly string[];
}

/** A place in the active file that mentions a paper. */
export interface Use {
  /** The URI of the file, or of a cell of the notebook. */
  readonly uri: string;
  /** The number of the cell in its notebook, counted from 1. */
  readonly cell?: number;
  /** The line, counted from 1. */
  readonly line: number;
}

/** A paper that the active file mentions, with the places in the order of the file. */
export interface MentionedPaper {
  readonly card: ResultCard;
  readonly uses: readonly Use[];
}

/** The answer to the search with the same number. `found` of `total` papers match; there may be fewer cards than that. */
export interface ResultsMessage {
  readonly kind: "results";
  readonly sequence: number;
  readonly total: number;
  readonly found: number;
  /** The number of found papers with all words of the query, which come first. */
  readonly whole: number;
  /** True if the papers were found in other words than the query's. */
  readonly isByMeaning: boolean;
  readonly cards: readonly ResultCard[];
  /** The mistakes in the query, for the user. */
  readonly problems: readonly string[];
}

/** A paper of the daily list. */
export interface DailyCard {
  /** The paper as the library has it, or else as the list does. */
  readonly card: ResultCard;
  /** Its arXiv id. */
  readonly id: string;
  readonly upvotes: number;
  /** True if the library or the bundled papers have it. */
  readonly isKnown: boolean;
}

/** The daily papers of a day. */
export interface DailyView {
  /** As the list writes it: `"2026-06-12"`. */
  readonly day: string;
  /** The day of the week in the user's language. */
  readonly weekday: string;
  readonly previous: string;
  /** "" if the list of the next day cannot be there yet. */
  readonly next: string;
  /** A sentence for the user if there is no list; "" if there is one. */
  readonly notice: string;
  /** The button with which the user asks for the day again, or for the first time; "" if there is nothing to ask for. */
  readonly ask: string;
  readonly papers: readonly DailyCard[];
  /** The ids of the papers that the user has not read yet. */
  readonly unread: readonly string[];
}

/** A message from the extension to the page. */
export type PanelMessage =
  /** The library has changed or the page has just loaded, so the page must search again. */
  | { readonly kind: "refresh" }
  /** The page must show these papers instead. */
  | { readonly kind: "request"; readonly request: PapersRequest }
  /** The page must put the cursor into the search box. */
  | { readonly kind: "focus" }
  | ResultsMessage
  /** The active file's name ("" without an active file), the number of papers that it mentions, and the first of them. */
  | { readonly kind: "file"; readonly name: string; readonly found: number; readonly papers: readonly MentionedPaper[] }
  /** The daily papers, or that they are not shown. */
  | { readonly kind: "daily"; readonly view: DailyView }
  | { readonly kind: "noDaily" }
  /** An action that the page requested is done. */
  | { readonly kind: "done"; readonly action: PaperAction; readonly citekey: string };

export type PaperAction = "insertCitation" | "copyBibtex" | "copyReferenceAs" | "openRepository" | "namePaper" | "moreLikeThis";

/** A message about the daily papers: the user chooses a day, adds papers of the day shown, has read them, or opens a link of one. */
export type DailyMessage =
  | { readonly kind: "showDay"; readonly day: string }
  | { readonly kind: "addDaily"; readonly ids: readonly string[]; readonly isCited: boolean }
  | { readonly kind: "readDaily"; readonly ids: readonly string[] }
  | { readonly kind: "openDaily"; readonly id: string; readonly url: string };

/** A message from the page to the extension. */
export type PageMessage =
  | { readonly kind: "ready" }
  /** A search; the answer repeats its number and has at most `limit` cards. */
  | { readonly kind: "search"; readonly request: PapersRequest; readonly sequence: number; readonly limit: number }
  /** Sets how many papers of the active file to send, until another file becomes active. */
  | { readonly kind: "file"; readonly limit: number }
  | { readonly kind: "act"; readonly action: PaperAction; readonly citekey: string }
  /** Opens one of the paper's links. */
  | { readonly kind: "open"; readonly citekey: string; readonly url: string }
  /** Opens one of the places in the user's files, by its position on the paper's card. */
  | { readonly kind: "source"; readonly citekey: string; readonly position: number }
  /** Looks up online what the user searched for in vain. */
  | { readonly kind: "lookUp"; readonly query: string }
  | DailyMessage
  | { readonly kind: "jump"; readonly citekey: string; readonly uri: string; readonly line: number };
