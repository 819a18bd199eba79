import { longFormFor } from "../longForms/abbreviations";
import type { Introduction } from "../text/introductions";
import { nounPhraseAround } from "./nounPhraseAround";
import { nameKey } from "../text/nameKey";
import { shapeOf, trimWord } from "../text/nameShape";
import type { Sentence, Token } from "../text/sentences";
import { headNouns, introducingVerbs, namingParticiples, prepositions, priorMarkers, weakVerbs } from "../text/signalWords";
import { isUsedAsOwn } from "../text/usage";
import { includesWord, wholeWords } from "../text/wholeWords";
import { isFieldTerm, termKey } from "../../words/fieldTerms";
import { isOrdinaryWord, wordRank } from "../../words/ordinaryWords";
import { nameCount } from "../../words/nameCounts";
import { fold } from "../../words/fold";
import type { ReadPaper, ScoredCandidate } from "./candidates";

/** Takes one feature of a candidate by its name. Most are 0 or 1. */
export type FeatureSink = (feature: string, value?: number) => void;

/** Where the words of an abstract stand. */
export interface WordPlaces {
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** The same, by the words in lower case. */
  readonly lowerPlaces: ReadonlyMap<string, readonly Place[]>;
  /** The first sentence in which the paper speaks of itself. */
  readonly firstOwn: number;
  /** Returns how often a string stands in the abstract as words. */
  readonly count: (text: string) => number;
}

interface Place {
  readonly sentence: number;
  readonly at: number;
}

/** Returns where each word of an abstract stands, acronyms without their plural. */
export function placesOfWords({ abstract, read }: ReadPaper): WordPlaces {
  const places = new Map<string, Place[]>();
  const lowerPlaces = new Map<string, Place[]>();
  let firstOwn = read.length;
  read.forEach(({ sentence, introductions }, index) => {
    if (firstOwn === read.length && (introductions.length > 0 || sentence.tokens.some(({ lower }) => ownWords.has(lower)))) {
      firstOwn = index;
    }
    sentence.tokens.forEach((token, at) => {
      const place = { sentence: index, at };
      addPlace(places, trimWord(token.text), place);
      addPlace(lowerPlaces, trimWord(token.lower), place);
    });
  });
  const counts = new Map<string, number>();
  const count = (text: string): number => {
    const known = counts.get(text) ?? countWords(abstract, text);
    counts.set(text, known);
    return known;
  };
  return { places, lowerPlaces, firstOwn, count };
}

function addPlace(places: Map<string, Place[]>, word: string, place: Place): void {
  const list = places.get(word);
  if (list === undefined) {
    places.set(word, [place]);
  } else {
    list.push(place);
  }
}

/** Abstracts use a name a dozen times at most. */
const mostPlaces = 40;
const ownWords = new Set(["we", "our", "ours", "us"]);

