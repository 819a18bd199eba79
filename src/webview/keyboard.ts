/** The position of the focus: in the search box, on a row (a card's head, or the button for more), or in a card's body. */
export type FocusPosition = { readonly kind: "box" } | { readonly kind: "row" | "body"; readonly at: number; readonly isOpen: boolean };

/** The effect of a key. */
export type KeyAction =
  | { readonly kind: "go"; readonly to: number }
  /** Moves the focus to the search box. */
  | { readonly kind: "search" }
  /** Clears the search box. */
  | { readonly kind: "clear" }
  /** Opens or closes the row, and moves the focus to it. */
  | { readonly kind: "open" | "close"; readonly at: number };

/**
 * Returns the effect of a key in the panel, or `undefined` if the panel does not handle it. Up, Down, Home and End move between rows, Right
 * opens a row and Left closes it, as in VS Code's trees. Escape returns to the search box, and there clears it; Enter there opens the first
 * result. On a row, the button itself handles Enter and Space.
 *
 * @param count the number of rows
 */
export function keyAction(key: string, position: FocusPosition, count: number): KeyAction | undefined {
  return position.kind === "box" ? keyInBox(key, count) : keyInRows(key, position, count);
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

function keyInRows(key: string, position: Exclude<FocusPosition, { kind: "box" }>, count: number): KeyAction | undefined {
  const { kind, at, isOpen } = position;
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
