import type { LinkKind } from "../../paper";
import { identifierOf } from "../text/identifiers";
import { plainWords } from "../text/terms";
import { fieldOf, type FilterField, nearestField, shownFilters } from "./filterFields";
import type { QueryProblem } from "./queryProblem";

/** A condition that papers must meet, such as `author:song`, besides phrases and `-word`. `words` are in plain letters. */
export type Condition =
  /** If there are several words, they belong together: to one author, or in a row. */
  | { readonly kind: "author" | "venue" | "title" | "abstract"; readonly words: readonly string[] }
  | { readonly kind: "has"; readonly text: string }
  | { readonly kind: "year"; readonly first: number; readonly last: number };

/** A condition that papers must meet. `words` are in plain letters. */
export type QueryFilter =
  | Condition
  /** Papers must not meet this condition. */
  | { readonly kind: "except"; readonly condition: Condition }
  | { readonly kind: "without"; readonly words: readonly string[] }
  | { readonly kind: "origin"; readonly isOwn: boolean }
  /** Papers like the one with this citekey or id are wanted, the likest first. */
  | { readonly kind: "like"; readonly citekey: string }
  | {
      readonly kind: "phrase";
      readonly words: readonly string[];
      /** True if the closing quote is missing: the user may still be typing the last word. */ readonly isUnfinished: boolean;
    };

/** The conditions and the words that a part of a query has. */
export interface ReadPart {
  readonly filters: readonly QueryFilter[];
  readonly problem?: QueryProblem;
  /** A text whose words are searched for. */
  readonly text?: string;
}

