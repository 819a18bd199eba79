import type { CardLink, ResultCard } from "../core/cards/resultCard";
import { create, createButton, createLink, markedNodes } from "./elements";
import type { PageMessage, PaperAction } from "./messages";
import { t } from "./texts";

type Post = (message: PageMessage) => void;

/**
 * Returns the body of a card: its actions, the abstract, and the facts.
 *
 * @param others the actions of a paper that the library does not have, and so by no citation key
 */
export function createBody(card: ResultCard, post: Post, others?: readonly HTMLElement[]): readonly Node[] {
  const { citekey, abstract, links, allAuthors, history, places = [], set } = card;
  const facts: readonly (readonly [label: string, content: Node | string])[] = [
    ...links.map((link) => [link.label, addressLink(card, link, post)] as const),
    ...(history === undefined ? [] : [[t("Published"), history] as const]),
    ...(allAuthors === undefined ? [] : [[t("Authors"), allAuthors] as const]),
    ...places.map((place, position) => [t("In your file"), placeLink(card, { place, position }, post)] as const),
    ...(set === undefined ? [] : [[t("Bundled with CiteLens"), set] as const]),
    ...(others ? [] : [[t("Citation key"), create("code", "", citekey)] as const]),
  ];
  return [
    groupActions(card, others ?? createActions(card, post)),
    ...(abstract.text === "" ? [] : [create("p", "abstract", ...markedNodes(abstract))]),
    create("dl", "details", ...facts.flatMap(([label, content]) => [create("dt", "", label), create("dd", "", content)])),
  ];
}

function createActions({ citekey, links }: ResultCard, post: Post): readonly HTMLElement[] {
  const action = (label: string, name: PaperAction): HTMLElement => {
    const button = createButton(label, () => {
      post({ kind: "act", action: name, citekey });
    });
    button.dataset["action"] = name;
    button.dataset["citekey"] = citekey;
    return button;
  };
  return [
    action(t("Insert citation"), "insertCitation"),
    action(t("Copy BibTeX"), "copyBibtex"),
    action(t("Copy reference as…"), "copyReferenceAs"),
    ...(links.some(({ kind }) => kind === "code") ? [action(t("Open repository"), "openRepository")] : []),
    action(t("Name paper…"), "namePaper"),
    action(t("More like this"), "moreLikeThis"),
  ];
}

/** Groups actions, of which the first is the main one. */
function groupActions({ title }: ResultCard, actions: readonly HTMLElement[]): HTMLElement {
  for (const other of actions.slice(1)) {
    other.setAttribute("secondary", "");
  }
  const made = create("div", "actions", ...actions);
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", t("Actions for {0}", title.text));
  return made;
}

function placeLink({ citekey }: ResultCard, { place, position }: { place: string; position: number }, post: Post): HTMLElement {
  const link = createLink(place, () => {
    post({ kind: "source", citekey, position });
  });
  link.setAttribute("role", "link");
  return link;
}

/** Shows the address without `https://`, `www.` and a slash at the end. */
function addressLink({ citekey }: ResultCard, { url }: CardLink, post: Post): HTMLElement {
  const link = createLink(url.replace(/^https:\/\/(?:www\.)?/, "").replace(/\/$/, ""), () => {
    post({ kind: "open", citekey, url });
  });
  link.setAttribute("role", "link");
  link.title = url;
  return link;
}