/** Gives all features of a candidate to `sink`. */
export function readFeatures(
  candidate: ScoredCandidate,
  paper: ReadPaper,
  { places, lowerPlaces, firstOwn, count: countInAbstract }: WordPlaces,
  siblings: readonly ScoredCandidate[],
  sink: FeatureSink,
): void {
  const { text } = candidate;
  for (const source of candidate.sources) {
    sink(`source: ${source}`);
  }
  if (candidate.rule !== undefined && candidate.sources.has("short form of others")) {
    sink(`short form: ${candidate.rule}`);
  }
  const shape = readShape(text, sink);
  const count = text.includes(" ") ? 0 : nameCount(text);
  if (count > 0) {
    const isInTitle = paper.title.includes(text);
    sink(isInTitle ? "papers with it, in the title" : "papers with it", count / 4);
    if (count >= 5) {
      sink(isInTitle ? "many papers with it, in the title" : "many papers with it");
    }
  }
  readFirstPart(text, sink);
  readTitle(candidate, paper, shape, sink);
  readAddresses(candidate, paper, sink);
  readSiblings(candidate, paper, siblings, countInAbstract, sink);
  const exact = occurrences(text, paper, places);
  const found = exact.length > 0 ? exact : occurrencesInLowerCase(text, paper, lowerPlaces);
  const isShort = candidate.sources.has("own short form") || candidate.sources.has("short form") || candidate.sources.has("brackets");
  sink("times", Math.min(2, Math.log2(1 + found.length)));
  if (found.length === 0) {
    if (shape !== "word" && !text.includes(" ") && !isFieldTerm(text)) {
      sink("in the title only, strange");
    }
    sink(paper.abstract === "" ? "no abstract" : "not in the abstract");
    return;
  }
  if (exact.length === 0) {
    sink("in other case");
    sink(`in other case, ${shape}`);
  }
  if (isUsedAsOwn(text, paper.abstract) || isUsedAsOwn(`${text}s`, paper.abstract)) {
    sink("used as its own");
    sink(`used as its own, ${shape}`);
  }
  const seen = new Set<string>();
  readLongForm(candidate, paper, found[0]?.sentence ?? 0, (feature) => seen.add(`long form: ${feature}`));
  for (const { sentence: index, at } of found.slice(0, mostPlaces)) {
    const { sentence, introductions } = paper.read[index] ?? { sentence: { text: "", tokens: [] }, introductions: [] };
    readPlace(sentence, introductions, at, text, (feature) => seen.add(feature));
    // A dash does what brackets do: "Differentiable Semantic Rendering - DSR loss".
    if (candidate.sources.has("own short form") && /^[–—-]+$/.test(sentence.tokens[at - 1]?.text ?? "")) {
      seen.add("bracket before it").add("bracket after it");
    }
  }
  for (const feature of seen) {
    sink(feature);
  }
  const first = found[0]?.sentence ?? 0;
  if (first < firstOwn) {
    sink("before the paper speaks of itself");
  }
  if (first >= firstOwn && first <= firstOwn + 1) {
    sink("where the paper first speaks of itself");
  }
  if (!text.includes(" ") && !isFieldTerm(text) && shape !== "word" && shape !== "unknown word") {
    sink("strange");
    if (isShort) {
      sink("strange, short form");
      if (candidate.long !== undefined && !isFieldTerm(candidate.long)) {
        sink("strange, short form, strange long form");
        if (first >= firstOwn) {
          sink("strange, short form, strange long form, after the paper speaks of itself");
        }
      }
    }
    for (const feature of [
      "introduced, direct",
      "introduced, set off",
      "long form: introduced, direct",
      "named before it",
      "long form: named before it",
    ]) {
      if (seen.has(feature)) {
        sink(`strange, ${feature}`);
      }
    }
    if (found.length > 1) {
      sink("strange, again");
    }
    if (first >= firstOwn) {
      sink("strange, after the paper speaks of itself");
    }
  }
  sink("late", first / Math.max(1, paper.read.length));
  if (isShort && found.length > 1) {
    sink("short form, used again");
  }
}

/** Gives whether a compound begins or ends with a known name: `EfficientNet-b3`, `Mask-BERT`. */
function readFirstPart(text: string, sink: FeatureSink): void {
  const parts = text.split(/[-_\s]/);
  if (parts.length === 1 || text.includes(" ")) {
    return;
  }
  const isKnown = (part: string): boolean => shapeOf(part) === "coined" && (isFieldTerm(part) || nameCount(part) >= 3);
  if (isKnown(parts[0] ?? "")) {
    sink("begins with a known name");
    if (/^(?:\p{Ll}{0,2}\d+\p{L}{0,2}|\p{L}|large|base|small|tiny|mini)$/iu.test(parts[1] ?? "")) {
      sink("is a known name and a size");
    }
  }
  if (isKnown(parts.at(-1) ?? "")) {
    sink("ends with a known name");
  }
}

