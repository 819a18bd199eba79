import { type CardHost, createRow, type Row } from "../card";
import { create, createButton } from "../elements";
import type { DailyCard } from "../messages";
import { t } from "../texts";

/** Creates the row of a daily paper. A paper that the library does not have can be added, and has no other actions. */
export function createDailyRow({ card, id, upvotes, isKnown }: DailyCard, host: CardHost): Row {
  const add = (label: string, isCited: boolean): HTMLElement =>
    createButton(label, () => {
      host.post({ kind: "addDaily", ids: [id], isCited });
    });
  const ofList: CardHost = {
    ...host,
    post: (message) => {
      host.post(message.kind === "open" ? { kind: "openDaily", id, url: message.url } : message);
    },
  };
  const badges = [t("upvotes: {0}", upvotes)];
  // The name of the bundled set, "daily papers", would say nothing here.
  const origin = (card.places ?? []).length === 0 ? t("Bundled") : undefined;
  const row = isKnown
    ? createRow(card, keyOf(id), host, { badges, origin })
    : createRow(card, keyOf(id), ofList, { badges, actions: [add(t("Add"), false), add(t("Add and Cite"), true)] });
  // Eyes see a dot instead.
  const word = create("span", "unseen unread-word", `${t("unread")}, `);
  row.item.querySelector(".facts")?.prepend(word);
  return row;
}

/** Shows whether the user has still to read a daily paper. */
export function showUnread({ item }: Row, isUnread: boolean): void {
  item.classList.toggle("unread", isUnread);
  item.querySelector(".unread-word")?.toggleAttribute("hidden", !isUnread);
}

/** Returns the key of the row of a daily paper. */
export function keyOf(id: string): string {
  return `daily:${id}`;
}
