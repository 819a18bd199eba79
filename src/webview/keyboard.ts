/** Where the focus is: in the search box, on a row (a card's head, or the button for more), or inside a card's body. */
export type Place = { readonly kind: "box" } | { readonly kind: "row" | "body"; readonly at: number; readonly isOpen: boolean };

/** What a key does. */
export type KeyAction =
  | { readonly kind: "go"; readonly to: number }
  /** Into the search box. */
  | { readonly kind: "search" }
  /** Empty the search box. */
  | { readonly kind: "clear" }
  /** Open or close the row, and go to it. */
  | { readonly kind: "open" | "close"; readonly at: number };

/**
 * The keys of the panel. Up, Down, Home and End go from row to row, Right opens and Left closes one, as in VS Code's trees;
 * Escape goes back to the search box, and there empties it; Enter there opens the first result. Enter and Space on a row are
 * the button's own.
 *
 * @param count how many rows there are
 * @returns `undefined` where the key is not ours
 */
export function keyAction(key: string, place: Place, count: number): KeyAction | undefined {
  return place.kind === "box" ? keyInBox(key, count) : keyInRows(key, place, count);
}

function keyInBox(key: string, count: number): KeyAction | undefined {
  switch (key) {
    case "Escape":
      return { kind: "clear" };
    case "ArrowDown":
      return count > 0 ? { kind: "go", to: 0 } : undefined;
    case "Enter":
      return count > 0 ? { kind: "open", at: 0 } : undefined;
    default:
      return undefined;
  }
}

function keyInRows(key: string, place: Exclude<Place, { kind: "box" }>, count: number): KeyAction | undefined {
  const { kind, at, isOpen } = place;
  switch (key) {
    case "Escape":
      return kind === "body" ? { kind: "go", to: at } : { kind: "search" };
    case "ArrowDown":
      return { kind: "go", to: Math.min(at + 1, count - 1) };
    case "ArrowUp":
      return kind === "body" ? { kind: "go", to: at } : at > 0 ? { kind: "go", to: at - 1 } : { kind: "search" };
    case "ArrowRight":
      return kind === "row" && !isOpen ? { kind: "open", at } : undefined;
    case "ArrowLeft":
      return isOpen ? { kind: "close", at } : undefined;
    case "Home":
      return { kind: "go", to: 0 };
    case "End":
      return { kind: "go", to: count - 1 };
    default:
      return undefined;
  }
}
