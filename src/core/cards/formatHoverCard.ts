import { describeVenue, familyName } from "../citations/wording/describePaper";
import type { Alias, LinkKind, Paper, PersonName } from "../paper";
import { cardLinks } from "./cardLinks";
import { escapeMarkdown, linkDestination } from "./escapeMarkdown";
import { shownNames } from "./shownNames";

/** What a hover is about: the papers of a mention, best first, and the alias by which the best was found. */
export interface HoverSubject {
  readonly alias: Alias;
  readonly papers: readonly Paper[];
  readonly reason?: string;
  /** Where the best one stands in the person's own files. */
  readonly places?: readonly CardPlace[];
}

/** A place in a file, such as `"paper/refs.bib, line 12"`, and the address of the command that opens it. */
export interface CardPlace {
  readonly label: string;
  readonly address: string;
}

/** Addresses of the actions that a card offers, each for one paper; the only commands that a card can run. */
export interface CardActions {
  insertCitation(citekey: string): string;
  copyBibtex(citekey: string): string;
  showInPanel(citekey: string): string;
  muteName(name: string): string;
}

/** An abstract is cut at the end of a sentence before this many characters; the panel has all of it. */
const longestAbstract = 560;

const linkIcons: Readonly<Record<LinkKind, string>> = {
  code: "github",
  model: "package",
  dataset: "database",
  demo: "play",
  page: "globe",
  paper: "file-pdf",
};

/**
 * The card of a mention as Markdown: names, title, authors, venue, abstract, links and actions of the best paper, and a line for each
 * other that shares the name. All that comes from a paper is escaped. Without actions it is to be read only: no commands, and no others.
 */
export function formatHoverCard({ alias, papers, reason, places = [] }: HoverSubject, actions?: CardActions): string {
  const [best, ...others] = papers;
  if (!best) {
    return "";
  }
  return [
    [heading(best, alias), byline(best)].filter((line) => line !== "").join("  \n"),
    escapeMarkdown(shorten(best.abstract ?? "", longestAbstract)),
    ...(actions ? othersSharing(others, reason, actions) : []),
    placesLine(places),
    [links(best).join(" \u2002 "), actions ? actionsOf(best, alias, actions).join(" \u2002 ") : ""]
      .filter((line) => line !== "")
      .join("\n\n---\n\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The name and what it stands for above the title; the title alone where the paper has no name, or the title already begins with it. */
function heading(paper: Paper, alias: Alias): string {
  const title = `**${escapeMarkdown(paper.title)}**`;
  const name = nameShown(paper, alias);
  if (!name || (name.long === undefined && paper.title.startsWith(name.text))) {
    return title;
  }
  const long = name.long === undefined ? "" : ` \u2002 ${escapeMarkdown(name.long)}`;
  return `**${escapeMarkdown(name.text)}**${long}  \n${title}`;
}

/** What the paper was found by; its first name where that is a title, an id or an address. */
function nameShown(paper: Paper, alias: Alias): Alias | undefined {
  const names = paper.aliases.filter(({ kind }) => kind === "name");
  const named = names.find(({ text, long }) => text === alias.text || long === alias.text);
  const isCalledSo = alias.kind !== "title" && paper.aliases.includes(alias);
  const [first] = shownNames(paper);
  return named ?? (isCalledSo ? alias : names.find(({ text }) => text === first));
}

/** The first three authors and where the paper came out. */
function byline(paper: Paper): string {
  const shown = paper.authors.slice(0, 3).map(fullName).join(", ");
  const authors = paper.authors.length > 3 ? `${shown} et al.` : shown;
  return [authors, describeVenue(paper)]
    .filter((part) => part !== "")
    .map(escapeMarkdown)
    .join(" \u2002·\u2002 ");
}

function fullName(author: PersonName): string {
  return [author.given, familyName(author)].filter((part) => part !== undefined && part !== "").join(" ");
}

/** At most `longest` characters, cut behind a sentence where one ends in the second half, else behind a word. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const cut = text.slice(0, longest);
  const sentence = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("? "), cut.lastIndexOf("! "));
  return sentence > longest / 2 ? `${cut.slice(0, sentence + 1)} …` : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}

function othersSharing(others: readonly Paper[], reason: string | undefined, actions: CardActions): readonly string[] {
  if (others.length === 0) {
    return [];
  }
  const rows = others.map((paper) => {
    const from = describeVenue(paper);
    return `- [${escapeMarkdown(paper.title)}](${actions.showInPanel(paper.citekey)})${from === "" ? "" : ` · ${escapeMarkdown(from)}`}`;
  });
  return [`*${escapeMarkdown(reason ?? "Also so called")}*`, rows.join("\n")];
}

function placesLine(places: readonly CardPlace[]): string {
  const shown = places.map(({ label, address }) => `[${escapeMarkdown(label)}](${address} "Open there")`);
  return shown.length === 0 ? "" : `$(library) ${shown.join(" \u2002 ")}`;
}

function links(paper: Paper): readonly string[] {
  return cardLinks(paper).map(
    ({ kind, label, url }) => `[$(${linkIcons[kind]}) ${label}](${linkDestination(url)} "${escapeMarkdown(url)}")`,
  );
}

/** An id or address, and a title, cannot be taken for anything else: only what the paper is called can be muted. */
function actionsOf({ citekey, aliases }: Paper, alias: Alias, actions: CardActions): readonly string[] {
  const mute =
    alias.kind === "title" || !aliases.includes(alias)
      ? []
      : [`[$(bell-slash) Mute ${escapeMarkdown(`“${alias.text}”`)}](${actions.muteName(alias.text)} "Show no more hovers for this name")`];
  return [
    `[$(quote) Insert citation](${actions.insertCitation(citekey)} "Cite at the cursor")`,
    `[$(copy) Copy BibTeX](${actions.copyBibtex(citekey)} "Copy the BibTeX entry")`,
    `[$(layout-sidebar-left) Show in panel](${actions.showInPanel(citekey)} "Read all of it in the side panel")`,
    ...mute,
  ];
}
