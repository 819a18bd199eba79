import type { ResultCard } from "../core/cards/resultCard";
import { createBody } from "./cardBody";
import { create, identify, markedNodes } from "./elements";
import type { PageMessage } from "./messages";
import { paperMimeType } from "./paperMimeType";
import { t } from "./texts";

/** A card on the page: a list item whose head, a button, opens and closes its body. */
export interface Row {
  /** The stable key: the group and the citekey. */
  readonly key: string;
  readonly item: HTMLElement;
  readonly head: HTMLButtonElement;
  isOpen(): boolean;
  setOpen(isOpen: boolean): void;
}

/** The functions of the page that a card needs. */
export interface CardHost {
  readonly post: (message: PageMessage) => void;
  readonly isOpen: (key: string) => boolean;
  readonly onToggle: (key: string, isOpen: boolean) => void;
}

/** The parts of a card that a list adds or replaces. */
export interface CardExtras {
  readonly badges?: readonly string[];
  /** A word for where the paper is from, instead of its file or set. */
  readonly origin?: string | undefined;
  /** The actions of a paper that the library does not have, instead of the usual ones. */
  readonly actions?: readonly HTMLElement[];
}

/** Creates the card of a paper. Its body is filled when it is first opened. */
export function createRow(card: ResultCard, key: string, host: CardHost, extras: CardExtras = {}): Row {
  const body = create("div", "body");
  const head = createHead(card, extras);
  head.setAttribute("aria-controls", identify(body));
  const setOpen = (isOpen: boolean): void => {
    if (isOpen && body.childElementCount === 0) {
      body.append(...createBody(card, host.post, extras.actions));
    }
    body.hidden = !isOpen;
    head.setAttribute("aria-expanded", String(isOpen));
  };
  const item = create("li", "paper", create("h3", "", head), body);
  // VS Code's context menu for web pages reads this, and passes it to the commands.
  item.dataset["vscodeContext"] = JSON.stringify({
    webviewSection: extras.actions ? "other" : "paper",
    citekey: card.citekey,
    isImported: card.isImported === true,
    isOwnPreprint: isOwnPreprint(card),
    preventDefaultContextMenuItems: true,
  });
  const row: Row = {
    key,
    item,
    head,
    isOpen: () => !body.hidden,
    setOpen(isOpen) {
      setOpen(isOpen);
      host.onToggle(key, isOpen);
      scrollToActions(row, body);
    },
  };
  head.addEventListener("click", () => {
    row.setOpen(!row.isOpen());
  });
  head.draggable = extras.actions === undefined;
  head.addEventListener("dragstart", ({ dataTransfer }) => {
    dataTransfer?.setData(paperMimeType, card.citekey);
  });
  setOpen(host.isOpen(key));
  return row;
}

/** Returns whether one of the user's files has the paper, and its only publication is at arXiv. */
function isOwnPreprint({ places, venue, history }: ResultCard): boolean {
  return places !== undefined && history === undefined && venue.startsWith("arXiv");
}

/** Scrolls an open card until its actions are in sight, with the head still above them. */
function scrollToActions({ head, isOpen }: Row, body: HTMLElement): void {
  // The buttons have no height until they have drawn themselves.
  requestAnimationFrame(() => {
    if (isOpen()) {
      body.firstElementChild?.scrollIntoView({ block: "nearest" });
      head.scrollIntoView({ block: "nearest" });
    }
  });
}

/** Creates the head. For screen readers, its label is the names and the title, and its description is the rest. */
function createHead(card: ResultCard, extras: CardExtras): HTMLButtonElement {
  const { names, title, authors, venue, snippet, like, links } = card;
  const nameLine = create("span", "names", ...names.flatMap((name) => [create("span", "name", ...markedNodes(name)), " "]));
  const titleLine = create("span", "title", ...markedNodes(title));
  const badges = new Set([...(extras.badges ?? []), ...links.filter(({ kind }) => badgeKinds.has(kind)).map(({ label }) => label)]);
  const facts = create(
    "span",
    "facts",
    create("span", "authors", ...markedNodes(authors)),
    authors.text === "" || venue === "" ? "" : "\u00a0· ",
    create("span", venue.length <= maxShortVenueChars ? "venue short" : "venue", venue),
    ...[...badges].flatMap((label) => [" ", create("span", "badge", label)]),
    ...(extras.origin === undefined
      ? originOf(card).flatMap((label) => [" ", originBadge(card, label)])
      : [" ", create("span", "badge origin", extras.origin)]),
  );
  const reason = like ? [t("like: {0}", like.map((phrase) => t("“{0}”", phrase)).join(", "))] : snippet ? markedNodes(snippet) : [];
  const found = create("span", like ? "snippet like" : "snippet", ...reason);
  const head = create("button", "head", ...(names.length > 0 ? [nameLine] : []), titleLine, facts, ...(reason.length > 0 ? [found] : []));
  head.type = "button";
  head.tabIndex = -1;
  head.setAttribute("aria-labelledby", names.length > 0 ? `${identify(nameLine)} ${identify(titleLine)}` : identify(titleLine));
  head.setAttribute("aria-describedby", reason.length > 0 ? `${identify(facts)} ${identify(found)}` : identify(facts));
  return head;
}

/** A venue of at most this many characters, such as `ICLR 2023`, is not wrapped. */
const maxShortVenueChars = 16;

const badgeKinds: ReadonlySet<string> = new Set(["code", "model", "dataset", "demo"]);

/** Returns where the paper is from: the first of the user's files that has it, without its folder, or else the bundled set. */
function originOf({ places = [], set }: ResultCard): readonly string[] {
  const [file] = places.map((place) => withoutLine(place).replace(/^.*[/\\]/, ""));
  const origin = file ?? set;
  return origin === undefined ? [] : [origin];
}

/** Returns the file of a place such as `"paper/refs.bib, line 12"`. */
function withoutLine(place: string): string {
  const at = place.lastIndexOf(t("{0}, line {1}", "", ""));
  return at > 0 && /\d+$/.test(place) ? place.slice(0, at) : place;
}

/** Marks where a paper is from. Screen readers say it in words; for the eye, own and bundled papers look different. */
function originBadge({ places = [] }: ResultCard, label: string): HTMLElement {
  const isOwn = places.length > 0;
  return create(
    "span",
    isOwn ? "badge origin own" : "badge origin",
    create("span", "unseen", isOwn ? `${t("yours, in")} ` : `${t("bundled:")} `),
    label,
  );
}
