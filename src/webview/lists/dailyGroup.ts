import type { CardHost, Row } from "../card";
import { create, createButton } from "../elements";
import type { DailyView } from "../messages";
import { t } from "../texts";
import { createDailyRow, keyOf, showUnread } from "./dailyRow";
import { createRowList } from "./rowList";

/** The group "Daily papers". */
export interface DailyGroup {
  rows(): readonly Row[];
  /** Shows a day, or nothing. */
  show(view: DailyView | undefined): void;
  /** Sets whether the group may be shown: it is shown with all papers and hidden during a search. */
  setWanted(isWanted: boolean): void;
}

/** Fills the group's `details` element with the papers of a day, and with buttons for other days. Opening a paper is reading it. */
export function createDailyGroup(group: HTMLDetailsElement, host: CardHost): DailyGroup {
  const head = createHeading();
  const days = createDays(host);
  const notice = createNotice(host);
  const actions = createDayActions(host);
  const list = create("ul", "papers");
  list.setAttribute("role", "list");
  group.append(head.summary, days.line, notice.line, actions.line, list);
  let view: DailyView | undefined;
  let isWanted = true;
  const readingHost: CardHost = {
    ...host,
    onToggle(key, isOpen) {
      host.onToggle(key, isOpen);
      const read = view?.unread.filter((id) => isOpen && keyOf(id) === key) ?? [];
      if (read.length > 0) {
        host.post({ kind: "readDaily", ids: read });
      }
    },
  };
  const rows = createRowList(list, (card: DailyView["papers"][number]) => createDailyRow(card, readingHost));
  const updateVisibility = (): void => {
    group.hidden = !isWanted || view === undefined;
  };
  return {
    rows: () => (group.hidden || !group.open ? [] : rows.rows()),
    show(shown) {
      view = shown;
      if (shown) {
        const hadFocus = group.contains(document.activeElement);
        const unread = new Set(shown.unread.map(keyOf));
        rows.show(shown.papers);
        for (const row of rows.rows()) {
          showUnread(row, unread.has(row.key));
        }
        list.setAttribute("aria-label", t("Daily papers of {0}", shown.day));
        head.show(shown);
        days.show(shown);
        notice.show(shown);
        actions.show(shown);
        // The button that was pressed may be gone.
        if (hadFocus && document.activeElement?.checkVisibility() !== true) {
          (rows.rows()[0]?.head ?? head.summary).focus({ preventScroll: true });
        }
      }
      updateVisibility();
    },
    setWanted(wanted) {
      isWanted = wanted;
      updateVisibility();
    },
  };
}

/** A part of the group, and what it shows of a day. */
interface Part {
  readonly line: HTMLElement;
  show(view: DailyView): void;
}

function createHeading(): { readonly summary: HTMLElement; show(view: DailyView): void } {
  const heading = create("h2", "");
  return {
    summary: create("summary", "", heading),
    show({ unread }) {
      const number = create("span", "number", String(unread.length), create("span", "unseen", ` ${t("unread")}`));
      heading.replaceChildren(t("Daily papers"), ...(unread.length > 0 ? [number] : []));
    },
  };
}

function createDays({ post }: CardHost): Part {
  const arrow = (className: string, label: string): { readonly button: HTMLButtonElement; lead: (day: string) => void } => {
    const button = create("button", `day-arrow ${className}`);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    let to = "";
    button.addEventListener("click", () => {
      if (to !== "") {
        post({ kind: "showDay", day: to });
      }
    });
    return {
      button,
      // A disabled button would lose the focus.
      lead(day) {
        to = day;
        button.setAttribute("aria-disabled", String(day === ""));
      },
    };
  };
  const [before, after] = [arrow("before", t("Previous Day")), arrow("after", t("Next Day"))];
  const label = create("span", "day");
  const line = create("div", "days", before.button, label, after.button);
  line.setAttribute("role", "group");
  line.setAttribute("aria-label", t("Day of the list (UTC)"));
  return {
    line,
    show({ day, weekday, previous, next }) {
      label.replaceChildren(create("span", "short", day), `, ${weekday}`);
      before.lead(previous);
      after.lead(next);
    },
  };
}

/** Says why there are no papers. It exists from the beginning, so that screen readers say what changes. */
function createNotice({ post }: CardHost): Part {
  const text = create("p", "");
  text.setAttribute("role", "status");
  let day = "";
  const again = createButton("", () => {
    post({ kind: "showDay", day });
  });
  again.setAttribute("secondary", "");
  const line = create("div", "notice", text, again);
  return {
    line,
    show(view) {
      ({ day } = view);
      text.textContent = view.notice;
      again.textContent = view.ask;
      again.hidden = view.ask === "";
      line.classList.toggle("empty", view.notice === "" && view.ask === "");
    },
  };
}

function createDayActions({ post }: CardHost): Part {
  let ids: readonly string[] = [];
  let unread: readonly string[] = [];
  const add = createButton(t("Add All from This Day"), () => {
    post({ kind: "addDaily", ids, isCited: false });
  });
  const read = createButton(t("Mark All as Read"), () => {
    post({ kind: "readDaily", ids: unread });
  });
  add.setAttribute("secondary", "");
  read.setAttribute("secondary", "");
  const line = create("div", "day-actions", add, read);
  return {
    line,
    show(view) {
      ids = view.papers.flatMap(({ id, isKnown }) => (isKnown ? [] : [id]));
      ({ unread } = view);
      add.hidden = ids.length === 0;
      read.hidden = unread.length === 0;
      line.hidden = ids.length === 0 && unread.length === 0;
    },
  };
}
