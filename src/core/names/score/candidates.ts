import { type Abbreviation, findAbbreviations } from "../longForms/abbreviations";
import { type ReadSentence, shortFormRuleFor } from "../longForms/shortFormRules";
import { hasCoinedWord, readLongestName, readName, runOf } from "../phrases/nounPhrases";
import { findIntroducedNames } from "../rules/introducedNames";
import { findNamings } from "../rules/namings";
import { findStatements } from "../rules/statements";
import type { NameCandidate } from "../candidate";
import { lastWords } from "../partsOfNames";
import { shapeOf, trimWord } from "../text/nameShape";
import { isFieldTerm } from "../../words/fieldTerms";
import { introducingVerbs, prepositions } from "../text/signalWords";
import type { Sentence, Token } from "../text/sentences";
import { type AddressName, isGenericAddress, isRepositoryOwn } from "../repositoryNames";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { singularName } from "./singularName";
import { titleParts } from "./titleParts";

/** How a string came to be taken for a possible name. A score weighs these, see `features.ts`. */
export type Source =
  | "title head"
  | "title"
  | "title lead"
  | "title tail"
  | "title word"
  | "head name"
  | "introduced"
  | "introduced surely"
  | "named"
  | "named surely"
  | "stated"
  | "introduced phrase"
  | "named phrase"
  | "before data"
  | "short form"
  | "own short form"
  | "short form of others"
  | "brackets"
  | "quotes"
  | "word"
  | "rare word"
  | "last word"
  | "run"
  | "repository"
  | "own repository"
  | "address";

/** A string that may be a name of the paper, with everything that speaks for that. */
export interface ScoredCandidate {
  readonly text: string;
  readonly sources: ReadonlySet<Source>;
  /** Where it stands first in the abstract, or -1. */
  readonly start: number;
  readonly long: string | undefined;
  readonly why: string;
  /** Where the long form stands in the abstract, or -1. */
  readonly longStart: number;
  /** The rule that decides whose a short form is, if one does. */
  readonly rule: string | undefined;
}

interface Growing {
  readonly text: string;
  readonly sources: Set<Source>;
  start: number;
  long: string | undefined;
  why: string;
  longStart: number;
  rule: string | undefined;
}

/** A paper as read before its names are found. */
export interface ReadPaper {
  readonly title: string;
  readonly abstract: string;
  readonly read: readonly ReadSentence[];
  readonly titleSentences: readonly Sentence[];
  readonly headName: string | undefined;
  /** The names in the addresses of repositories, models and pages. */
  readonly addresses: readonly AddressName[];
}

/** A name that a rule finds. */
export interface RuledName {
  readonly name: NameCandidate;
  readonly rule: "introduced" | "named" | "stated";
}

/** Returns the names that the grammar of introducing a name finds. */
export function findRuledNames({ abstract, read }: ReadPaper): readonly RuledName[] {
  const found: RuledName[] = [];
  const add = (rule: RuledName["rule"], names: readonly NameCandidate[]): void => {
    for (const name of names) {
      found.push({ name, rule });
    }
  };
  for (const { sentence, introductions } of read) {
    for (const introduction of introductions) {
      add("introduced", findIntroducedNames(abstract, sentence, introduction));
    }
    add("named", findNamings(abstract, sentence));
    add("stated", findStatements(abstract, sentence));
  }
  return found;
}

const maxCandidates = 120;
/** Matches `V_T+1` and `√n`, which no title names. */
const isFormula = /^\p{L}_\p{L}|[√∑≥≤=<>]\S/u;

/** Returns everything in a title and an abstract that may be a name of the paper: many more than are. */
export function findCandidates(paper: ReadPaper, ruled: readonly RuledName[] = findRuledNames(paper)): readonly ScoredCandidate[] {
  const { title, abstract, read } = paper;
  const found = new Map<string, Growing>();
  const add = (
    raw: string,
    source: Source,
    start: number,
    why: string,
    more: { long?: string; longStart?: number; rule?: string } = {},
  ): void => {
    const text = singularName(raw.replace(/(?<![,;.])[,;.]+$/, ""));
    if (text.length < 2 || text.length > 70 || !/\p{L}/u.test(text) || isFormula.test(text)) {
      return;
    }
    const known = found.get(text);
    if (known === undefined) {
      if (found.size < maxCandidates) {
        found.set(text, {
          text,
          sources: new Set([source]),
          start,
          why,
          long: more.long,
          longStart: more.longStart ?? -1,
          rule: more.rule,
        });
      }
      return;
    }
    known.sources.add(source);
    known.start = known.start < 0 ? start : known.start;
    known.long ??= more.long;
    known.rule ??= more.rule;
    known.longStart = known.longStart < 0 ? (more.longStart ?? -1) : known.longStart;
  };
  if (paper.headName !== undefined) {
    add(paper.headName, "head name", -1, "before the colon in the title");
  }
  for (const { text, source } of titleParts(title, paper.headName)) {
    add(text, source, -1, source === "title head" ? "before the colon in the title" : "in the title");
  }
  for (const { tokens } of paper.titleSentences) {
    addWords(tokens, (text, source) => {
      add(text, source === "word" ? "title word" : source, -1, "in the title");
    });
  }
  for (const pair of findAbbreviations(abstract).slice(0, 100)) {
    const rule = shortFormRuleFor(pair, { title, abstract, read });
    const source = rule === undefined ? "short form" : rule.why === undefined ? "short form of others" : "own short form";
    add(pair.short, source, pair.shortStart, `${rule?.why ?? "short form"}: "${quoted(abstract, pair)}"`, {
      longStart: pair.start,
      ...(isLong(pair) ? { long: pair.long } : {}),
      ...(rule === undefined ? {} : { rule: rule.id }),
    });
    add(pair.short, "brackets", pair.shortStart, "");
  }
  for (const { name, rule } of ruled) {
    if (name.kind === "name") {
      const source = rule === "stated" || name.evidence === "likely" ? rule : (`${rule} surely` as const);
      add(name.text, source, name.start, name.why, name.long === undefined ? {} : { long: name.long });
    } else if (rule !== "stated" && !isFieldTerm(name.text)) {
      add(name.text, `${rule} phrase`, name.start, name.why);
    }
  }
  for (const { text, start, why } of lastWords(
    ruled.map(({ name }) => name),
    abstract,
  )) {
    add(text, "last word", start, why);
  }
  for (const { sentence } of read) {
    addWords(sentence.tokens, (text, source, start) => {
      add(text, source, start, `used: "${text}"`);
    });
  }
  for (const { name, url, isRepository } of paper.addresses) {
    const source = !isRepository ? "address" : isRepositoryOwn(name, title, abstract) ? "own repository" : "repository";
    if (!isGenericAddress(name)) {
      add(name, source, -1, `${isRepository ? "repository " : ""}address ${url}`);
    }
  }
  return [...found.values()].filter(
    ({ text, sources }) => (!isOnlyUsed(sources) || !isFieldTerm(text)) && (!isKnownSize(text) || title.includes(text)),
  );
}