const condition = /^([-−–—]?)([a-z]{2,16}):(.*)$/i;
const negative = /^[-−–—](?=["\p{L}\p{N}])/u;
/** Words that say where a paper is from, and whether that is the user. */
const origins: ReadonlyMap<string, boolean> = new Map([
  ["mine", true],
  ["own", true],
  ["bundled", false],
]);
const linkKinds: Readonly<Record<LinkKind, true>> = { code: true, model: true, dataset: true, demo: true, page: true, paper: true };
/** The values of `has:`: the kinds of links, and parts of a paper. */
const possessions: readonly string[] = [...Object.keys(linkKinds), "abstract", "arxiv", "doi"];
/** Other words for what a paper may have. */
const samePossessions: ReadonlyMap<string, string> = new Map([
  ["repo", "code"],
  ["repository", "code"],
  ["github", "code"],
  ["implementation", "code"],
  ["data", "dataset"],
  ["weights", "model"],
  ["link", "page"],
  ["website", "page"],
]);

const nothing: ReadPart = { filters: [] };

/** Reads one part of a query: a phrase, `-word`, `author:song`, a range of years, or words. */
export function readPart(part: string): ReadPart {
  if (part.startsWith('"')) {
    const words = plainWords(part);
    if (identifierOf(part.replaceAll('"', "")) !== undefined) {
      return { filters: [], text: part.replaceAll('"', "") };
    }
    return words.length === 0 ? nothing : { filters: [{ kind: "phrase", words, isUnfinished: !part.endsWith('"') }] };
  }
  if (/^\d{4}(?:\.\.(?:\d{1,4})?|[–-](?:19|20)\d{2})$/.test(part)) {
    return withYears(part, yearsOf(part));
  }
  const [, sign = "", written = "", value = ""] = condition.exec(part) ?? [];
  const field = fieldOf(written);
  if (field !== undefined) {
    if (field === "like" && sign !== "") {
      return { filters: [], text: value };
    }
    const read = readCondition(part, field, value);
    return sign === "" ? read : { ...read, filters: read.filters.map(opposite) };
  }
  const problem = unknownFilter(written, value, sign);
  if (negative.test(part)) {
    const words = plainWords(part);
    return problem ? { filters: [], problem } : words.length === 0 ? nothing : { filters: [{ kind: "without", words }] };
  }
  return { filters: [], text: part, ...(problem ? { problem } : {}) };
}

function opposite(filter: QueryFilter): QueryFilter {
  switch (filter.kind) {
    case "origin":
      return { ...filter, isOwn: !filter.isOwn };
    case "phrase":
      return { kind: "without", words: filter.words };
    case "without":
    case "except":
    case "like":
      return filter;
    case "abstract":
    case "author":
    case "has":
    case "title":
    case "venue":
    case "year":
      return { kind: "except", condition: filter };
  }
}

/** Labels of ids and beginnings of addresses, which are no filters. */
const labels =
  /^(?:arxiv|pmid|pmcid|acl|openreview|corpusid|s2cid|dblp|isbn|issn|hdl|oai|urn|info|https?|ftp|mailto|git|ssh|std|fig|sec|eq|tab)$/i;

/** Returns the problem of a part that only looks like a filter. A citekey may have a colon and digits: `lecun:98`. */
function unknownFilter(written: string, value: string, sign: string): QueryProblem | undefined {
  if (labels.test(written)) {
    return undefined;
  }
  const meant = nearestField(written);
  if (meant !== undefined && /^["<>=\p{L}\p{N}]/u.test(value)) {
    return { kind: "misspelled", written: `${written}:`, meant: `${sign === "" ? "" : "-"}${meant}:${value}` };
  }
  const isLikeFilter = /^[a-z]{3,}$/.test(written) && /^(?:"|\p{L}{2,40}$)/u.test(value);
  return isLikeFilter ? { kind: "unknown", written: `${written}:`, known: shownFilters.map((field) => `${field}:`) } : undefined;
}

/** Returns what is wrong with a word and a colon, before a value behind a blank: `autor: zhang`. */
export function misspelledBefore(part: string, next: string | undefined): QueryProblem | undefined {
  const [, written = ""] = /^[-−–—]?([a-z]{4,16}):$/.exec(part) ?? [];
  const meant = next === undefined ? undefined : nearestField(written);
  return meant === undefined ? undefined : { kind: "misspelled", written: `${written}:`, meant: `${meant}:${next ?? ""}` };
}

function readCondition(part: string, field: FilterField, value: string): ReadPart {
  const bare = value.replace(/^"([^"]*)"?$/, "$1");
  switch (field) {
    case "year":
      return withYears(part, yearsOf(bare));
    case "after":
    case "before":
    case "until":
      return withYears(part, bare === "" ? undefined : yearsOf(`${comparisons[field]}${bare}`));
    case "like":
      return bare === "" ? emptyCondition(part, field) : { filters: [{ kind: "like", citekey: bare }] };
    case "id":
      return bare === "" ? nothing : { filters: [], text: bare };
    case "abstract":
    case "author":
    case "has":
    case "in":
    case "title":
    case "venue":
      return plainWords(bare).length === 0 ? emptyCondition(part, field) : readWords(part, field, value);
  }
}

const comparisons = { after: ">=", before: "<", until: "<=" } as const;

function emptyCondition(part: string, field: keyof typeof examples): ReadPart {
  return { filters: [], problem: { kind: "empty", written: part, examples: examples[field] } };
}

function readWords(part: string, field: Exclude<keyof typeof examples, "like">, value: string): ReadPart {
  const words = plainWords(value);
  const text = words.join(" ");
  switch (field) {
    case "has": {
      const possession = samePossessions.get(text) ?? text;
      const problem = { kind: "nothingHas", written: part, known: possessions.map((one) => `has:${one}`) } as const;
      return { filters: [{ kind: "has", text: possession }], ...(possessions.includes(possession) ? {} : { problem }) };
    }
    case "in": {
      const isOwn = origins.get(text);
      return { filters: [isOwn === undefined ? { kind: "venue", words } : { kind: "origin", isOwn }] };
    }
    case "abstract":
    case "author":
    case "title":
    case "venue": {
      // Several values are several conditions: `author:song,zhang`.
      const values = value.startsWith('"') ? [value] : value.split(/[,;]/);
      return { filters: values.map(plainWords).flatMap((own) => (own.length === 0 ? [] : [{ kind: field, words: own }])) };
    }
  }
}

const examples = {
  author: ["author:song"],
  venue: ["venue:iclr"],
  title: ["title:attention"],
  abstract: ["abstract:attention"],
  has: ["has:code"],
  like: ["like:vaswani2017attention"],
  in: ["in:mine", "in:bundled", "in:iclr"],
} as const;
const yearExamples: readonly string[] = ["year:2022", "year:2020..2022", "year:>2020", "year:<=2022"];

function withYears(part: string, years: QueryFilter | "unfinished" | undefined): ReadPart {
  if (years === "unfinished") {
    return nothing;
  }
  return years ? { filters: [years] } : { filters: [], problem: { kind: "year", written: part, examples: yearExamples } };
}

/**
 * Returns the condition of a year, the beginning of a year (`202` means 2020 to 2029, and so does `2020s`), or a range, which may be open:
 * `2020..2022`, `2020-`, `..2022`, `>2020`, `<=2022`. Returns `undefined` if the text has no year.
 */
function yearsOf(text: string): QueryFilter | "unfinished" | undefined {
  const years = /^(<=?|>=?|≤|≥|=)?(\d{1,4})?(\.{2,3}|[-–—])?(\d{1,4})?$/.exec(text.trim().replace(/^(\d{3})0s$/, "$1"));
  const [, sign = "", first = "", range, last = ""] = years ?? [];
  if ((first === "" && last === "") || (sign !== "" && range !== undefined) || (range === undefined && last !== "")) {
    return /^[<>=≤≥]{1,2}$/.test(text.trim()) ? "unfinished" : undefined;
  }
  const start = Number(first.padEnd(4, "0"));
  const end = Number((range === undefined ? first : last).padEnd(4, "9"));
  switch (sign) {
    case ">":
      return { kind: "year", first: end + 1, last: 9999 };
    case ">=":
    case "≥":
      return { kind: "year", first: start, last: 9999 };
    case "<":
      return { kind: "year", first: 0, last: start - 1 };
    case "<=":
    case "≤":
      return { kind: "year", first: 0, last: end };
    default:
      return { kind: "year", first: start, last: end };
  }
}
