import type { Paper } from "../../paper";
import { cleanText } from "../../text/cleanText";
import { formatCslItem } from "./formatCslJson";
import { paperOfItem } from "./parseCslJson";
import { type CslItem } from "./item";

/** The fields that a published paper takes only from its publication. */
const publicationFields = ["container-title", "event-title", "event", "volume", "issue", "page"];
/** The fields that the paper itself provides. */
const paperFields = ["id", "citation-key", "custom"];

/**
 * Returns the CSL item that stores a paper in the user's own library: the paper, and everything else that its sources say,
 * so that an export has it too. Links, for which CSL has no variable, are under `custom.links`. Reading the item returns the
 * same paper; fields that would change the paper are omitted.
 *
 * @param items the items of the paper in its sources, the most trusted first.
 */
export function ownItem(paper: Paper, items: readonly CslItem[]): CslItem {
  const base = formatCslItem(paper);
  const custom = customOf(paper, items);
  const known = Object.fromEntries(
    [...items].reverse().flatMap((item) => Object.entries(item).filter(([, value]) => !isEmptyValue(value))),
  );
  const { id, type, title } = base;
  const full = { id, type, title, ...withoutDuplicates(known, paper), ...base, ...moreDetailed(known, base), ...custom };
  return items.length === 0 || readsAsSamePaper(full, paper) ? full : { ...base, ...custom };
}

/** Links and names are the paper's: a name that the user has removed must not come back from a source. */
function customOf({ links, names }: Paper, items: readonly CslItem[]): CslItem {
  const kept = Object.assign({}, ...items.map(({ custom }) => custom).reverse()) as CslItem;
  const others = Object.entries(kept).filter(([name]) => !["links", "names", "code"].includes(name));
  const custom = {
    ...Object.fromEntries(others),
    ...(links.length === 0 ? {} : { links: links.map(({ url }) => url) }),
    ...(names === undefined ? {} : { names }),
  };
  return Object.keys(custom).length === 0 ? {} : { custom };
}

function withoutDuplicates(known: CslItem, { published }: Paper): CslItem {
  const isLeftOut = (name: string, value: unknown): boolean =>
    paperFields.includes(name) || (published !== undefined && (publicationFields.includes(name) || isArxiv(name, value)));
  return Object.fromEntries(Object.entries(known).filter(([name, value]) => !isLeftOut(name, value)));
}

function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The publisher and the number of a preprint do not belong to the publication. */
function isArxiv(name: string, value: unknown): boolean {
  return (name === "publisher" || name === "number") && typeof value === "string" && /^\s*arxiv/i.test(value);
}

/** The fields of which a source has the same value in more detail. */
function moreDetailed(known: CslItem, base: CslItem): CslItem {
  const better: Record<string, unknown> = {};
  const { title, type, issued, note, URL } = known;
  if (typeof title === "string" && cleanText(title) === base["title"]) {
    better["title"] = title;
  }
  if (typeof type === "string") {
    better["type"] = type;
  }
  if (yearIn(issued) === yearIn(base["issued"]) && yearIn(issued) !== undefined) {
    better["issued"] = issued;
  }
  if (typeof note === "string" && note !== "") {
    const own = typeof base["note"] === "string" && !note.includes(base["note"]) ? `\n${base["note"]}` : "";
    better["note"] = note + own;
  }
  if (typeof URL === "string" && URL !== "") {
    better["URL"] = URL;
  }
  if (known["type"] === "book" && typeof known["publisher"] === "string") {
    better["container-title"] = undefined;
  }
  return better;
}

function yearIn(date: unknown): string | undefined {
  return date === undefined ? undefined : /\d{4}/.exec(JSON.stringify(date))?.[0];
}

function readsAsSamePaper(item: CslItem, paper: Paper): boolean {
  // The abstract is the paper's own, and reading it takes most of the time.
  const read = paperOfItem({ ...item, abstract: undefined });
  return JSON.stringify(sorted({ ...read, aliases: [] })) === JSON.stringify(sorted({ ...paper, abstract: undefined, aliases: [] }));
}

/** Sorts the fields by name, at every level. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, inner]) => [name, sorted(inner)]),
      )
    : value;
}
