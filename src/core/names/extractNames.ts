import { findAbbreviations } from "./longForms/abbreviations";
import { isAcceptable, type NameContext } from "./acceptance";
import type { NameCandidate } from "./candidate";
import { findIntroducedNames } from "./rules/introducedNames";
import { findIntroductions, findParts } from "./text/introductions";
import { findOwnShortForms, type ReadSentence } from "./longForms/longForms";
import { nameKey } from "./text/nameKey";
import { findNamings } from "./rules/namings";
import { joinedWithParts, lastWords } from "./partsOfNames";
import { findPhrases, type PhraseContext } from "./phrases/phrases";
import { findRepositoryNames, isRepositoryOwn } from "./repositoryNames";
import { splitSentences } from "./text/sentences";
import { findSetOffPhrases, findTensions } from "./phrases/setOffPhrases";
import { findStatements } from "./rules/statements";
import { readTitle } from "./titleNames";
import { findVariants } from "./otherSpellings";
import type { Alias, PaperLink } from "../paper";

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
  for (const alias of repositoryAliases(title, abstract, paper.links ?? [])) {
    aliases.add(alias);
  }
  return aliases.all;
}

/** The aliases found so far, each text once: the first finding stands, a later one may add the long form. */
class AliasList {
  readonly #found = new Map<string, Alias>();

  add(alias: Alias): void {
    const known = this.#found.get(alias.text);
    if (
      known === undefined ||
      (known.kind === "phrase" && alias.kind !== "phrase") ||
      (known.kind === "name" && alias.kind === "long-form")
    ) {
      this.#found.set(alias.text, alias);
    } else if (known.long === undefined && alias.long !== undefined) {
      this.#found.set(alias.text, { ...known, long: alias.long });
    }
  }

  get all(): readonly Alias[] {
    return [...this.#found.values()];
  }
}

/** The names in the addresses of repositories and models, from the abstract and the paper's links. */
function repositoryAliases(title: string, abstract: string, links: readonly PaperLink[]): readonly Alias[] {
  const head = title.split(":")[0] ?? "";
  const addresses = `${abstract} ${links
    .map(({ url }) => url)
    .join(" ")
    .slice(0, longestAbstract)}`;
  return findRepositoryNames(addresses).flatMap(({ name, url }): readonly Alias[] => {
    const isHead = head.length < title.length && head.includes(" ") && nameKey(head) === nameKey(name);
    const inTitle: readonly Alias[] = isHead ? [{ text: head, kind: "name", why: `in the title and repository address ${url}` }] : [];
    return isRepositoryOwn(name, title, abstract) ? [...inTitle, { text: name, kind: "name", why: `repository address ${url}` }] : inTitle;
  });
}

function ownNames(title: string, abstract: string, nameInTitle: string | undefined): readonly NameCandidate[] {
  const sentences = splitSentences(abstract);
  const read: ReadSentence[] = sentences.map((sentence) => ({ sentence, introductions: findIntroductions(sentence) }));
  const shortForms = findOwnShortForms({ title, abstract, read });
  const owned = new Set(shortForms.map(({ text }) => text));
  const othersShortForms = new Set(
    findAbbreviations(abstract)
      .map(({ short }) => short)
      .filter((short) => !owned.has(short)),
  );
  const context: NameContext = { title, abstract, shortForms, othersShortForms };
  const inTitle: NameCandidate[] =
    nameInTitle === undefined
      ? []
      : [{ text: nameInTitle, kind: "name", start: 0, evidence: "sure", why: "before the colon in the title" }];
  const found = [...inTitle, ...shortForms, ...read.flatMap((sentence) => namesIn(sentence, context))];
  const names = found.filter(({ kind }) => kind === "name");
  const texts = names.map(({ text }) => text);
  return [
    ...found,
    ...lastWords(
      names.filter(({ text }) => text !== nameInTitle),
      abstract,
    ),
    ...joinedWithParts(names, abstract),
    ...findVariants(abstract, sentences, texts),
    ...read.flatMap((sentence) => phrasesIn(sentence, abstract, { title: title.toLowerCase(), names: new Set(texts) })),
  ];
}

function namesIn({ sentence, introductions }: ReadSentence, context: NameContext): readonly NameCandidate[] {
  const { abstract } = context;
  const introduced = introductions.flatMap((introduction) => findIntroducedNames(abstract, sentence, introduction));
  return [...introduced, ...findNamings(abstract, sentence), ...findStatements(abstract, sentence)].filter((name) =>
    isAcceptable(name, context),
  );
}

/** Phrases are read last: the paper's names introduce things too ("ViDT introduces a …"). */
function phrasesIn({ sentence, introductions }: ReadSentence, abstract: string, around: PhraseContext): readonly NameCandidate[] {
  const all = [
    ...(around.names.size === 0 ? introductions : findIntroductions(sentence, around.names)),
    ...findParts(sentence, around.names),
  ];
  return [
    ...findTensions(abstract, sentence),
    ...findSetOffPhrases(abstract, sentence),
    ...all.flatMap((introduction) => findPhrases(abstract, sentence, introduction, around)),
  ];
}
