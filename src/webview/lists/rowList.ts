import type { Row } from "../card";

/** A list of cards on the page. */
export interface RowList<One> {
  rows(): readonly Row[];
  /** Replaces the rows. An unchanged row keeps its element, and so its focus and scroll position, as long as it keeps its place. */
  show(ones: readonly One[]): void;
}

/** Fills a list element with rows. They show plain data, which is compared. */
export function createRowList<One>(list: HTMLElement, create: (one: One) => Row): RowList<One> {
  let shown: readonly { readonly text: string; readonly row: Row }[] = [];
  return {
    rows: () => shown.map(({ row }) => row),
    show(ones) {
      const old = shown;
      shown = ones.map((one, position) => {
        const text = JSON.stringify(one);
        const before = old[position];
        return before?.text === text ? before : { text, row: create(one) };
      });
      for (const [position, { row }] of old.entries()) {
        const now = shown[position]?.row;
        if (!now) {
          row.item.remove();
        } else if (now !== row) {
          replaceRow(row, now);
        }
      }
      list.append(...shown.slice(old.length).map(({ row }) => row.item));
    },
  };
}

/** Puts a row into the place of another. It gets the focus if it is the same paper's. */
function replaceRow(old: Row, row: Row): void {
  const hadFocus = old.key === row.key && old.item.contains(document.activeElement);
  old.item.replaceWith(row.item);
  if (hadFocus) {
    row.head.focus({ preventScroll: true });
  }
}
