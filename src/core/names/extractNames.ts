import { findAbbreviations } from "./abbreviations";
import { type Candidate } from "./candidate";
import { findIntroducedNames, findIntroductions } from "./introductions";
import { findOwnShortForms, type ReadSentence } from "./longForms";
import { shapeOf } from "./nameShape";
import { hasCoinedWord } from "./nounPhrases";
import { findNamings } from "./namings";
import { nameKey } from "./nameKey";
import { findPhrases, findSetOffPhrases, findTensions } from "./phrases";
import { findRepositoryNames, isRepositoryOwn } from "./repositoryNames";
import { splitSentences } from "./sentences";
import { readTitle } from "./titleNames";
import { isUsedAsOwn } from "./usage";
import { findStatements } from "./statements";
import { findVariants } from "./variants";
import { phraseHeads } from "./vocabulary";
import { includesWord } from "./wholeWords";
import type { Alias, PaperLink } from "../paper";
import { isFieldTerm } from "../words/fieldTerms";
import { isOrdinaryWord } from "../words/ordinaryWords";

/** What names are read from; all clean text. */
export interface NamedText {
  readonly title: string;
  readonly abstract?: string;
  readonly links?: readonly PaperLink[];
}

const longestAbstract = 20_000;
const longestTitle = 1_000;

/**
 * The strings by which a paper may be called, the title first: itself, the name in it, the names and long forms that its
 * abstract introduces, the name of its repository, and the phrases that it coins. "Negative Preference Optimization: From
 * Catastrophic Collapse …" goes by its title, by `Negative Preference Optimization` and by `NPO`. What the text compares
 * with, builds on or evaluates on is no name of the paper. Works for any paper; never throws; reads the first 20,000
 * characters of an abstract.
 */
export function extractNames(paper: NamedText): readonly Alias[] {
  const title = paper.title.slice(0, longestTitle);
  const abstract = (paper.abstract ?? "").slice(0, longestAbstract);
  const aliases = new AliasList();
  aliases.add({ text: paper.title, kind: "title", why: "title" });
  const inTitle = readTitle(title, abstract);
  const names = ownNames(title, abstract, inTitle.name);
  if (inTitle.short !== undefined) {
    aliases.add({ text: inTitle.short, kind: "title", why: "title without its subtitle" });
  }
  for (const { text, kind, long, why } of names) {
    aliases.add({ text, kind, why, ...(long === undefined ? {} : { long }) });
    if (long !== undefined) {
      aliases.add({ text: long, kind: "long-form", why: `long form of ${text}` });
    }
  }
  const addresses = `${abstract} ${(paper.links ?? []).map((link) => link.url).join(" ").slice(0, longestAbstract)}`;
  for (const { name, url } of findRepositoryNames(addresses)) {
    const head = title.split(":")[0] ?? "";
    if (head.length < title.length && head.includes(" ") && nameKey(head) === nameKey(name)) {
      aliases.add({ text: head, kind: "name", why: `in the title and repository address ${url}` });
    }
    if (isRepositoryOwn(name, title, abstract)) {
      aliases.add({ text: name, kind: "name", why: `repository address ${url}` });
    }
  }
  return aliases.all;
}

/** The aliases found so far, each text once: the first finding stands, a later one may add the long form. */
class AliasList {
  readonly #found = new Map<string, Alias>();

  add(alias: Alias): void {
    const known = this.#found.get(alias.text);
    if (known === undefined || (known.kind === "phrase" && alias.kind !== "phrase") || (known.kind === "name" && alias.kind === "long-form")) {
      this.#found.set(alias.text, alias);
    } else if (known.long === undefined && alias.long !== undefined) {
      this.#found.set(alias.text, { ...known, long: alias.long });
    }
  }

