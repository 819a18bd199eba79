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

/** An action that waits for the rows of the text that the user just typed. */
type WaitingAction = Extract<KeyAction, { kind: "go" | "open" | "close" }>;

/** Handles the keys of `keyAction` on the whole page. Tab reaches only one of the rows, the last one that had the focus. */
export function createNavigation(page: NavigationOptions): Navigation {
  let { last } = page;
  let waiting: WaitingAction | undefined;
  const lastRow = (): Row | undefined => page.rows().find(({ key }) => key === last);

  const restore = (): void => {
    const row = lastRow();
    const isFree = document.activeElement === document.body || document.activeElement === page.box;
    if (document.hasFocus() && isFree && (last === "" || row)) {
      (row?.head ?? page.box).focus({ preventScroll: true });
    }
  };

  onAction(page, (action, position) => {
    waiting = waitsForRows(page, action, position) ? action : undefined;
    if (!waiting) {
      act(page, action);
    }
  });
  document.addEventListener("focusin", ({ target }) => {
    const row = page.rows().find(({ item }) => target instanceof Node && item.contains(target));
    if (row) {
      setTabStop(page, row.head);
    }
    last = row?.key ?? "";
    page.onFocus(last);
  });
  window.addEventListener("focus", restore);
  return {
    update() {
      setTabStop(page, (lastRow() ?? page.rows()[0])?.head);
      if (waiting && page.rows().length > 0 && !page.isPending()) {
        act(page, waiting);
        waiting = undefined;
      }
    },
    restore,
    goTo(to) {
      waiting = { kind: "go", to };
    },
  };
}

/** Calls the handler for each key that `keyAction` knows, with the position of the focus. Other keys keep their meaning. */
function onAction(page: NavigationOptions, handle: (action: KeyAction, position: FocusPosition) => void): void {
  document.addEventListener("keydown", (event) => {
    const isOthers = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    const position = isOthers ? undefined : focusPositionOf(page, event.target);
    const action = position && keyAction(event.key, position, stopsOf(page).length);
    if (action) {
      event.preventDefault();
      handle(action, position);
    }
  });
}

/** A user who types and presses Enter means the results for the typed text, not the ones still shown. */
function waitsForRows(page: NavigationOptions, action: KeyAction, position: FocusPosition): action is WaitingAction {
  return position.kind === "box" && page.isPending() && (action.kind === "go" || action.kind === "open");
}

function act(page: NavigationOptions, action: KeyAction): void {
  switch (action.kind) {
    case "go":
      focus(stopsOf(page)[action.to]);
      return;
    case "search":
      page.box.focus();
      return;
    case "clear":
      page.onClear();
      return;
    case "open":
    case "close":
      page.rows()[action.at]?.setOpen(action.kind === "open");
      focus(stopsOf(page)[action.at]);
      return;
  }
}

function focus(stop: HTMLElement | undefined): void {
  stop?.focus();
  stop?.scrollIntoView({ block: "nearest" });
}

/** Returns the elements that the arrow keys reach, in order: the rows, and the button for more of them if it is shown. */
function stopsOf({ rows, more }: NavigationOptions): readonly HTMLElement[] {
  return [...rows().map(({ head }) => head), ...(more.hidden ? [] : [more])];
}

function setTabStop({ rows }: NavigationOptions, head: HTMLElement | undefined): void {
  for (const row of rows()) {
    row.head.tabIndex = row.head === head ? 0 : -1;
  }
}

function focusPositionOf(page: NavigationOptions, target: EventTarget | null): FocusPosition | undefined {
  if (target === page.box) {
    return { kind: "box" };
  }
  const rows = page.rows();
  const at =
    target === page.more ? stopsOf(page).length - 1 : rows.findIndex(({ item }) => target instanceof Node && item.contains(target));
  if (at < 0) {
    return undefined;
  }
  const row = rows[at];
  return { kind: !row || row.head === target ? "row" : "body", at, isOpen: row?.isOpen() ?? false };
}
