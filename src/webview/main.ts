import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { ResultCard } from "../core/cards/resultCard";
import { renderCard } from "./card";
import { moveFocus } from "./keyboard";
import { renderMentions } from "./mentions";
import type { PageMessage } from "./messages";
import { readPanelMessage } from "./panelMessages";

interface Host {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

/** What outlives the page being hidden. */
interface PageState {
  readonly query: string;
  readonly expanded: readonly string[];
  readonly most: number;
  readonly scrollTop: number;
}

const pageSize = 50;
const host = acquireVsCodeApi();
const box = element<HTMLInputElement>("query");
const count = element("count");
const results = element("results");
const mentions = element("mentions");
const more = element("more");

let { query, expanded, most, scrollTop } = restoredState(host.getState());
let sequence = 0;
let cards: readonly ResultCard[] = [];

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element ${id}`);
  }
  return found as T;
}

function restoredState(value: unknown): PageState {
  const state = (typeof value === "object" && value !== null ? value : {}) as Partial<Record<keyof PageState, unknown>>;
  return {
    query: typeof state.query === "string" ? state.query : "",
    expanded: Array.isArray(state.expanded) ? state.expanded.filter((one) => typeof one === "string") : [],
    most: typeof state.most === "number" ? state.most : pageSize,
    scrollTop: typeof state.scrollTop === "number" ? state.scrollTop : 0,
  };
}

function keepState(): void {
  host.setState({ query, expanded, most, scrollTop: document.documentElement.scrollTop });
}

function search(): void {
  sequence++;
  host.postMessage({ kind: "search", query, sequence, most });
  keepState();
}

function showCards(found: number, total: number): void {
  const hasQuery = query.trim() !== "";
  count.textContent = hasQuery ? `${found} of ${total} papers` : `${total} papers`;
  more.hidden = cards.length >= found;
  if (found === 0) {
    const nothing = document.createElement("p");
    nothing.className = "nothing";
    nothing.textContent = "No paper matches. Fewer words find more.";
    results.replaceChildren(nothing);
    return;
  }
  results.replaceChildren(...cards.map((card) => renderCard(card, expanded.includes(card.citekey), post, toggle)));
  results.querySelector<HTMLElement>(".head")?.setAttribute("tabindex", "0");
}

function toggle(citekey: string, isOpen: boolean): void {
  expanded = isOpen ? [...expanded, citekey] : expanded.filter((one) => one !== citekey);
  keepState();
}

function post(message: PageMessage): void {
  host.postMessage(message);
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = readPanelMessage(data);
  if (!message) {
    return;
  }
  switch (message.kind) {
    case "results":
      if (message.sequence === sequence) {
        cards = message.cards;
        showCards(message.found, message.total);
        document.documentElement.scrollTop = scrollTop;
        scrollTop = 0;
      }
      return;
    case "show":
      sequence++;
      query = message.card.title.text;
      box.value = query;
      expanded = [message.card.citekey];
      cards = [message.card];
      search();
      showCards(1, message.total);
      document.documentElement.scrollTop = 0;
      results.querySelector<HTMLElement>(".head")?.focus();
      return;
    case "mentions":
      renderMentions(mentions, message.file, message.papers, post);
      return;
  }
});

box.addEventListener("input", () => {
  query = box.value;
  most = pageSize;
  scrollTop = 0;
  search();
});
more.addEventListener("click", () => {
  scrollTop = document.documentElement.scrollTop;
  most += pageSize;
  search();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === box) {
    query = "";
    box.value = "";
    search();
  } else {
    moveFocus(event, box, [...results.querySelectorAll<HTMLElement>(".head")]);
  }
});
document.addEventListener("scroll", keepState, { passive: true });

box.value = query;
host.postMessage({ kind: "ready" });
search();