/** Gives how a candidate and the other candidates of its paper are made of each other. */
function readSiblings(
  { text, sources }: ScoredCandidate,
  { title, headName }: ReadPaper,
  siblings: readonly ScoredCandidate[],
  count: WordPlaces["count"],
  sink: FeatureSink,
): void {
  const isOnlyAddress = isAddressOnly(sources);
  const [first = "", ...later] = text.split(/[\s-]/);
  const last = later.at(-1) ?? "";
  for (const { text: other, sources: theirs, long } of siblings) {
    if (last !== "" && other !== text && !isOnlyAddress && !isAddressOnly(theirs)) {
      if (first.length >= 2 && shapeOf(first) !== "plain" && !isFieldTerm(first) && other.startsWith(first) && !text.startsWith(other)) {
        sink("begins like another");
      }
      if (last.length >= 3 && shapeOf(last) === "coined" && !isFieldTerm(last) && other.endsWith(last) && !text.endsWith(other)) {
        sink("ends like another");
      }
    }
    if (other === text || isAddressOnly(theirs) || isOnlyAddress) {
      continue;
    }
    if (other.length > text.length && includesWord(other, text)) {
      const alone = count(text) - count(other);
      const aloneInTitle = countWords(title, text) - countWords(title, other);
      const kind = other.includes(" ") ? "phrase" : "compound";
      sink(alone <= 0 && aloneInTitle <= 0 ? `only part of a ${kind}` : `part of a ${kind}`);
      if (theirs.has("head name")) {
        sink("part of the title's name");
      }
    } else if (other.length < text.length && includesWord(text, other)) {
      const kind = text.includes(" ") ? "phrase" : "compound";
      sink(`a ${kind} with another`);
      if (other === headName) {
        sink("made from the title's name");
      }
      if (count(other) > count(text)) {
        sink(`a ${kind} with a more frequent one`);
      }
    }
    if (long !== undefined && long.length > text.length && includesWord(long, text)) {
      sink("part of a long form");
    }
    if (long !== undefined && Math.abs(long.length - text.length) <= 3 && termKey(long) === termKey(text)) {
      sink(theirs.has("own short form") ? "long form of an own short form" : "long form of a short form");
    }
  }
  if (headName === undefined && siblings.some((sibling) => sibling.sources.has("own short form"))) {
    sink("paper has an own short form");
    if (text.includes(" ")) {
      sink("several words, paper has an own short form");
    }
  }
  if (
    siblings.some((sibling) => sibling.text !== text && (sibling.sources.has("named surely") || sibling.sources.has("introduced surely")))
  ) {
    sink("paper has a sure name");
  }
}

function countWords(text: string, word: string): number {
  return [...wholeWords(text, word)].length;
}

function isAddressOnly(sources: ReadonlySet<string>): boolean {
  for (const source of sources) {
    if (source !== "address" && source !== "own repository" && source !== "repository") {
      return false;
    }
  }
  return true;
}

/** Returns whether words in a row are a name without its blanks: `anchordetr` in "Anchor DETR: Query Design". */
function isSpokenIn(key: string, title: string): boolean {
  const words = fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .slice(0, 40);
  return words.some((_, from) => {
    let joined = "";
    for (let to = from; to < words.length && joined.length < key.length; to++) {
      joined += words[to] ?? "";
    }
    return joined === key;
  });
}

/** Gives whether a repository or a page has the candidate's name. */
function readAddresses({ text, sources }: ScoredCandidate, { addresses, title }: ReadPaper, sink: FeatureSink): void {
  const isOnlyAddress = isAddressOnly(sources);
  const key = nameKey(text);
  if (isOnlyAddress) {
    sink("only in an address");
    if (isSpokenIn(key, title)) {
      sink("only in an address, in the title");
    }
    const parts = text.split(/[-_.]/);
    const folded = fold(title);
    const known = parts.filter((part) => folded.includes(fold(part))).length / parts.length;
    sink("only in an address, words of the title", known);
    if (parts.length > 1) {
      sink("only in an address, several words");
    }
    if (isSpelled(parts[0] ?? "", title)) {
      sink("only in an address, title has its letters");
    }
    if (isOrdinaryWord(text)) {
      sink("only in an address, ordinary");
    }
    if (addresses.length > 1) {
      sink("only in an address, several addresses");
    }
    sink(`only in an address, ${shapeOf(text)}`);
    return;
  }
  for (const { name, isRepository } of addresses) {
    const other = nameKey(name);
    if (other === key) {
      sink(isRepository ? "repository has its name" : "address has its name");
    } else if (key.length >= 3 && other.includes(key)) {
      sink("address contains its name");
    }
  }
}

