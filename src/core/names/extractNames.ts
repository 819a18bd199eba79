import { findAbbreviations } from "./longForms/abbreviations";
import { isAcceptable, type NameContext } from "./acceptance";
import type { NameCandidate } from "./candidate";
import { findIntroducedNames } from "./rules/introducedNames";
import { findIntroductions, findParts } from "./text/introductions";
import { findOwnShortForms } from "./longForms/longForms";
import type { ReadSentence } from "./longForms/shortFormRules";
import { nameKey } from "./text/nameKey";
import { findNamings } from "./rules/namings";
import { joinedWithParts, lastWords } from "./partsOfNames";
import { findPhrases, type PhraseContext } from "./phrases/phrases";
import { findRepositoryNames, isRepositoryOwn } from "./repositoryNames";
import { splitSentences } from "./text/sentences";
import { findPhenomena, findSetOffPhrases } from "./phrases/setOffPhrases";
import { findStatements } from "./rules/statements";
import { readTitle } from "./titleNames";
import { findVariants } from "./otherSpellings";
import type { Alias, PaperLink } from "../paper";

/** The text from which names are read, with LaTeX and markup removed. */
export interface NamedText {
  readonly title: string;
  readonly abstract?: string;
  readonly links?: readonly PaperLink[];
}

const maxAbstractLength = 20_000;
const maxTitleLength = 1_000;

/**
 * Returns the strings by which a paper may be called: first the title, then the name in the title, the names and long forms
 * that the abstract introduces, the name of the repository, and the phrases that the paper coins. "Negative Preference
 * Optimization: From Catastrophic Collapse …" is known by its title, by `Negative Preference Optimization` and by `NPO`. Names
 * of things that the paper compares with, builds on or evaluates on are left out. Works for any paper and never throws. Reads
 * the first 20,000 characters of an abstract and the first 1,000 of a title.
 */
export function extractNames(paper: NamedText): readonly Alias[] {
  const title = paper.title.slice(0, maxTitleLength);
  const abstract = (paper.abstract ?? "").slice(0, maxAbstractLength);
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

/** The aliases found so far. Each text occurs once: the first one found is kept, and a later one can add the long form. */
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

/** Returns the names in the addresses of repositories and models, from the abstract and from the paper's links. */
function repositoryAliases(title: string, abstract: string, links: readonly PaperLink[]): readonly Alias[] {
  const head = title.split(":")[0] ?? "";
  const addresses = `${abstract} ${links
    .map(({ url }) => url)
    .join(" ")
    .slice(0, maxAbstractLength)}`;
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

/** Reads the phrases. This comes last because the paper's names also introduce things ("ViDT introduces a …"). */
function phrasesIn({ sentence, introductions }: ReadSentence, abstract: string, around: PhraseContext): readonly NameCandidate[] {
  const all = [
    ...(around.names.size === 0 ? introductions : findIntroductions(sentence, around.names)),
    ...findParts(sentence, around.names),
  ];
  return [
    ...findPhenomena(abstract, sentence),
    ...findSetOffPhrases(abstract, sentence),
    ...all.flatMap((introduction) => findPhrases(abstract, sentence, introduction, around)),
  ];
}
