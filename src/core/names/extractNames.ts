import { whyWellKnown } from "../catalogue/catalogue";
import type { NameCandidate } from "./candidate";
import { findIntroductions, findParts } from "./text/introductions";
import { longFormInTitle } from "./longForms/longFormInTitle";
import type { ReadSentence } from "./longForms/shortFormRules";
import { findPhrases, type PhraseContext } from "./phrases/phrases";
import { findAddressNames } from "./repositoryNames";
import { splitSentences } from "./text/sentences";
import { findPhenomena, findSetOffPhrases } from "./phrases/setOffPhrases";
import { readTitle } from "./titleNames";
import { findOwnership, type Identity } from "./owners";
import type { ScoredCandidate } from "./score/candidateList";
import { findCandidates, findRuledNames, type ReadPaper, type RuledName } from "./score/candidates";
import { readFeatures } from "./score/features";
import type { FeatureSink } from "./score/features/featureSink";
import { placesOfWords } from "./score/features/wordPlaces";
import { isNameScore, nameScore } from "./score/nameScore";
import { includesWord } from "./text/wholeWords";
import { type Alias, type GivenName, type PaperLink, whyGiven } from "../paper";
import { isFieldTerm } from "../words/fieldTerms";
import { fold } from "../words/fold";
import { findVariants } from "./otherSpellings";
import { joinedWithParts } from "./partsOfNames";

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
  const owned = findOwnership(paper);
  const inTitle = readTitle(title, abstract);
  titlesIn(paper, inTitle.short).forEach((alias) => {
    aliases.add(alias);
  });
  const names = ownNames({ title, abstract, links: paper.links ?? [] }, inTitle.name);
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
  return aliases.all;
}

/** Returns the titles among the aliases of a paper. Does not read the names, which takes most of the time. */
export function extractTitles(paper: NamedText): readonly Alias[] {
  const { short } = readTitle(paper.title.slice(0, maxTitleLength), (paper.abstract ?? "").slice(0, maxAbstractLength));
  return titlesIn(paper, short);
}

function titlesIn({ title }: NamedText, short: string | undefined): readonly Alias[] {
  const whole: Alias = { text: title, kind: "title", why: "title" };
  return short === undefined || short === title ? [whole] : [whole, { text: short, kind: "title", why: "title without its subtitle" }];
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

function ownNames({ title, abstract, links }: ReadText, nameInTitle: string | undefined): readonly NameCandidate[] {
  const paper = readPaper(title, abstract, nameInTitle, links);
  const ruled = findRuledNames(paper);
  const names = scoredNames(paper, ruled);
  return [
    ...names,
    ...ruled.flatMap(({ name }) => (name.kind === "phrase" && name.text.includes(" ") && !isFieldTerm(name.text) ? [name] : [])),
    ...paper.read.flatMap((sentence) =>
      phrasesIn(sentence, abstract, { title: title.toLowerCase(), names: new Set(names.map(({ text }) => text)) }),
    ),
  ];
}

/** The text from which names are read, cut to a bounded length. */
interface ReadText {
  readonly title: string;
  readonly abstract: string;
  readonly links: readonly PaperLink[];
}

function readPaper(title: string, abstract: string, headName: string | undefined, links: readonly PaperLink[]): ReadPaper {
  const read = splitSentences(abstract).map((sentence) => ({ sentence, introductions: findIntroductions(sentence) }));
  const urls = links.map(({ url }) => url).join(" ");
  const addresses = findAddressNames(`${abstract} ${urls.slice(0, maxAbstractLength)}`);
  return { title, abstract, read, titleSentences: splitSentences(title), headName, addresses };
}

/** A possible name, and its score. */
export interface JudgedName {
  readonly candidate: ScoredCandidate;
  readonly features: (sink: FeatureSink) => void;
}

/** Returns all that may be names of a paper, with their features: what the weights are fitted to. */
export function judgedNames({ title, abstract = "", links = [] }: NamedText): readonly JudgedName[] {
  const paper = readPaper(title, abstract, readTitle(title, abstract).name, links);
  const candidates = findCandidates(paper, findRuledNames(paper));
  const places = placesOfWords(paper);
  return candidates.map((candidate) => ({
    candidate,
    features: (sink) => {
      readFeatures(candidate, paper, places, candidates, sink);
    },
  }));
}

/** Returns the candidates whose score is high enough, and the names that are made from these (`DSR-NetV2`, `ND loss`). */
function scoredNames(paper: ReadPaper, ruled: readonly RuledName[]): readonly NameCandidate[] {
  const candidates = findCandidates(paper, ruled);
  const places = placesOfWords(paper);
  const names = candidates
    .filter((candidate) => isNameScore(nameScore(candidate, paper, places, candidates)))
    .map(({ text, start, long = longFormInTitle(text, paper.title), why }): NameCandidate => ({
      text,
      kind: "name",
      start: Math.max(0, start),
      evidence: "likely",
      why,
      ...(long === undefined ? {} : { long }),
    }));
  const kept = names.filter(
    (name) => (name.text === paper.headName || !isPartOf(name.text, names)) && !(isAddress(name) && isOtherCaseOf(name, names)),
  );
  const sentences = paper.read.map(({ sentence }) => sentence);
  const texts = kept.map(({ text }) => text);
  return [...kept, ...joinedWithParts(kept, paper.abstract), ...findVariants(paper.abstract, sentences, texts)];
}

function isAddress({ why }: NameCandidate): boolean {
  return /^(?:repository )?address /.test(why);
}

/** Returns whether an address has another name in other capitals: `vidt` for `ViDT`. It adds nothing. */
function isOtherCaseOf({ text }: NameCandidate, names: readonly NameCandidate[]): boolean {
  return names.some((other) => other.text !== text && fold(other.text) === fold(text));
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