function occurrences(text: string, paper: ReadPaper, places: ReadonlyMap<string, readonly Place[]>): readonly Place[] {
  const [head = "", ...rest] = text.split(" ");
  if (rest.length === 0) {
    return [...(places.get(text) ?? []), ...(places.get(`${text}s`) ?? [])].sort(
      (one, other) => one.sentence - other.sentence || one.at - other.at,
    );
  }
  return (places.get(head) ?? []).filter(({ sentence, at }) => {
    const start = paper.read[sentence]?.sentence.tokens[at]?.start ?? 0;
    return paper.abstract.startsWith(text, start);
  });
}

/** Returns where a name of a title stands in other case: "We propose prototypical networks", "the predictron". */
function occurrencesInLowerCase(text: string, { read }: ReadPaper, places: ReadonlyMap<string, readonly Place[]>): readonly Place[] {
  const [head = "", ...rest] = text.toLowerCase().split(" ");
  return (places.get(head) ?? []).filter(({ sentence, at }) =>
    rest.every((word, index) => {
      const other = read[sentence]?.sentence.tokens[at + 1 + index]?.lower;
      return other === word || (index === rest.length - 1 && (other === `${word}s` || `${String(other)}s` === word));
    }),
  );
}

/** The shape of a candidate as one word, for use beside other features. */
function readShape(text: string, sink: FeatureSink): string {
  const words = text.split(" ");
  sink("words", Math.min(4, words.length) - 1);
  if (isFieldTerm(text)) {
    sink("term of the field");
  } else if (words.length > 1 && words.every((word) => isFieldTerm(word) || wordRank(word) !== undefined)) {
    sink("words of the field");
  }
  if (headNouns.has(words.at(-1)?.toLowerCase() ?? "")) {
    sink("ends in its kind");
  }
  if (/-(?:based|aware|like|free|guided|driven|style|shot|level|scale|only|trained|tuned)$/i.test(words[0] ?? "")) {
    sink("begins with a description");
  }
  if (/^\p{L}+(?:ing|ed)$/iu.test(words[0] ?? "") && words.length > 1) {
    sink("begins with a verb");
  }
  if (words.some((word) => prepositions.has(word.toLowerCase()))) {
    sink("has a preposition");
  }
  if (words.length > 1) {
    const coined = words.some((word) => shapeOf(word) === "coined" && !isFieldTerm(word));
    const shape = coined ? "several, coined" : words.every((word) => /^\p{Lu}|^\d/u.test(word)) ? "several, capitals" : "several, mixed";
    sink(`shape: ${shape}`);
    const known = words.filter((word) => isFieldTerm(word)).length / words.length;
    sink("share of words of the field", known);
    const rare = words.filter((word) => !isFieldTerm(word) && (wordRank(word) ?? Infinity) > 3000).length;
    if (rare > 0) {
      sink("has a rare word");
    }
    if (/(?:tion|ment|sis|ing)s?$/.test(words.at(-1) ?? "")) {
      sink("ends in an activity");
    }
    if (words.length === 2) {
      sink("two words");
    }
    return shape;
  }
  const rank = wordRank(text);
  const shape = /\p{Ll}\p{Lu}/u.test(text)
    ? "camel"
    : /^\p{Lu}{2,}$/u.test(text)
      ? "capitals"
      : /\d/.test(text)
        ? "digits"
        : shapeOf(text) === "coined"
          ? "coined"
          : /^\p{Lu}/u.test(text)
            ? rank === undefined
              ? "unknown word"
              : "word"
            : "lower";
  sink(`shape: ${shape}`);
  if (text.length <= 3) {
    sink(text.length === 2 ? "two letters" : "three letters");
  }
  if (text.includes("-")) {
    sink("hyphen");
    if (text.split("-").every((part) => isFieldTerm(part) || wordRank(part) !== undefined)) {
      sink("hyphen between words of the field");
    }
  }
  if (rank !== undefined && rank < 5000) {
    sink("ordinary word");
  }
  return shape;
}

