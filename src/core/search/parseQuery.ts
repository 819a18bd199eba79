import { fold } from "../words/fold";
import { isStopWord } from "../words/stopWords";
import { joined, normalise } from "./terms";

/** One word of a query. */
export interface QueryTerm {
  readonly term: string;
  /** As it was typed, folded. */
  readonly typed: string;
  /** The last word, with nothing behind it: it may still be going on. */
  readonly isUnfinished: boolean;
  /** How much it counts: words that only hold a sentence together count little. */
  readonly weight: number;
}

/** A condition that a paper must meet, such as `author:song`. */
export type QueryFilter =
  | { readonly kind: "author" | "venue" | "has" | "without" | "phrase"; readonly text: string }
  | { readonly kind: "year"; readonly first: number; readonly last: number };

/** A query, taken apart. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly filters: readonly QueryFilter[];
  /** All of it as one word, for comparing with names: `lan hdr` gives `lanhdr`. */
  readonly joined: string;
  /** All of it folded, single spaces, for comparing with titles. */
  readonly folded: string;
}

const stopWordWeight = 0.08;
/** A longer query says no more: pasted abstracts are cut here, in characters. */
const longestQuery = 400;
const mostTerms = 40;

const part = /-?"[^"]*"?|\S+/g;
const filter = /^(author|by|venue|in|year|has):(.+)$/i;
const years = /^(\d{4})(?:(?:\.\.|-)(\d{4}))?$/;

/**
 * Takes a query apart: words in any order, `"exact phrase"`, `-word`, `author:song`, `venue:iclr`, `year:2022`, `2020..2022` and
 * `has:code`. Never fails: a quote that is not closed goes to the end, a filter without a text is a word.
 */
export function parseQuery(text: string): Query {
  const filters: QueryFilter[] = [];
  const words: string[] = [];
  const cut = text.slice(0, longestQuery);
  for (const [found] of cut.matchAll(part)) {
    const condition = filterOf(found);
    if (condition) {
      filters.push(condition);
      if (condition.kind === "phrase") {
        words.push(...wordsOf(condition.text));
      }
    } else {
      words.push(...wordsOf(found));
    }
  }
  const isOpen = /[\p{L}\p{N}+]$/u.test(cut);
  const plain = words.slice(0, mostTerms);
  return {
    terms: plain.map((typed, index) => ({
      typed,
      term: normalise(typed),
      isUnfinished: isOpen && index === plain.length - 1,
      weight: isStopWord(typed) && plain.length > 1 ? stopWordWeight : 1,
    })),
    filters,
    joined: joined(words.join(" ")),
    folded: words.join(" "),
  };
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+\+*/gu) ?? [];
}

function filterOf(found: string): QueryFilter | undefined {
  if (found.startsWith('"') && found.length > 2) {
    return { kind: "phrase", text: wordsOf(found).join(" ") };
  }
  if (/^-["\p{L}]/u.test(found)) {
    return { kind: "without", text: wordsOf(found).join(" ") };
  }
  const range = /\.\./.test(found) ? yearsOf(found) : undefined;
  if (range) {
    return range;
  }
  const [, field = "", value = ""] = filter.exec(found) ?? [];
  switch (field.toLowerCase()) {
    case "author":
    case "by":
      return { kind: "author", text: fold(value) };
    case "venue":
    case "in":
      return { kind: "venue", text: fold(value) };
    case "has":
      return { kind: "has", text: fold(value) };
    case "year":
      return yearsOf(value);
    default:
      return undefined;
  }
}

function yearsOf(text: string): QueryFilter | undefined {
  const [, first, last = first] = years.exec(text) ?? [];
  return first === undefined ? undefined : { kind: "year", first: Number(first), last: Number(last) };
}
