import { english, type Translate } from "../text/translate";
import { familyName } from "../citations/wording/describePaper";
import { hasOtherPeople, knownPeople, type Alias, type LinkKind, type Paper, type PersonName } from "../paper";
import type { NamesakeReason } from "../mentions/mention";
import { cardLinks } from "./cardLinks";
import { escapeMarkdown, linkDestination } from "./escapeMarkdown";
import { formatReason } from "./formatReason";
import { linkLabel } from "./linkLabel";
import { papersList } from "./papersList";
import { shownNames } from "./shownNames";
import { shownPublications } from "./shownPublication";

/** The subject of a hover: the papers of a mention, best first, and the alias by which the best one was found. */
export interface HoverSubject {
  readonly alias: Alias;
  readonly papers: readonly Paper[];
  readonly reason?: NamesakeReason;
  /** The places of the best paper in the user's files. */
  readonly places?: readonly CardPlace[];
  /** Set if the hover shows cards of several names. Then they have no abstracts, so that all of them are in view, and a rule between them. */
  readonly amongSeveral?: "another follows" | "last";
}

/** A place in a file, labelled `"paper/refs.bib, line 12"`, with the address of the command that opens it. */
export interface CardPlace {
  readonly label: string;
  readonly address: string;
}

/** Returns the addresses of a card's actions, each for one paper. A card can run no other commands. */
export interface CardActions {
  insertCitation(citekey: string): string;
  copyBibtex(citekey: string): string;
  showInPanel(citekey: string): string;
  moreLikeThis(citekey: string): string;
  namePaper(citekey: string): string;
  muteName(name: string): string;
}

/** The maximum length of an abstract, which is cut at the end of a sentence; the panel shows all of it. */
const maxAbstractChars = 560;

const linkIcons: Readonly<Record<LinkKind, string>> = {
  code: "github",
  model: "package",
  dataset: "database",
  demo: "play",
  page: "globe",
  paper: "file-pdf",
};

/**
 * Formats the card of a mention as Markdown: name, title, authors, venue, links and actions of the best paper, a line for each other paper
 * that shares the name, and the abstract. The abstract is last, because VS Code scrolls what is higher than a third of the editor. All text
 * from a paper is escaped. Without `actions`, the card offers no actions and leaves out the other papers.
 */
export function formatHoverCard(
  { alias, papers, reason, places = [], amongSeveral }: HoverSubject,
  actions?: CardActions,
  t: Translate = english,
): string {
  const [best, ...others] = papers;
  if (!best) {
    return "";
  }
  const head = [heading(best, alias), byline(best, t)].filter((line) => line !== "").join("  \n");
  const abstract = amongSeveral ? "" : escapeMarkdown(shorten(best.abstract ?? "", maxAbstractChars));
  const sections = [
    joinBlocks([
      head,
      [...links(best, t), ...placeLinks(places, t), ...(actions ? [panelLink(best, actions, t), likeLink(best, actions, t)] : [])].join(
        linkSeparator,
      ),
    ]),
    actions ? actionsOf(best, { alias, actions, t }).join(linkSeparator) : "",
    joinBlocks([...(actions ? othersSharing(others, reason, { actions, t }) : []), abstract]),
  ].filter((section) => section !== "");
  return `${sections.join("\n\n---\n\n")}${amongSeveral === "another follows" ? "\n\n---" : ""}`;
}

/** Wide enough that two links do not read as one. */
const linkSeparator = " \u2002 ";

function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** Formats the name with its long form above the title, or only the title if the paper has no name or the title begins with it. */
function heading(paper: Paper, alias: Alias): string {
  const title = `**${escapeMarkdown(paper.title)}**`;
  const name = nameShown(paper, alias);
  if (!name || (name.long === undefined && paper.title.startsWith(name.text))) {
    return title;
  }
  const long = name.long === undefined ? "" : ` \u2002 ${escapeMarkdown(name.long)}`;
  return `**${escapeMarkdown(name.text)}**${long}  \n${title}`;
}