function readTitle(
  { text, sources, long }: ScoredCandidate,
  { title, headName, abstract }: ReadPaper,
  shape: string,
  sink: FeatureSink,
): void {
  for (const source of ["title head", "title", "title lead", "title tail"] as const) {
    if (sources.has(source)) {
      sink(`${source}, ${shape}`);
      if (isFieldTerm(text)) {
        sink(`${source}, term of the field`);
      }
      if (text.split(" ").some((word) => !isFieldTerm(word) && (wordRank(word) ?? Infinity) > 3000)) {
        sink(`${source}, rare word`);
      }
      if (text.split(" ").length === 2) {
        sink(`${source}, two words`);
      }
      if (text.includes(" ") && fold(abstract).includes(fold(text))) {
        sink(abstract.includes(text) ? `${source}, so in the abstract` : `${source}, in lower case in the abstract`);
      }
    }
  }
  const [head = ""] = title.split(/:\s/);
  if (sources.has("title head") && isSpelled(text, title.slice(head.length + 1))) {
    sink("spelt out in the subtitle");
  }
  readTitleNeighbours(text, title, shape, sink);
  const isInTitle = title.includes(text);
  if (isInTitle) {
    sink("in the title");
    sink(`in the title, ${shape}`);
  } else if (headName !== undefined && headName !== text) {
    sink("title has another name");
  }
  if (long !== undefined && termKey(title).includes(termKey(long))) {
    sink("long form in the title");
    if (termKey(title).startsWith(termKey(long))) {
      sink("long form begins the title");
    }
  } else if (!text.includes(" ") && !isInTitle && isSpelled(text, title)) {
    sink("title has its letters");
  }
  if (long !== undefined) {
    sink("has a long form");
    if (long.split(" ").filter((word) => /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word)).length > 1) {
      sink("long form has capitals");
    }
    if (isFieldTerm(long)) {
      sink("long form is a term of the field");
    }
  }
}

/** Gives the words that stand before and behind a candidate in the title: "for" behind a method, "via" before it. */
function readTitleNeighbours(text: string, title: string, shape: string, sink: FeatureSink): void {
  const at = title.indexOf(text);
  if (at < 0) {
    return;
  }
  const kind = text.includes(" ") ? "several words" : shape.endsWith("word") ? "word" : "coined";
  const before = neighbour(lastWord(title.slice(0, at)), at === 0 ? "start" : "other");
  const rest = title.slice(at + text.length);
  const after = neighbour(/^\s+(\S+)/.exec(rest)?.[1], rest === "" ? "end" : /^s?:/.test(rest) ? ":" : "other");
  sink(`title before: ${before}, ${kind}`);
  sink(`title after: ${after}, ${kind}`);
}

/** Returns the last word of a text that ends in a blank. */
function lastWord(text: string): string | undefined {
  return /\s$/.test(text) ? text.trim().split(/\s+/).at(-1) : undefined;
}

function neighbour(word: string | undefined, none: string): string {
  const lower = word?.toLowerCase();
  if (word === undefined || lower === undefined) {
    return none;
  }
  if (prepositions.has(lower) || /^(?:a|an|the|and|or|is|are|as|using|towards?|can|based|:|--?|[–—])$/.test(lower)) {
    return lower === "an" ? "a" : lower === "are" ? "is" : lower;
  }
  return word.endsWith(":") ? ":" : headNouns.has(lower) ? "kind" : /ing$/.test(lower) ? "…ing" : /^\p{Lu}/u.test(word) ? "Word" : "word";
}

