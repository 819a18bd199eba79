import type { ResultCard } from "../core/cards/resultCard";

/** What the panel's page and the extension say to one another. Types only: both sides import them. */

/** A paper that the active editor mentions, and on which lines (from 1). */
export interface MentionedPaper {
  readonly citekey: string;
  readonly name: string;
  readonly title: string;
  readonly lines: readonly number[];
}

/** From the extension to the page. */
export type PanelMessage =
  | {
      readonly kind: "results";
      /** The query's text, its number, and how many papers there are in all. */
      readonly query: string;
      readonly sequence: number;
      readonly total: number;
      /** How many papers were found; the cards may be fewer. */
      readonly found: number;
      readonly cards: readonly ResultCard[];
    }
  | {
      /** Show this one paper, opened. */
      readonly kind: "show";
      readonly card: ResultCard;
      readonly total: number;
    }
  | {
      readonly kind: "mentions";
      /** The active file's name; "" where there is none. */
      readonly file: string;
      readonly papers: readonly MentionedPaper[];
    };

export type PaperAction = "insertCitation" | "copyBibtex" | "openRepository";

/** From the page to the extension. */
export type PageMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "search"; readonly query: string; readonly sequence: number; readonly most: number }
  | { readonly kind: "act"; readonly action: PaperAction; readonly citekey: string }
  | { readonly kind: "open"; readonly url: string }
  | { readonly kind: "jump"; readonly citekey: string; readonly line: number };
