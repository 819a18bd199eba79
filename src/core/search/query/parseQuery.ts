import { isStopWord } from "../../words/stopWords";
import type { QueryProblem } from "./queryProblem";
import { misspelledBefore, type QueryFilter, readPart } from "./readFilter";
import { unifyConditions, unifyOperators } from "./writtenConditions";
import { identifierOf, searchPageQuery } from "../text/identifiers";
import { normalise, plain } from "../text/spelling";
import { joinWords, plainWords } from "../text/terms";

/** A word of a query. */
export interface QueryTerm {
  readonly term: string;
  /** The word as it was typed, in plain letters. */
  readonly typed: string;
  /** True for the last word if nothing follows it: the user may still be typing it. */
  readonly isUnfinished: boolean;
  /** The maximum number of typos. */
  readonly typos: number;
  /** How much the word counts: 1, but less for stop words and for the words of an address. */
  readonly weight: number;
}

export type { QueryFilter } from "./readFilter";
export type { QueryProblem } from "./queryProblem";

/** A parsed query. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly filters: readonly QueryFilter[];
  /** The problems of conditions that are left out, that are searched for as words, or that no paper can meet. */
  readonly problems: readonly QueryProblem[];
  /** The whole query as one word, for comparing with names: `lan hdr` gives `lanhdr`. */
  readonly joined: string;
  /** The whole query as it was typed, in plain letters, for comparing with citekeys. */
  readonly whole: string;
  /** The words in plain letters with single spaces, for comparing with titles. */
  readonly folded: string;
}

const stopWordWeight = 0.08;
const addressPartWeight = 0.3;
/** Longer queries, such as pasted abstracts, are cut here. */
const maxQueryChars = 400;
const maxTerms = 40;

/** Matches a label before an id, which says no more than the id: `DOI 10.1000/182`, `arXiv: 2404.05868`. */
const idLabel =
  /(?<![\w/.])(?:doi[ \t]{0,4}[:=]?[ \t]{0,4}(?=10\.\d{4})|(?:pmcid|acl|openreview)[ \t]{0,4}:?[ \t]{1,4}(?=[\w.-]*\d)|(?:e-?print|arxiv)(?:[ \t]?id)?[ \t]{0,4}[:.]?[ \t]{1,4}(?=\d{4}\.\d|[a-z-]{2,12}(?:\.[a-z]{2})?\/\d{7}))/gi;
/** Matches an id as arXiv prints it on the first page, and as Google Scholar cites it. */
const stamp =
  /(?:arxiv[ \t]{1,4}(?:e-?print|preprint)[ \t]{0,4}:?[ \t]{0,4}(?=arxiv)|corr[ \t,]{1,4}(?=abs\/\d))|(?<=\d{4}\.\d{4,5})(v\d{1,2})[ \t]{1,4}\[[a-z.-]{2,20}\](?:[ \t]{1,4}\d{1,2}[ \t][a-z]{3}[ \t]\d{4})?/gi;
const queryPart = /(?:[-−–—]?(?:[a-z]{2,16}:)?)"[^"]*"?|\S+/gi;

/**
 * Parses a query: words in any order, `"exact phrase"`, `-word`, `author:song`, `-venue:iclr`, `year:>2022`, `2020..2022`,
 * `has:code`, `in:mine`, and pasted addresses and identifiers. Never fails: an unclosed quote extends to the end, and a condition without
 * a value is a problem.
 */