/** Returns whether a text begins with words that have the letters of a name, or has them as initials in a row. */
function isSpelled(name: string, text: string): boolean {
  if (!/^\p{L}[\p{L}\p{N}-]{1,11}$/u.test(name)) {
    return false;
  }
  const letters = name.toLowerCase().replace(/[^\p{L}]/gu, "");
  const initials = text
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0))
    .join("")
    .toLowerCase();
  return (letters.length >= 2 && initials.includes(letters)) || longFormFor(name, text.split(/\s+/).slice(0, 7).join(" ")) !== undefined;
}

/** Gives the features of the place of the long form, which the short form in brackets follows. */
function readLongForm({ longStart }: ScoredCandidate, { read }: ReadPaper, index: number, sink: FeatureSink): void {
  const home = longStart < 0 ? undefined : read[index];
  const at = home?.sentence.tokens.findIndex(({ start }) => start === longStart) ?? -1;
  if (home === undefined || at < 0) {
    return;
  }
  const { tokens } = home.sentence;
  const lead = tokens.slice(Math.max(0, at - 5), at).map(({ lower }) => lower);
  const behind = tokens.findIndex(({ text, start }) => start > longStart && text === ")");
  sink(
    home.introductions.length > 0 || tokens.some(({ lower }) => ownWords.has(lower)) ? "in a sentence of its own" : "in another sentence",
  );
  readBefore(at - 1, lead.at(-1) ?? "", lead, sink);
  readNounPhrase(tokens, at - 1, tokens[behind + 1]?.lower ?? "", sink);
  readIntroductions(tokens, home.introductions, at, sink);
  if (at === 0) {
    sink("begins a sentence");
  }
  if (headNouns.has(tokens[behind + 1]?.lower ?? "")) {
    sink("kind after it");
  }
  if (verbsOfUse.test(tokens[behind + 1]?.lower ?? "")) {
    sink("does something");
  }
}

