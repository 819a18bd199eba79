import type { Row } from "./card";
import { type KeyAction, keyAction, type FocusPosition } from "./keyboard";

/** The parts of the page that the keyboard reaches. */
export interface NavigationOptions {
  readonly box: HTMLElement;
  readonly more: HTMLElement;
  readonly rows: () => readonly Row[];
  /** Returns whether the rows are about to change. */
  readonly isPending: () => boolean;
  /** The key of the row that had the focus on the previous page, or "" for the box. */
  readonly last: string;
  /** Receives the key of the row that gets the focus, or "" for anything else. */
  readonly onFocus: (key: string) => void;
  /** Runs if the user clears the box. */
  readonly onClear: () => void;
}

/** The keyboard navigation of the page. */
export interface Navigation {
  /** Handles changed rows: Tab now reaches the row that last had the focus, else the first one. */
  update(): void;
  /** Restores the last focus if that row exists and the page has the focus. */
  restore(): void;
  /** Moves the focus to the row at this position as soon as it exists. */
  goTo(position: number): void;
}

/** Handles the keys of `keyAction` on the whole page. Tab reaches only one of the rows, the last one that had the focus. */
export function createNavigation({ box, more, rows, isPending, onFocus, onClear, ...options }: NavigationOptions): Navigation {
  let wanted: Extract<KeyAction, { kind: "go" | "open" | "close" }> | undefined;
  let last = options.last;
  const stops = (): readonly HTMLElement[] => [...rows().map(({ head }) => head), ...(more.hidden ? [] : [more])];

  function setTabStop(head: HTMLElement | undefined): void {
    for (const row of rows()) {
      row.head.tabIndex = row.head === head ? 0 : -1;
    }
  }

  function lastRow(): Row | undefined {
    return rows().find(({ key }) => key === last);
  }

  function focus(stop: HTMLElement | undefined): void {
    stop?.focus();
    stop?.scrollIntoView({ block: "nearest" });
  }

  function focusPositionOf(target: EventTarget | null): FocusPosition | undefined {
    if (target === box) {
      return { kind: "box" };
    }
    const at = target === more ? stops().length - 1 : rows().findIndex(({ item }) => target instanceof Node && item.contains(target));
    if (at < 0) {
      return undefined;
    }
    const row = rows()[at];
    return { kind: !row || row.head === target ? "row" : "body", at, isOpen: row?.isOpen() ?? false };
  }

  function act(action: KeyAction): void {
    switch (action.kind) {
      case "go":
        focus(stops()[action.to]);
        return;
      case "search":
        box.focus();
        return;
      case "clear":
        onClear();
        return;
      case "open":
      case "close":
        rows()[action.at]?.setOpen(action.kind === "open");
        focus(stops()[action.at]);
        return;
    }
  }

  /** A user who types and presses Enter means the results for the typed text, not the ones still shown. */
  function actOrWait(action: KeyAction, position: FocusPosition): void {
    if (position.kind === "box" && isPending() && (action.kind === "go" || action.kind === "open")) {
      wanted = action;
    } else {
      wanted = undefined;
      act(action);
    }
  }

  document.addEventListener("keydown", (event) => {
    const position = event.ctrlKey || event.metaKey || event.altKey || event.isComposing ? undefined : focusPositionOf(event.target);
    const action = position && keyAction(event.key, position, stops().length);
    if (action) {
      event.preventDefault();
      actOrWait(action, position);
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    const row = rows().find(({ item }) => target instanceof Node && item.contains(target));
    if (row) {
      setTabStop(row.head);
    }
    last = row?.key ?? "";
    onFocus(last);
  });
  const restore = (): void => {
    const isFree = document.activeElement === document.body || document.activeElement === box;
    if (document.hasFocus() && isFree && (last === "" || lastRow())) {
      (lastRow()?.head ?? box).focus({ preventScroll: true });
    }
  };
  window.addEventListener("focus", restore);
  return {
    update() {
      setTabStop((lastRow() ?? rows()[0])?.head);
      if (wanted && rows().length > 0 && !isPending()) {
        act(wanted);
        wanted = undefined;
      }
    },
    restore,
    goTo(to) {
      wanted = { kind: "go", to };
    },
  };
}
