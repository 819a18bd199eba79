import type { LinkKind } from "../../paper";
import { isOneTypo } from "../text/distance";
import { plainWords } from "../text/terms";

/** A condition that papers must meet, such as `author:song`. `words` are in plain letters. */
export type QueryFilter =
  | { readonly kind: "author" | "venue" | "title" | "abstract" | "without"; readonly words: readonly string[] }
  | { readonly kind: "origin"; readonly isOwn: boolean }
  | {
      readonly kind: "phrase";
      readonly words: readonly string[];
      /** True if the closing quote is missing: the user may still be typing the last word. */ readonly isUnfinished: boolean;
    }
  | { readonly kind: "has"; readonly text: string }
  | { readonly kind: "year"; readonly first: number; readonly last: number };

/** The conditions by the words that begin them. */
const fields: ReadonlyMap<string, "author" | "venue" | "title" | "abstract" | "year" | "has" | "in" | "after" | "before"> = new Map([
  ["author", "author"],
  ["authors", "author"],
  ["by", "author"],
  ["venue", "venue"],
  ["journal", "venue"],
  ["in", "in"],
  ["title", "title"],
  ["abstract", "abstract"],
  ["year", "year"],
  ["years", "year"],
  ["after", "after"],
  ["since", "after"],
  ["before", "before"],
  ["has", "has"],
]);

const condition = /^([a-z]{2,8}):(.*)$/i;
/** Words that say where a paper is from, and whether that is the user. */
const origins: ReadonlyMap<string, boolean> = new Map([
  ["mine", true],
  ["own", true],
  ["bundled", false],
]);
const linkKinds: Readonly<Record<LinkKind, true>> = { code: true, model: true, dataset: true, demo: true, page: true, paper: true };
/** The values of `has:` besides the kinds of links. */
const parts: readonly string[] = ["abstract", "arxiv", "doi"];

/**
 * Reads one part of a query as a condition: a phrase, `-word`, `author:song`, a range of years. Returns `undefined` if it is a word, and a
 * message if it is a condition without a value that can be used; `""` if nothing needs to be said.
 */
export function filterOf(found: string): QueryFilter | string | undefined {
  if (found.startsWith('"')) {
    const words = plainWords(found);
    return words.length === 0 ? "" : { kind: "phrase", words, isUnfinished: !found.endsWith('"') };
  }
  if (/^-["\p{L}\p{N}]/u.test(found)) {
    const words = plainWords(found);
    return words.length === 0 ? "" : { kind: "without", words };
  }
  if (/^\d{4}(?:\.\.(?:\d{1,4})?|[–-](?:19|20)\d{2})$/.test(found)) {
    return yearsOf(found);
  }
  const [, written = "", value = ""] = condition.exec(found) ?? [];
  const field = fields.get(written.toLowerCase());
  return field === undefined ? undefined : conditionOf(field, value);
}

/** Returns what is wrong with a part of a query that is looked up all the same. */
export function problemsOf(found: string, filter: QueryFilter | undefined): readonly string[] {
  if (filter?.kind === "has") {
    const known = [...Object.keys(linkKinds), ...parts];
    return known.includes(filter.text)
      ? []
      : [`has:${filter.text} finds nothing. It can be ${known.map((one) => `has:${one}`).join(", ")}.`];
  }
  const [, written = "", value = ""] = condition.exec(found) ?? [];
  const meant = filter === undefined && value !== "" && written.length > 3 ? nearestField(written.toLowerCase()) : undefined;
  return meant === undefined ? [] : [`${written}: is no filter. Did you mean ${meant}:${value}?`];
}

function nearestField(written: string): string | undefined {
  return [...fields.keys()].find((field) => field.length > 3 && isOneTypo(written, field));
}

function conditionOf(field: string, value: string): QueryFilter | string {
  const words = plainWords(value);
  if (field === "year") {
    return yearsOf(value);
  }
  if (field === "after" || field === "before") {
    return yearsOf(`${field === "after" ? ">=" : "<"}${value}`);
  }
  if (words.length === 0) {
    return `${field}: needs a value, as in ${examples[field] ?? ""}.`;
  }
  switch (field) {
    case "has":
      return { kind: "has", text: words.join(" ") };
    case "in": {
      const isOwn = origins.get(words.join(" "));
      return isOwn === undefined ? { kind: "venue", words } : { kind: "origin", isOwn };
    }
    case "title":
    case "abstract":
    case "author":
      return { kind: field, words };
    default:
      return { kind: "venue", words };
  }
}

const examples: Readonly<Record<string, string>> = {
  author: "author:song",
  venue: "venue:iclr",
  title: "title:attention",
  abstract: "abstract:attention",
  has: "has:code",
  in: "in:mine, in:bundled or in:iclr",
};
const yearExamples = "year:2022, year:2020..2022, year:>2020 or year:<=2022";

/**
 * Returns the condition of a year, the beginning of a year (`202` means 2020 to 2029), or a range, which may be open: `2020..2022`, `2020-`,
 * `..2022`, `>2020`, `<=2022`.
 */
function yearsOf(text: string): QueryFilter | string {
  const [, sign = "", first = "", range, last = ""] = /^(<=?|>=?|≤|≥|=)?(\d{1,4})?(\.{2,3}|[-–—])?(\d{1,4})?$/.exec(text.trim()) ?? [];
  if ((first === "" && last === "") || (sign !== "" && range !== undefined)) {
    return /^[<>=≤≥]{0,2}$/.test(text.trim()) && text.trim() !== "" ? "" : `A year is a number, as in ${yearExamples}.`;
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