/** Returns whether a text does no more than use a string. A term of the field that is only used is nobody's name, and takes no score. */
function isOnlyUsed(sources: ReadonlySet<Source>): boolean {
  return [...sources].every((source) => source === "word" || source === "rare word" || source === "run" || source === "title word");
}

/** Returns whether a text is a name of the field with a size: `EfficientNet-b3`, `ResNet-50`. */
function isKnownSize(text: string): boolean {
  const name = /^(\S{3,})-(?:\p{L}?\d+\p{L}?|large|base|small|tiny|mini)$/iu.exec(text)?.[1];
  return name !== undefined && isFieldTerm(name) && shapeOf(name) === "coined";
}

function quoted(abstract: string, { start, end }: Abbreviation): string {
  return abstract.slice(start, Math.min(end, start + 110)).replace(/\s+/g, " ");
}

function isLong({ long }: Abbreviation): boolean {
  return !/^[^(]*\)|["“”]/.test(long) && !introducingVerbs.has(long.split(" ")[0] ?? "");
}

/** Adds coined words, runs of words with capitals, and what stands in brackets or quotes. */
function addWords(
  tokens: readonly Token[],
  add: (text: string, source: "word" | "rare word" | "run" | "brackets" | "quotes" | "before data", start: number) => void,
): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) {
      return;
    }
    const isBracket = token.text === "(" || token.text === "[";
    if (isBracket || /^["“‘'`]$/.test(token.text)) {
      addEnclosed(tokens, at + 1, isBracket ? /^[)\],;]$/ : /^["”’'`]$/, (text, start) => {
        add(text, isBracket ? "brackets" : "quotes", start);
      });
      continue;
    }
    if (!token.isWord || !mayBeNameWord.test(token.text)) {
      continue;
    }
    const word = trimWord(token.text);
    const shape = shapeOf(word);
    if (shape === "coined") {
      add(word, "word", token.start);
    } else if (shape === "capital" && at > 0 && word.length >= 4 && !affixed.test(word) && !isOrdinaryWord(word) && !isFieldTerm(word)) {
      add(word, "rare word", token.start);
    }
    if (shape === "capital" && at > 0 && dataNouns.test(tokens[at + 1]?.lower ?? "") && !isFieldTerm(word)) {
      add(word, "before data", token.start);
    }
    const beginsRun = at === 0 || !/^\p{Lu}/u.test(tokens[at - 1]?.text ?? "") || /^\p{Lu}/u.test(tokens[at - 2]?.text ?? "");
    if (shape !== "plain" && (at > 0 || shape === "coined") && (beginsRun || at === 1)) {
      for (const run of [readName(tokens, at), readLongestName(tokens, at)]) {
        if (run !== undefined && run.to - run.from > 1 && run.to - run.from <= 6) {
          add(run.text, "run", token.start);
        }
      }
    }
  }
}

/** Matches what a data set calls itself: the `Aced` corpus. */
const dataNouns = /^(?:datasets?|benchmarks?|corpus|corpora)$/;
/** Matches a compound that describes, and so is no name: `Actor-based`, `Pair-wise`. */
const affixed = /-(?:\p{Ll}+ed|\p{Ll}+ing|aware|like|free|wise|style|level|specific|agnostic|centric|to|of|the|art)$/u;
const mayBeNameWord = /[\p{Lu}\p{N}+]/u;

function addEnclosed(tokens: readonly Token[], from: number, close: RegExp, add: (text: string, start: number) => void): void {
  while (/^(?:namely|called|named|dubbed|termed|denoted|as|we|call)$/.test(tokens[from]?.text ?? "")) {
    from++;
  }
  let to = from;
  while (to < from + 6 && tokens[to]?.isWord) {
    to++;
  }
  const first = tokens[from];
  if (to === from || to > from + 5 || first === undefined || !close.test(tokens[to]?.text ?? "")) {
    return;
  }
  const { text } = runOf(tokens, from, to);
  const isWorded = to - from <= 2 ? hasCoinedWord(text) || /^\p{Lu}/u.test(text) : /^\p{Lu}/u.test(text);
  if (
    isWorded &&
    !tokens.slice(from, to).some(({ lower }) => prepositions.has(lower) || lower === "and" || lower === "or") &&
    !/^\d|\d{4}$/.test(text)
  ) {
    add(text, first.start);
  }
}