const quotes = /^["“‘'`”’]$/;
const verbsOfUse =
  /^(?:is|are|can|achieves?|outperforms?|improves?|uses?|learns?|provides?|enables?|consists?|introduces?|allows?|reduces?|surpass(?:es)?|obtains?|contains?|includes?|has|have|shows?|performs?|yields?|requires?|combines?|employs?|leverages?|significantly|consistently|successfully|effectively|also|explicitly|directly|exhibits?|demonstrates?|comprises?|supports?|addresses|attains?|was|were|will)$/;
const comparing = new Set([
  "than",
  "over",
  "versus",
  "vs",
  "outperform",
  "outperforms",
  "outperforming",
  "surpass",
  "surpassing",
  "compared",
  "beats",
  "baselines",
  "baseline",
]);
const building = new Set([
  "extend",
  "extends",
  "extending",
  "based",
  "builds",
  "built",
  "upon",
  "improve",
  "improves",
  "improving",
  "apply",
  "applied",
  "applying",
  "combine",
  "combining",
  "from",
  "modify",
  "adapt",
]);
const evaluating = new Set([
  "on",
  "dataset",
  "datasets",
  "benchmark",
  "benchmarks",
  "experiments",
  "evaluate",
  "evaluated",
  "evaluation",
  "tasks",
]);

/** Gives the features of one place: what stands before and behind, and the introduction that it is in. */
function readPlace({ tokens }: Sentence, introductions: readonly Introduction[], at: number, text: string, sink: FeatureSink): void {
  let begin = at - 1;
  while (begin >= 0 && quotes.test(tokens[begin]?.text ?? "")) {
    begin--;
  }
  const length = text.split(" ").length;
  const before = tokens[begin];
  const previous = before?.lower ?? "";
  const end = endOf(tokens, at, text, length);
  const after = tokens[end];
  const following = after?.lower ?? "";
  const lead = tokens.slice(Math.max(0, begin - 5), begin + 1).map(({ lower }) => lower);
  const isOwnSentence = tokens.some(({ lower }) => ownWords.has(lower)) || introductions.length > 0;
  sink(isOwnSentence ? "in a sentence of its own" : "in another sentence");
  if (begin < at - 1) {
    sink("in quotes");
  }
  if (begin < 0) {
    sink("begins a sentence");
    if (verbsOfUse.test(following)) {
      sink("begins a sentence, does something");
    }
  }
  readBefore(begin, previous, lead, sink);
  readNounPhrase(tokens, begin, following, sink);
  readIntroductions(tokens, introductions, at, sink);
  if (verbsOfUse.test(following)) {
    sink("does something");
  }
  if (headNouns.has(following)) {
    sink("kind after it");
    if (previous === "the" || previous === "a" || previous === "an") {
      sink(`kind after it, ${previous === "the" ? "the" : "a"} before it`);
    }
    if (/^(?:datasets?|benchmarks?|corpus|suite)$/.test(following)) {
      sink("data after it");
    }
  }
  if (following === ":" || ((following === "," || /^[–—-]+$/.test(following)) && /^an?$/.test(tokens[end + 1]?.lower ?? ""))) {
    sink("described after it");
  }
  if (following === "," && /^(?:which|that|where|to)$/.test(tokens[end + 1]?.lower ?? "")) {
    sink("which after it");
  }
  if (following === ")") {
    sink("bracket after it");
  }
  if (following === "(") {
    sink("bracket opens after it");
  }
  if (/^(?:and|or|,|\/|&)$/.test(following) && /^\p{Lu}/u.test(tokens[end + 1]?.text ?? "")) {
    sink("in a list");
  }
  const isOther = previous === "or" && /^[,(]$/.test(tokens[begin - 1]?.text ?? "");
  if (isOther && introductions.some(({ from, to }) => at > from && at < to)) {
    sink("named before it");
  } else if (/^(?:and|or|,|\/|&)$/.test(previous) && /\p{Lu}/u.test(tokens[begin - 1]?.text ?? "") && begin > 1) {
    sink("behind another in a list");
  }
}

function endOf(tokens: readonly Token[], at: number, text: string, length: number): number {
  const stop = (tokens[at]?.start ?? 0) + text.length;
  let end = at + (length === 1 ? 1 : 0);
  while (length > 1 && (tokens[end]?.start ?? Infinity) < stop) {
    end++;
  }
  return quotes.test(tokens[end]?.text ?? "") ? end + 1 : end;
}

/** Gives whose the noun phrase is that ends with the name, what governs it, and whether its kind stands beside it. */
function readNounPhrase(tokens: readonly Token[], begin: number, following: string, sink: FeatureSink): void {
  const { owner, governor, hasKind } = nounPhraseAround(tokens, begin + 1);
  const kind = hasKind ? "kind before" : headNouns.has(following) ? "kind behind" : "no kind";
  sink(`owner: ${owner}`);
  sink(`governor: ${governor}`);
  sink(`owner: ${owner}, ${kind}`);
  sink(`governor: ${governor}, ${owner}`);
  sink(`governor: ${governor}, ${owner}, ${kind}`);
  const mark = markBefore(tokens, begin);
  if (mark > 0) {
    const outer = nounPhraseAround(tokens, mark);
    const isOne = outer.hasKind || isFieldTerm(tokens[mark - 1]?.text ?? "") ? "kind" : "no kind";
    sink(`beside ${isOne}`);
    sink(`beside: owner: ${outer.owner}, ${isOne}`);
    sink(`beside: governor: ${outer.governor}, ${isOne}`);
    sink(`beside: governor: ${outer.governor}, ${outer.owner}`);
  }
}

/** Returns the mark or the word of naming that sets a name off from the noun phrase before it, or -1: `a framework, called X`. */
function markBefore(tokens: readonly Token[], begin: number): number {
  let at = begin;
  while (at > begin - 3 && /^(?:the|a|an|as|namely)$/.test(tokens[at]?.lower ?? "")) {
    at--;
  }
  const isMark = (token: Token | undefined): boolean =>
    token !== undefined && (namingParticiples.has(token.lower) || /^(?:[,:(–—]|--?)$/.test(token.text));
  if (!isMark(tokens[at])) {
    return -1;
  }
  while (isMark(tokens[at - 1])) {
    at--;
  }
  return at;
}

function readBefore(begin: number, previous: string, lead: readonly string[], sink: FeatureSink): void {
  if (previous === "our" || previous === "proposed") {
    sink(`${previous} before it`);
  } else if (lead.slice(-2).includes("our") || lead.slice(-3).includes("proposed")) {
    sink("our or proposed near before it");
  }
  if (lead.includes("novel") || lead.includes("new")) {
    sink("new near before it");
  }
  if (
    namingParticiples.has(previous) ||
    namingParticiples.has(lead.at(-2) ?? "") ||
    previous === "namely" ||
    lead.slice(-3).includes("call") ||
    lead.slice(-3).includes("dub") ||
    previous === "aka" ||
    previous === "codenamed" ||
    lead.join(" ").endsWith(". k . a .")
  ) {
    sink("named before it");
  }
  if (headNouns.has(previous)) {
    sink("kind before it");
  } else if (/^[,(:–—-]+$/.test(previous) && headNouns.has(lead.at(-2) ?? "")) {
    sink("kind and a mark before it");
  }
  if (previous === "the") {
    sink("the before it");
  }
  if (prepositions.has(previous)) {
    sink("preposition before it");
    if (previous === "on" || previous === "in") {
      sink("on or in before it");
    }
    if (previous === "of") {
      sink("of before it");
    }
    if (previous === "using" || previous === "with" || previous === "by" || previous === "via") {
      sink("with or by before it");
    }
  }
  if (previous === "(") {
    sink("bracket before it");
  }
  const isNew = lead.includes("novel") || lead.includes("new") || lead.includes("our") || lead.includes("proposed");
  if (!isNew && lead.slice(-3).some((word) => priorMarkers.has(word))) {
    sink("others near before it");
  }
  if (/^(?:like|including|e|g|\.|as)$/.test(previous) && /^(?:such|e|g|\.|,|like)$/.test(lead.at(-2) ?? ",")) {
    sink("such as before it");
  }
  if (lead.slice(-3).some((word) => comparing.has(word))) {
    sink("compared before it");
  }
  if (lead.slice(-3).some((word) => building.has(word))) {
    sink("built on before it");
  }
  if (lead.some((word) => evaluating.has(word))) {
    sink("evaluated near before it");
  }
  if (introducingVerbs.has(previous) && !weakVerbs.has(previous)) {
    sink("introducing verb before it");
  }
  if (begin >= 0 && /^(?:a|an)$/.test(previous)) {
    sink("a before it");
  }
}

/** Gives the features of the words between the verb and the name: only adjectives, a mark, or more. */
function readIntroductions(tokens: readonly Token[], introductions: readonly Introduction[], at: number, sink: FeatureSink): void {
  for (const { from, to, verb } of introductions) {
    if (at < from || at >= to + 1) {
      continue;
    }
    const isWeak = weakVerbs.has(tokens[verb]?.lower ?? "");
    const between = tokens.slice(from, at);
    const isFar = between.some(({ lower }) => prepositions.has(lower) || lower === "which" || lower === "that");
    const mark = /^(?:[,:(–—]|--?)$/.test(tokens[at - 1]?.text ?? "") || /^(?:[,:(–—]|--?)$/.test(tokens[at - 2]?.text ?? "");
    const place = isFar ? (mark ? "set off far" : "far") : mark ? "set off" : "direct";
    sink(`introduced, ${place}`);
    if (isWeak) {
      sink(`introduced weakly, ${place}`);
    }
  }
}
