import type { MarkedText, ResultCard } from "../core/cards/resultCard";
import type { PageMessage, PaperAction } from "./messages";

type Post = (message: PageMessage) => void;

/** A paper as a list item: a button that opens and closes it, and what it opens. All text is set as text. */
export function renderCard(card: ResultCard, isOpen: boolean, post: Post, onToggle: (citekey: string, isOpen: boolean) => void): HTMLElement {
  const item = create("article", "paper");
  item.setAttribute("role", "listitem");
  const body = create("div", "body");
  body.id = `body-${card.citekey}`;
  body.hidden = !isOpen;
  const head = create("button", "head");
  head.tabIndex = -1;
  head.setAttribute("aria-expanded", String(isOpen));
  head.setAttribute("aria-controls", body.id);
  head.append(...headOf(card));
  head.addEventListener("click", () => {
    body.hidden = !body.hidden;
    if (!body.hidden && body.childElementCount === 0) {
      body.append(...bodyOf(card, post));
    }
    head.setAttribute("aria-expanded", String(!body.hidden));
    onToggle(card.citekey, !body.hidden);
  });
  if (isOpen) {
    body.append(...bodyOf(card, post));
  }
  item.append(head, body);
  return item;
}

function headOf({ names, title, authors, venue, links }: ResultCard): HTMLElement[] {
  const line = create("span", "names");
  for (const name of names) {
    line.append(marked(create("span", "name"), name));
  }
  const facts = create("span", "facts");
  const parts = [authors.text === "" ? undefined : marked(create("span"), authors), venue === "" ? undefined : text("span", "venue", venue)];
  facts.append(...parts.filter((part) => part !== undefined));
  for (const { label } of links.filter((link) => ["Code", "Model", "Dataset", "Demo"].includes(link.label))) {
    facts.append(text("span", "badge", label));
  }
  return [...(names.length > 0 ? [line] : []), marked(create("span", "title"), title), facts];
}

function bodyOf({ citekey, abstract, links }: ResultCard, post: Post): HTMLElement[] {
  const act = (action: PaperAction) => () => {
    post({ kind: "act", action, citekey });
  };
  const actions = create("div", "actions");
  actions.append(button("Insert citation", act("insertCitation")), button("Copy BibTeX", act("copyBibtex")));
  if (links.some(({ label }) => label === "Code")) {
    actions.append(button("Open repository", act("openRepository")));
  }
  const addresses = create("div", "links");
  for (const { label, url } of links) {
    const link = text("a", "", label);
    link.setAttribute("href", url);
    link.title = url;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      post({ kind: "open", url });
    });
    addresses.append(link);
  }
  const read = abstract.text === "" ? text("p", "abstract missing", "No abstract is known.") : marked(create("p", "abstract"), abstract);
  return [read, actions, ...(links.length > 0 ? [addresses] : []), text("p", "citekey", citekey)];
}

function button(label: string, onClick: () => void): HTMLElement {
  const made = document.createElement("vscode-button");
  made.setAttribute("secondary", "");
  made.textContent = label;
  made.addEventListener("click", onClick);
  return made;
}

/** The text with what matched in `<mark>`. */
function marked(parent: HTMLElement, { text: whole, marks }: MarkedText): HTMLElement {
  let at = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = whole.slice(start, end);
    parent.append(whole.slice(at, start), mark);
    at = end;
  }
  parent.append(whole.slice(at));
  return parent;
}

function text(tag: string, className: string, content: string): HTMLElement {
  const made = create(tag, className);
  made.textContent = content;
  return made;
}

function create(tag: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