export function parseQuery(text: string): Query {
  const cut = unifyConditions(withoutLatex(text.slice(0, maxQueryChars)))
    .replace(stamp, "$1")
    .replace(/(?<!\w)pmid[ \t]{0,4}:?[ \t]{1,4}(?=\d)/gi, "pmid:")
    .replace(/(?<!\w)(?:corpus[ _-]?id|s2cid)[ \t]{0,4}[:=]?[ \t]{0,4}(?=\d)/gi, "corpusid:")
    .replace(idLabel, "");
  const filters: QueryFilter[] = [];
  const problems: QueryProblem[] = [];
  const words: { readonly typed: string; readonly weight: number }[] = [];
  const parts = unifyOperators(withoutEtAl([...cut.matchAll(queryPart)].map(([one]) => one)));
  for (const [at, part] of parts.entries()) {
    if (part === "OR" && at > 0 && at < parts.length - 1 && !isInCapitals(parts)) {
      problems.push({ kind: "or", written: part });
      continue;
    }
    const { filters: read, problem = misspelledBefore(part, parts[at + 1]), text: searched } = readPart(part);
    filters.push(...read);
    problems.push(...(problem ? [problem] : []));
    words.push(...read.flatMap((filter) => (filter.kind === "phrase" ? filter.words.map((typed) => ({ typed, weight: 1 })) : [])));
    words.push(...(searched === undefined ? [] : parts.length > 1 && initials.test(searched) ? initialsOf(searched) : wordsOf(searched)));
  }
  return { ...queryOf(words.slice(0, maxTerms), /[\p{L}\p{N}+]$/u.test(cut)), filters, problems, whole: plain(cut.trim()) };
}

/** Matches the initials of a given name: `J.`, `J.-P.`. */
const initials = /^(?:\p{Lu}\.-?){1,4}[,;]?$/u;

/** Returns initials as words that count for little, because records have given names in full. */
function initialsOf(text: string): { typed: string; weight: number }[] {
  return plainWords(text).map((typed) => ({ typed, weight: stopWordWeight }));
}

function isInCapitals(parts: readonly string[]): boolean {
  return !parts.some((part) => /\p{Ll}/u.test(part));
}

/** Removes `et al.`: it adds nothing to `Zhang 2024`, and abstracts that cite others contain it too. */
function withoutEtAl(parts: readonly string[]): readonly string[] {
  const isEt = (at: number): boolean => /^et\.?$/i.test(parts[at] ?? "") && /^al(?![\p{L}\p{N}])/iu.test(parts[at + 1] ?? "");
  return parts.filter((_, at) => !isEt(at) && !isEt(at - 1));
}

function queryOf(
  words: readonly { readonly typed: string; readonly weight: number }[],
  isOpen: boolean,
): Omit<Query, "filters" | "problems" | "whole"> {
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

/**
 * Returns the number of typos that are allowed: one from three letters on, two from seven. Numbers and identifiers are copied,
 * not remembered, and may have none.
 */
function typosAllowed(typed: string): number {
  return typed.length < 3 || /^\d+$|[./]/.test(typed) ? 0 : typed.length < 7 ? 1 : 2;
}

/** Returns the words of one part of the query. An address is a word itself, and the words of its path count less. */
function wordsOf(found: string): { typed: string; weight: number }[] {
  const question = searchPageQuery(found);
  if (question !== undefined) {
    return question.split(/\s/).flatMap((part) => {
      const asked = identifierOf(part);
      return asked === undefined ? plainWords(part).map((typed) => ({ typed, weight: 1 })) : [{ typed: asked, weight: 1 }];
    });
  }
  const identifier = identifierOf(found);
  if (identifier === undefined) {
    return plainWords(found).map((typed) => ({ typed, weight: 1 }));
  }
  const path = identifier.includes("/") ? plainWords(identifier.slice(identifier.indexOf("/"))) : [];
  return [...path.map((typed) => ({ typed, weight: addressPartWeight })), { typed: identifier, weight: 1 }];
}

const accent = /\\(?:[`'^"~=.]\s*|[uvHcdbrk](?:\s+|(?=\{)))\{?\\?([A-Za-z])\}?/g;
const letterCommand = /\\(ss|ae|oe|AE|OE|o|O|l|L|i|j|aa|AA)(?:\{\}|\s|(?=[^A-Za-z]|$))/g;
const commandLetters: Readonly<Record<string, string>> = { aa: "a", AA: "a" };

/** The opening of a command or an entry, before a citekey or a text in braces: `\cite[p. 3]{`, `\textit{`, `@article{`. */
const latexOpening = /\\[A-Za-z]{2,}\*?(?:\[[^[\]]*\]){0,2}\{|@[A-Za-z]+\s?\{/g;

/**
 * Removes the LaTeX from text that was pasted from a `.bib` or `.tex` file: `Kr{\"a}henb{\"u}hl` gives `Krahenbuhl`, `{ViDT}`
 * gives `ViDT`, and `\cite{zhang2024negative}` gives the citekey.
 */
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
