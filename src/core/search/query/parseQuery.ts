import { isStopWord } from "../../words/stopWords";
import { identifierOf, searchPageQuery } from "../text/identifiers";
import { normalise, plain } from "../text/spelling";
import { joinWords, plainWords } from "../text/terms";

/** One word of a query. */
export interface QueryTerm {
  readonly term: string;
  /** As it was typed, in plain letters. */
  readonly typed: string;
  /** The last word, with nothing behind it: it may still be going on. */
  readonly isUnfinished: boolean;
  /** How many typos it may have. */
  readonly typos: number;
  /** How much it counts: 1, less for words that only hold a sentence together and for the parts of an address. */
  readonly weight: number;
}

/** A condition that a paper must meet, such as `author:song`. `words` are in plain letters. */
export type QueryFilter =
  | { readonly kind: "author" | "venue" | "without"; readonly words: readonly string[] }
  | {
      readonly kind: "phrase";
      readonly words: readonly string[];
      /** No quote behind it: its last word may still be going on. */ readonly isUnfinished: boolean;
    }
  | { readonly kind: "has"; readonly text: string }
  | { readonly kind: "year"; readonly first: number; readonly last: number };

/** A query, taken apart. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly filters: readonly QueryFilter[];
  /** All of it as one word, for comparing with names: `lan hdr` gives `lanhdr`. */
  readonly joined: string;
  /** All of it as it was typed, in plain letters, for comparing with citekeys. */
  readonly whole: string;
  /** Its words in plain letters with single spaces, for comparing with titles. */
  readonly folded: string;
}

const stopWordWeight = 0.08;
const addressPartWeight = 0.3;
/** A longer query says no more: pasted abstracts are cut here, in characters. */
const maxQueryChars = 400;
const maxTerms = 40;

const queryPart = /(?:-|[a-z]{2,6}:)?"[^"]*"?|\S+/gi;
const condition = /^(author|by|venue|in|year|has):(.*)$/i;
const years = /^(\d{1,4})(\.\.|-)?(\d{1,4})?$/;

/**
 * Takes a query apart: words in any order, `"exact phrase"`, `-word`, `author:song`, `venue:iclr`, `year:2022`, `2020..2022`,
 * `has:code`, pasted addresses and identifiers. Never fails: a quote that is not closed goes to the end, a condition that is
 * still without its text says nothing yet.
 */
export function parseQuery(text: string): Query {
  const cut = withoutLatex(text.slice(0, maxQueryChars)).replace(/[“”„«»]/g, '"');
  const filters: QueryFilter[] = [];
  const words: { readonly typed: string; readonly weight: number }[] = [];
  for (const found of withoutEtAl([...cut.matchAll(queryPart)].map(([one]) => one))) {
    const filter = filterOf(found);
    if (filter === "unfinished") {
      continue;
    }
    if (filter) {
      filters.push(filter);
      words.push(...(filter.kind === "phrase" ? filter.words.map((typed) => ({ typed, weight: 1 })) : []));
    } else {
      words.push(...wordsOf(found));
    }
  }
  return { ...queryOf(words.slice(0, maxTerms), /[\p{L}\p{N}+]$/u.test(cut)), filters, whole: plain(cut.trim()) };
}

/** `Zhang et al. 2024` says no more than `Zhang 2024`; abstracts that name others say `et al.` too. */
function withoutEtAl(parts: readonly string[]): readonly string[] {
  const isEt = (at: number): boolean => /^et\.?$/i.test(parts[at] ?? "") && /^al(?![\p{L}\p{N}])/iu.test(parts[at + 1] ?? "");
  return parts.filter((_, at) => !isEt(at) && !isEt(at - 1));
}

function queryOf(words: readonly { readonly typed: string; readonly weight: number }[], isOpen: boolean): Omit<Query, "filters" | "whole"> {
  const folded = words.map(({ typed }) => typed).join(" ");
  const saysMore = words.some(({ typed }) => !isStopWord(typed));
  return {
    terms: words.map(({ typed, weight }, index) => ({
      typed,
      term: normalise(typed),
      typos: typosAllowed(typed),
      isUnfinished: isOpen && index === words.length - 1,
      weight: saysMore && isStopWord(typed) ? stopWordWeight : weight,
    })),
    joined: joinWords(folded),
    folded,
  };
}

