import type { Paper, PersonName } from "../paper";
import { english, type Translate } from "../text/translate";

/** A fact of a paper that was found, and who says so. */
export interface FoundFact {
  /** `"Authors"` */
  readonly label: string;
  /** `"Ruiqi Zhang and others"` */
  readonly value: string;
  /** `"DataCite, 2026-11-30"` */
  readonly from: string;
}

/** A paper as one source describes it, and the source's name for the user. */
export interface PaperFrom {
  readonly paper: Paper;
  readonly from: string;
}

/**
 * Returns what is known of a paper, each fact with the first of the sources that says it. Leaves out what no source says.
 *
 * @param paper everything that the sources say of the paper
 */
export function foundFacts(paper: Paper, sources: readonly PaperFrom[], t: Translate = english): readonly FoundFact[] {
  const facts = readings(t).flatMap(([label, read]) => {
    const value = read(paper);
    const source = value === "" ? undefined : sources.find((one) => read(one.paper) === value);
    return source ? [{ label, value, from: source.from }] : [];
  });
  const links = paper.links.flatMap(({ kind, url }) => {
    const source = sources.find((one) => one.paper.links.some((link) => link.url === url));
    return source ? [{ label: kind === "code" ? t("Repository") : t("Link"), value: url, from: source.from }] : [];
  });
  return [...facts, ...links.slice(0, maxLinks)];
}

/** A paper seldom has more, and a list of them is not read. */
const maxLinks = 4;

function readings(t: Translate): readonly (readonly [label: string, read: (paper: Paper) => string])[] {
  return [
    [t("Title"), ({ title }) => title],
    [t("Authors"), (paper) => (paper.authors.length === 0 ? "" : describeAllAuthors(paper))],
    [t("Year"), ({ year }) => (year === undefined ? "" : String(year))],
    [t("Venue"), ({ published }) => (published ? [published.venue, published.year ?? ""].join(" ").trim() : "")],
    ["arXiv", ({ arxiv = "" }) => arxiv],
    ["DOI", ({ doi = "" }) => doi],
    [t("Abstract"), ({ abstract = "" }) => abstract],
  ];
}

const maxNamed = 5;

/** Returns the first names as they are written, and how many there are if there are more. */
function describeAllAuthors({ authors }: Paper): string {
  const names = authors.slice(0, maxNamed).map(writtenName).join(", ");
  return authors.length <= maxNamed ? names : `${names}, … (${authors.length})`;
}

function writtenName(name: PersonName): string {
  const parts = [name.given, name["dropping-particle"], name["non-dropping-particle"], name.family, name.suffix];
  return name.literal ?? parts.filter((part) => part !== undefined && part !== "").join(" ");
}