  get all(): readonly Alias[] {
    return [...this.#found.values()];
  }
}

function ownNames(title: string, abstract: string, nameInTitle: string | undefined): readonly Candidate[] {
  const sentences = splitSentences(abstract);
  const read: ReadSentence[] = sentences.map((sentence) => ({ sentence, introductions: findIntroductions(sentence) }));
  const shortForms = findOwnShortForms({ title, abstract, read });
  const owned = new Set(shortForms.map(({ text }) => text));
  const others = new Set(findAbbreviations(abstract).map(({ short }) => short).filter((short) => !owned.has(short)));
  const found: Candidate[] = [];
  if (nameInTitle !== undefined) {
    found.push({ text: nameInTitle, kind: "name", start: 0, evidence: "sure", why: "before the colon in the title" });
  }
  found.push(...shortForms);
  for (const { sentence, introductions } of read) {
    const inside = introductions.flatMap((introduction) => findIntroducedNames(abstract, sentence, introduction));
    found.push(...[...inside, ...findNamings(abstract, sentence), ...findStatements(abstract, sentence)].filter((name) => isAcceptable(name, title, abstract, shortForms, others)));
  }
  const names = found.filter(({ kind }) => kind === "name");
  const own = new Set(names.map(({ text }) => text));
  found.push(...lastWords(names, abstract).filter(({ text }) => !own.has(text)));
  found.push(...joinedWithParts(names, abstract));
  found.push(...findVariants(abstract, sentences, names.map(({ text }) => text)));
  for (const { sentence, introductions } of read) {
    found.push(...findTensions(abstract, sentence), ...findSetOffPhrases(abstract, sentence));
    for (const introduction of own.size === 0 ? introductions : findIntroductions(sentence, own)) {
      found.push(...findPhrases(abstract, sentence, introduction));
    }
  }
  return found;
}

/** Whether a found name may be the paper's: not the field's, not written earlier as somebody else's, not a piece of a long form. */
function isAcceptable(name: Candidate, title: string, abstract: string, shortForms: readonly Candidate[], others: ReadonlySet<string>): boolean {
  const { text, start, evidence } = name;
  if (text.length < 3 && evidence === "likely" && !phraseHeads.has(/^ (\p{Ll}+)/u.exec(abstract.slice(start + text.length, start + 30))?.[1] ?? "")) {
    return false;
  }
  if (text.length < 2 || text.length > 70 || text.split(" ").length > 7 || /^\p{Lu}$/u.test(text)) {
    return false;
  }
  if (others.has(text)) {
    return false;
  }
  if (shortForms.some((pair) => start >= pair.start && start < pair.start + (pair.long?.length ?? 0) && text !== pair.text)) {
    return false;
  }
  if (name.kind === "phrase") {
    return text.includes(" ") && !isFieldTerm(text);
  }
  const words = text.split(" ");
  if (isFieldTerm(text) || /^\p{Lu}{2,}s$/u.test(text) || words.every((word) => shapeOf(word) === "coined" && isFieldTerm(word))) {
    return evidence === "sure" && includesWord(title, text) && shapeOf(text) === "coined";
  }
  if (evidence === "likely" && writtenBefore(text, start, abstract)) {
    return false;
  }
  if (words.length === 1 && shapeOf(text) !== "coined") {
    return (evidence === "sure" || !isOrdinaryWord(text)) && (isUsedAsOwn(text, abstract) || includesWord(title, text) || !isOrdinaryWord(text));
  }
  return true;
}

function writtenBefore(text: string, start: number, abstract: string): boolean {
  return includesWord(abstract.slice(0, Math.max(0, start - 1)), text);
}

/** The coined word of a longer name: `PG-RANK` of `Neural PG-RANK`, where it is nobody else's. */
function lastWords(names: readonly Candidate[], abstract: string): readonly Candidate[] {
  return names.flatMap((name) => {
    const words = name.text.split(" ");
    const last = words.at(-1) ?? "";
    const isOwn = words.length > 1 && words.length <= 3 && !/-based$/.test(words[0] ?? "") && !/^\p{Lu}-/u.test(last) && last.length >= 4 && shapeOf(last) === "coined" && !isFieldTerm(last);
    return isOwn && !includesOutside(last, name.text, abstract) && hasCoinedWord(last) ? [{ ...name, text: last, why: `part of ${name.text}` }] : [];
  });
}

/** `ND loss` for a name that is too short to stand alone. */
function joinedWithParts(names: readonly Candidate[], abstract: string): readonly Candidate[] {
  return names.flatMap((name) => {
    const part = name.text.length > 2 ? undefined : /^ (\p{Ll}+)/u.exec(abstract.slice(name.start + name.text.length, name.start + 30))?.[1];
    return part !== undefined && phraseHeads.has(part) ? [{ ...name, text: `${name.text} ${part}` }] : [];
  });
}

/** Whether a word stands in a text outside the longer name that holds it. */
function includesOutside(word: string, name: string, text: string): boolean {
  return includesWord(text.split(name).join(" "), word);
}