/** Returns the name by which the paper was found, or its first name if it was found by a title, an id or an address. */
function nameShown(paper: Paper, alias: Alias): Alias | undefined {
  const names = paper.aliases.filter(({ kind }) => kind === "name");
  const named = names.find(({ text, long }) => text === alias.text || long === alias.text);
  const isCalledSo = alias.kind !== "title" && paper.aliases.includes(alias);
  const [first] = shownNames(paper);
  return named ?? (isCalledSo ? alias : names.find(({ text }) => text === first));
}

/** Formats the first three authors and the paper's publications. If the line is too long, the dot stays with the authors. */
function byline(paper: Paper, t: Translate): string {
  const known = knownPeople(paper.authors);
  const shown = known.slice(0, 3).map(fullName).join(", ");
  const authors = known.length > 3 || hasOtherPeople(paper.authors) ? `${shown} et al.` : shown;
  return [authors, shownPublications(paper, t)]
    .filter((part) => part !== "")
    .map(escapeMarkdown)
    .join("\u00a0\u00a0· \u2002");
}

function fullName(author: PersonName): string {
  return [author.given, familyName(author)].filter((part) => part !== undefined && part !== "").join(" ");
}

/** Cuts a text to `longest` characters: after a sentence if one ends in the second half, else after a word. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const cut = text.slice(0, longest);
  const sentence = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("? "), cut.lastIndexOf("! "));
  return sentence > longest / 2 ? `${cut.slice(0, sentence + 1)} …` : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}

/** The actions of a card, and the language of their labels. */
interface Labelled {
  readonly actions: CardActions;
  readonly t: Translate;
}

function othersSharing(others: readonly Paper[], reason: NamesakeReason | undefined, { actions, t }: Labelled): readonly string[] {
  if (others.length === 0) {
    return [];
  }
  return [
    escapeMarkdown(reason ? formatReason(reason, t) : t("Other papers have the same name.")),
    papersList(others, actions.showInPanel, t),
  ];
}

function placeLinks(places: readonly CardPlace[], t: Translate): readonly string[] {
  return places.map(
    ({ label, address }) => `[${linkLabel("library", escapeMarkdown(label))}](${address} "${t("Open this place in the file")}")`,
  );
}

function links(paper: Paper, t: Translate): readonly string[] {
  return cardLinks(paper, t).map(
    ({ kind, label, url }) => `[${linkLabel(linkIcons[kind], label)}](${linkDestination(url)} "${escapeMarkdown(url)}")`,
  );
}

function panelLink({ citekey }: Paper, actions: CardActions, t: Translate): string {
  return `[${linkLabel("layout-sidebar-left", t("Show in panel"))}](${actions.showInPanel(citekey)} "${t("Show the whole paper in the side panel")}")`;
}

function likeLink({ citekey }: Paper, actions: CardActions, t: Translate): string {
  return `[${linkLabel("search", t("More like this"))}](${actions.moreLikeThis(citekey)} "${t("Find papers about the same subject in the side panel")}")`;
}

/** A longer name is not part of the label that mutes it, so that the actions fit into one line. */
const maxMutedChars = 14;

/** Offers to mute only names: an id, an address or a title cannot be mistaken for anything else. */
function actionsOf({ citekey, aliases }: Paper, { alias, actions, t }: Labelled & { readonly alias: Alias }): readonly string[] {
  const muteLabel = alias.text.length > maxMutedChars ? t("Mute this name") : t("Mute “{0}”", escapeMarkdown(alias.text));
  const mute =
    alias.kind === "title" || !aliases.includes(alias)
      ? []
      : [`[${linkLabel("bell-slash", muteLabel)}](${actions.muteName(alias.text)} "${t("Stop showing hovers for this name")}")`];
  return [
    `[${linkLabel("quote", t("Insert citation"))}](${actions.insertCitation(citekey)} "${t("Cite at the cursor")}")`,
    `[${linkLabel("copy", t("Copy BibTeX"))}](${actions.copyBibtex(citekey)} "${t("Copy the BibTeX entry")}")`,
    `[${linkLabel("tag", t("Name…"))}](${actions.namePaper(citekey)} "${t("Give this paper another name by which you find it")}")`,
    ...mute,
  ];
}
