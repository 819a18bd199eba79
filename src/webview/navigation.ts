import type { Row } from "./card";
import { type KeyAction, keyAction, type Place } from "./keyboard";

/** What is gone through by keyboard. */
export interface NavigationOptions {
  readonly box: HTMLElement;
  readonly more: HTMLElement;
  readonly rows: () => readonly Row[];
  /** Whether the rows are about to be others. */
  readonly isPending: () => boolean;
  /** The key of the row that had the focus when the page was last there, or "" for the box. */
  readonly last: string;
  /** The key of the row that has got the focus, or "" for anything else. */
  readonly onFocus: (key: string) => void;
  /** The person empties the box. */
  readonly onClear: () => void;
}

/** The keyboard's way through the page. */
export interface Navigation {
  /** The rows are others: the one that last had the focus, or else the first, is the one that Tab reaches. */
  update(): void;
  /** Puts the focus where it last was, if the page has it. */
  restore(): void;
  /** Moves the focus to the row at this position once it is there. */
  goTo(position: number): void;
}

/** Listens to the keys of `keyAction` on the whole page. Of all rows Tab reaches one, the last that had the focus. */
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

  function placeOf(target: EventTarget | null): Place | undefined {
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

  /** Who types and presses Enter means what they typed, not what is still there. */
  function actOrWait(action: KeyAction, place: Place): void {
    if (place.kind === "box" && isPending() && (action.kind === "go" || action.kind === "open")) {
      wanted = action;
    } else {
      wanted = undefined;
      act(action);
    }
  }

  document.addEventListener("keydown", (event) => {
    const place = event.ctrlKey || event.metaKey || event.altKey || event.isComposing ? undefined : placeOf(event.target);
    const action = place && keyAction(event.key, place, stops().length);
    if (action) {
      event.preventDefault();
      actOrWait(action, place);
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
