import { whyWellKnown } from "../catalogue/catalogue";
import { acceptedNames } from "./acceptedNames";
import type { NameCandidate } from "./candidate";
import { findIntroductions, findParts } from "./text/introductions";
import type { ReadSentence } from "./longForms/shortFormRules";
import { nameKey } from "./text/nameKey";
import { findPhrases, type PhraseContext } from "./phrases/phrases";
import { findRepositoryNames, isRepositoryOwn } from "./repositoryNames";
import { splitSentences } from "./text/sentences";
import { findPhenomena, findSetOffPhrases } from "./phrases/setOffPhrases";
import { readTitle } from "./titleNames";
import { findOwnership, type Identity } from "./owners";
import { findCandidates, findRuledNames, type ReadPaper, type ScoredCandidate } from "./score/candidates";
import { type FeatureSink, placesOfWords, readFeatures } from "./score/features";
import { isNameScore, nameScore } from "./score/nameScore";
import { singularName } from "./score/singularName";
import { includesWord } from "./text/wholeWords";
import { type Alias, type GivenName, type PaperLink, whyGiven } from "../paper";

/** The text from which names are read, with LaTeX and markup removed. */
export interface NamedText extends Identity {
  readonly abstract?: string;
  readonly links?: readonly PaperLink[];
  readonly names?: readonly GivenName[];
}

const maxAbstractLength = 20_000;
const maxTitleLength = 1_000;

/**
 * Returns the strings by which a paper may be called: first the title, then the name in the title, the names and long forms
 * that the abstract introduces, the name of the repository, and the phrases that the paper coins. "Negative Preference
 * Optimization: From Catastrophic Collapse …" is known by its title, by `Negative Preference Optimization` and by `NPO`. Names
 * of things that the paper compares with, builds on or evaluates on are left out. A name that the library gives to the paper
 * is its name in any case, and so is one that the catalogue of famous papers gives to it, which no other paper gets. Works for any paper and never throws. Reads
 * the first 20,000 characters of an abstract and the first 1,000 of a title.
 */
export function extractNames(paper: NamedText): readonly Alias[] {
  const title = paper.title.slice(0, maxTitleLength);
  const abstract = (paper.abstract ?? "").slice(0, maxAbstractLength);
  const aliases = new AliasList();
  aliases.add({ text: paper.title, kind: "title", why: "title" });
  const owned = findOwnership(paper);
  const inTitle = readTitle(title, abstract);
  const repositories = repositoryAliases(title, abstract, paper.links ?? []);
  const names = ownNames(title, abstract, inTitle.name, repositories);
  if (inTitle.short !== undefined) {
    aliases.add({ text: inTitle.short, kind: "title", why: "title without its subtitle" });
  }
  for (const { name, long } of paper.names ?? []) {
    aliases.addName(name, { kind: "name", long, why: whyGiven });
  }
  for (const { name, long } of owned.names) {
    aliases.addName(name, { kind: "name", long, why: whyWellKnown });
  }
  for (const name of names) {
    if (name.text === inTitle.name || !owned.isOthers(name.text, name.long)) {
      aliases.addName(name.text, name);
    }
  }
  for (const alias of repositories) {
    if (!owned.isOthers(alias.text)) {
      aliases.add(alias);
    }
  }
  return aliases.all;
}

/** The aliases found so far. Each text occurs once: the first one found is kept, and a later one can add the long form. */
class AliasList {
  readonly #found = new Map<string, Alias>();

  add(alias: Alias): void {
    // A title that is also the name is both: a title needs its blanks, a name does not.
    const key = `${alias.kind === "title" ? "title" : "name"} ${alias.text}`;
    const known = this.#found.get(key);
    if (
      known === undefined ||
      (known.kind === "phrase" && alias.kind !== "phrase") ||
      (known.kind === "name" && alias.kind === "long-form")
    ) {
      this.#found.set(key, alias);
    } else if (known.long === undefined && alias.long !== undefined) {
      this.#found.set(key, { ...known, long: alias.long });
    }
  }

