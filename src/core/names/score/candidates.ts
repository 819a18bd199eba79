import { isFieldTerm } from "../../words/fieldTerms";
import type { NameCandidate } from "../candidate";
import { type Abbreviation, findAbbreviations } from "../longForms/abbreviations";
import { type ReadSentence, shortFormRuleFor } from "../longForms/shortFormRules";
import { lastWords } from "../partsOfNames";
import { type AddressName, isGenericAddress, isRepositoryOwn } from "../repositoryNames";
import { findIntroducedNames } from "../rules/introducedNames";
import { findNamings } from "../rules/namings";
import { findStatements } from "../rules/statements";
import { shapeOf } from "../text/nameShape";
import type { Sentence } from "../text/sentences";
import { introducingVerbs } from "../text/signalWords";
import { type FoundCandidate, joinFound, type ScoredCandidate, type Source } from "./candidateList";
import { titleParts } from "./titleParts";
import { findUsedWords } from "./usedWords";

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

/** Returns everything in a title and an abstract that may be a name of the paper: many more than are. */
export function findCandidates(paper: ReadPaper, ruled: readonly RuledName[] = findRuledNames(paper)): readonly ScoredCandidate[] {
  const found = [
    ...findInTitle(paper),
    ...findShortForms(paper),
    ...ruled.flatMap(readRuled),
    ...findLastWords(paper, ruled),
    ...findUsed(paper),
    ...findInAddresses(paper),
  ];
  return joinFound(found).filter(
    ({ text, sources }) => (!isOnlyUsed(sources) || !isFieldTerm(text)) && (!isKnownSize(text) || paper.title.includes(text)),
  );
}

const whyHead = "before the colon in the title";
const whyTitle = "in the title";

function findInTitle({ title, headName, titleSentences }: ReadPaper): readonly FoundCandidate[] {
  return [
    ...(headName === undefined ? [] : [{ text: headName, source: "head name", why: whyHead } as const]),
    ...titleParts(title, headName).map((part) => ({ ...part, why: part.source === "title head" ? whyHead : whyTitle })),
    ...titleSentences.flatMap(({ tokens }) =>
      findUsedWords(tokens).map(({ text, source }) => ({
        text,
        source: source === "word" ? ("title word" as const) : source,
        why: whyTitle,
      })),
    ),
  ];
}

const maxShortForms = 100;

function findShortForms(paper: ReadPaper): readonly FoundCandidate[] {
  return findAbbreviations(paper.abstract)
    .slice(0, maxShortForms)
    .flatMap((pair) => readShortForm(pair, paper));
}

function readShortForm(pair: Abbreviation, { title, abstract, read }: ReadPaper): readonly FoundCandidate[] {
  const { short: text, shortStart: start, start: longStart } = pair;
  const rule = shortFormRuleFor(pair, { title, abstract, read });
  const source = rule === undefined ? "short form" : rule.why === undefined ? "short form of others" : "own short form";
  const why = `${rule?.why ?? "short form"}: "${quoted(abstract, pair)}"`;
  return [
    { text, source, start, why, longStart, long: isLong(pair) ? pair.long : undefined, rule: rule?.id },
    { text, source: "brackets", start, why: "" },
  ];
}

function quoted(abstract: string, { start, end }: Abbreviation): string {
  return abstract.slice(start, Math.min(end, start + 110)).replace(/\s+/g, " ");
}

function isLong({ long }: Abbreviation): boolean {
  return !/^[^(]*\)|["“”]/.test(long) && !introducingVerbs.has(long.split(" ")[0] ?? "");
}

function readRuled({ name, rule }: RuledName): readonly FoundCandidate[] {
  const { text, start, why, long } = name;
  if (name.kind === "name") {
    const source = rule === "stated" || name.evidence === "likely" ? rule : (`${rule} surely` as const);
    return [{ text, source, start, why, long }];
  }
  return rule === "stated" || isFieldTerm(text) ? [] : [{ text, source: `${rule} phrase`, start, why }];
}

function findLastWords({ abstract }: ReadPaper, ruled: readonly RuledName[]): readonly FoundCandidate[] {
  const names = ruled.map(({ name }) => name);
  return lastWords(names, abstract).map(({ text, start, why }) => ({ text, source: "last word", start, why }));
}

function findUsed({ read }: ReadPaper): readonly FoundCandidate[] {
  return read.flatMap(({ sentence }) => findUsedWords(sentence.tokens).map((used) => ({ ...used, why: `used: "${used.text}"` })));
}

function findInAddresses({ title, abstract, addresses }: ReadPaper): readonly FoundCandidate[] {
  return addresses
    .filter(({ name }) => !isGenericAddress(name))
    .map(({ name, url, isRepository }) => {
      const source = !isRepository ? "address" : isRepositoryOwn(name, title, abstract) ? "own repository" : "repository";
      return { text: name, source, why: `${isRepository ? "repository " : ""}address ${url}` };
    });
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
