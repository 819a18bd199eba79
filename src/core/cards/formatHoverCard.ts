import { citedAddress, describeVenue, familyName } from "../citations/describePaper";
import type { Alias, LinkKind, Paper, PersonName } from "../paper";
import { escapeMarkdown, linkDestination } from "./escapeMarkdown";

/** What a hover is about: the papers of a mention, best first, and the alias by which the best was found. */
export interface HoverSubject {
  readonly alias: Alias;
  readonly papers: readonly Paper[];
  readonly reason?: string;
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

const linkLabels: Readonly<Record<LinkKind, string>> = {
  code: "$(github) Code",
  model: "$(package) Model",
  dataset: "$(database) Dataset",
  demo: "$(play) Demo",
  page: "$(globe) Project page",
  paper: "$(book) Proceedings",
};

/**
 * The card of a mention as Markdown: names, title, authors, venue, abstract, links and actions of the best paper, and a line for each
 * other that shares the name. All that comes from a paper is escaped.
 */
export function formatHoverCard({ alias, papers, reason }: HoverSubject, actions: CardActions): string {
  const [best, ...others] = papers;
  if (!best) {
    return "";
  }
  return [
    [heading(best, alias), byline(best)].filter((line) => line !== "").join("  \n"),
    escapeMarkdown(shorten(best.abstract ?? "", longestAbstract)),
    ...othersSharing(others, reason, actions),
    [links(best).join(" \u2002 "), actionsOf(best, alias, actions).join(" \u2002 ")].filter((line) => line !== "").join("\n\n---\n\n"),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

/** The name and what it stands for above the title; the title alone where the paper was found by it. */
function heading(paper: Paper, alias: Alias): string {
  const title = `**${escapeMarkdown(paper.title)}**`;
  const name = paper.aliases.find((one) => one.kind === "name" && (one.text === alias.text || one.long === alias.text));
  const shown = name ?? (alias.kind === "title" ? undefined : alias);
  if (!shown || !paper.aliases.includes(shown)) {
    return title;
  }
  const long = shown.long === undefined ? "" : ` \u2002 ${escapeMarkdown(shown.long)}`;
  return `**${escapeMarkdown(shown.text)}**${long}  \n${title}`;
}

/** The first three authors and where the paper came out. */
function byline(paper: Paper): string {
  const shown = paper.authors.slice(0, 3).map(fullName).join(", ");
  const authors = paper.authors.length > 3 ? `${shown} et al.` : shown;
  return [authors, describeVenue(paper)].filter((part) => part !== "").map(escapeMarkdown).join(" \u2002·\u2002 ");
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

function links(paper: Paper): readonly string[] {
  const address = citedAddress(paper);
  const own = address === undefined ? [] : [{ label: "$(file-pdf) Paper", url: address }];
  const others = paper.links.map(({ kind, url }) => ({ label: linkLabels[kind], url }));
  const code = others.filter(({ label }) => label === linkLabels.code);
  const rest = others.filter(({ label }) => label !== linkLabels.code);
  return [...code, ...own, ...rest].flatMap(({ label, url }) => {
    const destination = linkDestination(url);
    return destination === undefined ? [] : [`[${label}](${destination} "${escapeMarkdown(url)}")`];
  });
}

function actionsOf({ citekey }: Paper, alias: Alias, actions: CardActions): readonly string[] {
  const mute = alias.kind === "title" ? [] : [`[$(bell-slash) Mute ${escapeMarkdown(`“${alias.text}”`)}](${actions.muteName(alias.text)} "Show no more hovers for this name")`];
  return [
    `[$(quote) Insert citation](${actions.insertCitation(citekey)} "Cite at the cursor")`,
    `[$(copy) Copy BibTeX](${actions.copyBibtex(citekey)} "Copy the BibTeX entry")`,
    `[$(layout-sidebar-left) Show in panel](${actions.showInPanel(citekey)} "Read all of it in the side panel")`,
    ...mute,
  ];
}