  /** Adds a name and its long form. */
  addName(text: string, { kind, long, why }: Pick<Alias, "kind" | "why"> & { readonly long?: string | undefined }): void {
    this.add({ text, kind, why, ...(long === undefined ? {} : { long }) });
    if (long !== undefined) {
      this.add({ text: long, kind: "long-form", why: `long form of ${text}` });
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

function ownNames(
  title: string,
  abstract: string,
  nameInTitle: string | undefined,
  repositories: readonly Alias[],
): readonly NameCandidate[] {
  const paper = readPaper(title, abstract, nameInTitle);
  const found = scoredNames(paper, repositories);
  const texts = found.filter(({ kind }) => kind === "name").map(({ text }) => text);
  return [
    ...found,
    ...paper.read.flatMap((sentence) => phrasesIn(sentence, abstract, { title: title.toLowerCase(), names: new Set(texts) })),
  ];
}

function readPaper(title: string, abstract: string, headName: string | undefined): ReadPaper {
  const read = splitSentences(abstract).map((sentence) => ({ sentence, introductions: findIntroductions(sentence) }));
  return { title, abstract, read, titleSentences: splitSentences(title), headName };
}

/** A possible name, and its score. */
export interface JudgedName {
  readonly candidate: ScoredCandidate;
  readonly features: (sink: FeatureSink) => void;
}

/** Returns all that may be names of a paper, with their features: what the weights are fitted to. */
export function judgedNames({ title, abstract = "", links = [] }: NamedText): readonly JudgedName[] {
  const paper = readPaper(title, abstract, readTitle(title, abstract).name);
  const ruled = findRuledNames(paper);
  const keys = acceptedKeys(acceptedNames(paper, ruled), repositoryAliases(title, abstract, links));
  const places = placesOfWords(paper);
  return findCandidates(paper, ruled).map((candidate) => ({
    candidate,
    features: (sink) => {
      readFeatures(candidate, paper, places, keys.has(nameKey(candidate.text)), sink);
    },
  }));
}

function acceptedKeys(accepted: readonly NameCandidate[], repositories: readonly Alias[]): ReadonlySet<string> {
  const names = accepted.filter(({ kind }) => kind === "name");
  return new Set([...names, ...repositories].map(({ text }) => nameKey(text)));
}

/**
 * Returns the names that the rules accept without those whose score is too low, then the other candidates whose score is high enough. Names
 * that are made from another (`DSR-NetV2`, `ND loss`) are no candidates.
 */
function scoredNames(paper: ReadPaper, repositories: readonly Alias[]): readonly NameCandidate[] {
  const ruled = findRuledNames(paper);
  const accepted = acceptedNames(paper, ruled);
  const keys = acceptedKeys(accepted, repositories);
  const places = placesOfWords(paper);
  const longForms = new Set(accepted.flatMap(({ long }) => (long === undefined ? [] : [nameKey(long)])));
  const isOwn = new Map<string, boolean>();
  const more: NameCandidate[] = [];
  for (const candidate of findCandidates(paper, ruled)) {
    const { text, start, long, why } = candidate;
    const isAccepted = keys.has(nameKey(text));
    const isHigh = isNameScore(nameScore(candidate, paper, places, isAccepted), isAccepted);
    isOwn.set(text, isHigh);
    if (isHigh && !isAccepted && !longForms.has(nameKey(text))) {
      more.push({ text, kind: "name", start: Math.max(0, start), evidence: "likely", why, ...(long === undefined ? {} : { long }) });
    }
  }
  const kept = accepted.filter(
    ({ text, kind, why }) => kind === "phrase" || why.startsWith("made from") || isOwn.get(singularName(text)) !== false,
  );
  return [...kept, ...more.filter(({ text }) => !isPartOf(text, [...kept, ...more]))];
}

/** Returns whether a text of several words is a part of another name or long form. */
function isPartOf(text: string, names: readonly NameCandidate[]): boolean {
  return (
    text.includes(" ") &&
    names.some((name) => [name.text, name.long ?? ""].some((other) => other.length > text.length && includesWord(other, text)))
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
