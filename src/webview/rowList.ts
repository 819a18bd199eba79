import type { ResultCard } from "../core/cards/resultCard";
import { type CardHost, createRow, type Row } from "./card";

/** A list of cards on the page. */
export interface RowList {
  rows(): readonly Row[];
  /** Replaces the cards. Unchanged cards at the beginning keep their elements, and so their focus and scroll position. */
  show(cards: readonly ResultCard[]): void;
}

/**
 * Fills a list element with cards.
 *
 * @param group the prefix of the rows' keys, which allows a paper to be in two lists
 */
export function createRowList(list: HTMLElement, group: string, host: CardHost): RowList {
  let shown: readonly { readonly text: string; readonly row: Row }[] = [];
  return {
    rows: () => shown.map(({ row }) => row),
    show(cards) {
      const texts = cards.map((card) => JSON.stringify(card));
      const firstOther = texts.findIndex((text, position) => shown[position]?.text !== text);
      const kept = shown.slice(0, firstOther === -1 ? texts.length : firstOther);
      const added = cards.slice(kept.length).map((card, index) => ({
        text: texts[kept.length + index] ?? "",
        row: createRow(card, `${group}:${card.citekey}`, host),
      }));
      for (const { row } of shown.slice(kept.length)) {
        row.item.remove();
      }
      list.append(...added.map(({ row }) => row.item));
      shown = [...kept, ...added];
    },
  };
}