/** Words of three letters may have one typo, of seven two; numbers and identifiers are copied, not remembered. */
function typosAllowed(typed: string): number {
  return typed.length < 3 || /^\d+$|[./]/.test(typed) ? 0 : typed.length < 7 ? 1 : 2;
}

/** The words of a part of the query; of an address itself, and its words for less. */
function wordsOf(found: string): { typed: string; weight: number }[] {
  const question = searchPageQuery(found);
  if (question !== undefined) {
    return plainWords(question).map((typed) => ({ typed, weight: 1 }));
  }
  const identifier = identifierOf(found);
  if (identifier === undefined) {
    return plainWords(found).map((typed) => ({ typed, weight: 1 }));
  }
  const path = identifier.includes("/") ? plainWords(identifier.slice(identifier.indexOf("/"))) : [];
  return [...path.map((typed) => ({ typed, weight: addressPartWeight })), { typed: identifier, weight: 1 }];
}

function filterOf(found: string): QueryFilter | "unfinished" | undefined {
  if (found.startsWith('"')) {
    const words = plainWords(found);
    return words.length === 0 ? "unfinished" : { kind: "phrase", words, isUnfinished: !found.endsWith('"') };
  }
  if (/^-["\p{L}\p{N}]/u.test(found)) {
    const words = plainWords(found);
    return words.length === 0 ? "unfinished" : { kind: "without", words };
  }
  if (/^\d{4}\.\.(?:\d{1,4})?$/.test(found)) {
    return yearsOf(found);
  }
  const [, field, value = ""] = condition.exec(found) ?? [];
  return field === undefined ? undefined : conditionOf(field.toLowerCase(), value);
}

function conditionOf(field: string, value: string): QueryFilter | "unfinished" {
  const words = plainWords(value);
  if (words.length === 0) {
    return "unfinished";
  }
  switch (field) {
    case "year":
      return yearsOf(value);
    case "has":
      return { kind: "has", text: words.join(" ") };
    default:
      return { kind: field === "author" || field === "by" ? "author" : "venue", words };
  }
}

/** A year, a range that may be open behind, or the beginning of a year: `202` is 2020 to 2029. */
function yearsOf(text: string): QueryFilter | "unfinished" {
  const [, first, range, last] = years.exec(text) ?? [];
  if (first === undefined) {
    return "unfinished";
  }
  const end = range === undefined ? first : (last ?? "9999");
  return { kind: "year", first: Number(first.padEnd(4, "0")), last: Number(end.padEnd(4, "9")) };
}

const accent = /\\(?:[`'^"~=.]\s*|[uvHcdbrk](?:\s+|(?=\{)))\{?\\?([A-Za-z])\}?/g;
const letterCommand = /\\(ss|ae|oe|AE|OE|o|O|l|L|i|j|aa|AA)(?:\{\}|\s|(?=[^A-Za-z]|$))/g;
const commandLetters: Readonly<Record<string, string>> = { aa: "a", AA: "a" };

/** What stands before a citekey or a text in braces: `\cite[p. 3]{`, `\textit{`, `@article{`. */
const latexOpening = /\\[A-Za-z]{2,}\*?(?:\[[^[\]]*\]){0,2}\{|@[A-Za-z]+\s?\{/g;

/** What people paste from a `.bib` file: `Kr{\"a}henb{\"u}hl` is `Krahenbuhl`, `{ViDT}` is `ViDT`, `\cite{zhang2024negative}` the citekey. */
function withoutLatex(text: string): string {
  if (!/[\\{}]/.test(text)) {
    return text;
  }
  return text
    .replace(accent, "$1")
    .replace(letterCommand, (_, command: string) => commandLetters[command] ?? command)
    .replace(latexOpening, " ")
    .replace(/[{}]/g, "");
}
