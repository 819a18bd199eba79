import type { ResultCard } from "../core/cards/resultCard";

/**
 * What the panel's page and the extension say to one another. Types only: both sides import them. The page says `ready`
 * when it has loaded, every time; the extension then tells it about the file and what to show. From then on the page asks.
 */

/** What the page is to show: what a query finds, or only the papers of these citekeys, opened. */
export interface Wish {
  readonly query: string;
  /** Citekeys; counts where the query is empty. */
  readonly only: readonly string[];
}

/** A place where the active file mentions a paper. */
export interface Use {
  /** The document: the file, or a cell of the notebook. */
  readonly uri: string;
  /** The cell's number in its notebook, from 1. */
  readonly cell?: number;
  /** From 1. */
  readonly line: number;
}

/** A paper that the active file mentions, and where, from its beginning. */
export interface MentionedPaper {
  readonly card: ResultCard;
  readonly uses: readonly Use[];
}

/** The answer to the search of the same number. `found` counts all that match, of `total`; the cards may be fewer. */
export interface ResultsMessage {
  readonly kind: "results";
  readonly sequence: number;
  readonly total: number;
  readonly found: number;
  /** How many of those found have all words of the query; they come first. */
  readonly whole: number;
  readonly cards: readonly ResultCard[];
}

/** From the extension to the page. */
export type PanelMessage =
  /** The library is another, or the page has just loaded: ask again for what you show. */
  | { readonly kind: "refresh" }
  /** Show this instead. */
  | { readonly kind: "wish"; readonly wish: Wish }
  | ResultsMessage
  /** The active file's name, "" where there is none, how many papers it mentions, and the first of them. */
  | { readonly kind: "file"; readonly name: string; readonly found: number; readonly papers: readonly MentionedPaper[] }
  /** An action that the page asked for is done. */
  | { readonly kind: "done"; readonly action: PaperAction; readonly citekey: string };

export type PaperAction = "insertCitation" | "copyBibtex" | "copyReferenceAs" | "openRepository";

/** From the page to the extension. */
export type PageMessage =
  | { readonly kind: "ready" }
  /** The answer is to bear the same number; at most so many cards. */
  | { readonly kind: "search"; readonly wish: Wish; readonly sequence: number; readonly most: number }
  /** As long as the active file is the same, at most so many of its papers are to be told. */
  | { readonly kind: "file"; readonly most: number }
  | { readonly kind: "act"; readonly action: PaperAction; readonly citekey: string }
  /** One of the paper's own links. */
  | { readonly kind: "open"; readonly citekey: string; readonly url: string }
  /** One of the places in the person's own files, by its position on the paper's card. */
  | { readonly kind: "source"; readonly citekey: string; readonly position: number }
  | { readonly kind: "jump"; readonly citekey: string; readonly uri: string; readonly line: number };
