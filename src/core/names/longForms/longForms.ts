import { type Abbreviation, findAbbreviations } from "./abbreviations";
import { type NameCandidate, quoteAround } from "../candidate";
import type { Introduction } from "../text/introductions";
import type { Sentence } from "../text/sentences";
import { isUsedAsOwn } from "../text/usage";
import { includesWord, wholeWords } from "../text/wholeWords";
import { determiners, emptyAdjectives, headNouns, introducingVerbs, phraseHeads, weakVerbs } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";
import { isFieldTerm, termKey } from "../../words/fieldTerms";

/** A sentence of an abstract and what is introduced in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly introductions: readonly Introduction[];
}

/** What decides whose a short form is. */
export interface AbstractContext {
  readonly title: string;
  readonly abstract: string;
  readonly read: readonly ReadSentence[];
}

/** How many pairs of an abstract are looked at; people give a handful. */
const mostPairs = 100;

/** How many characters before a pair decide whose it is. */
const longestLead = 200;

/** The short forms that the paper gives to what is its own, with their long forms. */
export function findOwnShortForms(around: AbstractContext): readonly NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const pair of findAbbreviations(around.abstract).slice(0, mostPairs)) {
    const reason = whyOwn(pair, around);
    if (reason !== undefined) {
      const why = `${reason}: "${quoteAround(around.abstract, pair.start, pair.end)}"`;
      const isWhole = !/^[^(]*\)|["“”]/.test(pair.long) && !introducingVerbs.has(pair.long.split(" ")[0] ?? "");
      found.push({ text: pair.short, ...(isWhole ? { long: pair.long } : {}), kind: "name", start: pair.start, evidence: "sure", why });
    }
  }
  return found;
}

/**
 * Why a short form is the paper's own; `undefined` where it is the field's, as in "semi-supervised learning (SSL)": a long
 * form that others use too, or one that no verb of introducing, no "our" and no title leads to.
 */
function whyOwn(pair: Abbreviation, { title, abstract, read }: AbstractContext): string | undefined {
  const isPrior = /\b(?:recently|previously|originally)\s(?:proposed|introduced|developed|published)\s(?:the\s)?$/.test(
    abstract.slice(Math.max(0, pair.start - 40), pair.start),
  );
  const head = title.split(/[:–—]/)[0]?.trim() ?? "";
  const isTitle = head === pair.short || termKey(head) === termKey(pair.long) || isKindOf(head, pair.long);
  const isProposed = !isFieldTerm(pair.short) && proposed.test(abstract.slice(Math.max(0, pair.start - 60), pair.start));
  if (isPrior || (isFieldTerm(pair.long) && !isProposed && (!isTitle || pair.short.length < 3))) {
    return undefined;
  }
  if (isTitle) {
    return "in the title and";
  }
  const home = read.find(({ sentence }) => isInside(sentence, pair.start));
  if (home === undefined) {
    return undefined;
  }
  const follow = abstract.slice(pair.end, pair.end + 40);
  const lead = abstract.slice(Math.max(home.sentence.tokens[0]?.start ?? 0, pair.start - longestLead), pair.start);
  if (
    ownPast.test(lead) ||
    others.test(lead.slice(-60)) ||
    (borrowed.test(lead.slice(-60)) && !/\b(?:novel|new|our|proposed) (?:\S+ )?$/.test(lead) && !includesKey(title, pair.long))
  ) {
    return undefined;
  }
  if (
    /\b(?:novel|new)\s+(?:\S+\s)?["“‘]?$/i.test(lead.slice(-40)) &&
    (capitals(pair.long) || (isUsedAsOwn(pair.short, abstract) && /\b(?:novel|new)\s+$/.test(lead))) &&
    !isTask(pair.long, follow)
  ) {
    return "new";
  }
  if (/^\s*is (?:our|the proposed|the (?:key|core|fundamental))\b/.test(follow)) {
    return "named";
  }
  if (isOthersNaming(lead, home.sentence.text) && !isUsedAsOwn(pair.short, abstract)) {
    return undefined;
  }
  if (
    /(?:\b(?:our|(?:the|our|a|newly)\s+proposed|called|named|termed|dubbed|namely|coined|call|name|term|dub)\s*,?\s*(?:as\s+|the\s+|an?\s+|it\s+)*["“‘]?)$/i.test(
      lead.slice(-60),
    )
  ) {
    return "named";
  }
  const part = /^\s(\p{Ll}+)/u.exec(follow)?.[1] ?? "";
  if (includesKey(title, pair.long) && /(?:^|\s)[Tt]he $/.test(lead) && phraseHeads.has(part) && capitals(pair.long)) {
    return "in the title and";
  }
  if (proposed.test(lead)) {
    return "named";
  }
  if (isFieldTerm(pair.short) && !capitals(pair.long) && !(includesKey(title, pair.long) && /\b(?:novel|new|propose)\b/.test(lead))) {
    return undefined;
  }
  if (
    includesKey(title, pair.long) &&
    /\b(?:novel|the proposed|our proposed|a proposed)\s(?:\S+\s){0,3}$/.test(lead) &&
    !isTask(pair.long, follow)
  ) {
    return "new";
  }
  if (
    /\b(?:our|proposed|the resulting|the)\s+(?:\S+\s+){0,3}(?:method|approach|framework|model|algorithm|system|network|architecture|strategy|technique|module|loss|dataset|benchmark)\s*,\s*(?:the\s+|an?\s+|called\s+|named\s+)?$/i.test(
      lead.slice(-120),
    )
  ) {
    return "named";
  }
  const object = home.introductions.find((introduction) => isObject(home.sentence, introduction, pair, abstract));
  if (
    object !== undefined &&
    (!weakVerbs.has(home.sentence.tokens[object.verb]?.text ?? "") ||
      isUsedAsOwn(pair.short, abstract) ||
      isNamedOften(pair.short, abstract))
  ) {
    return "introduced";
  }
  const opens = lead.trim() === "" && home === read[0];
  const isTitleCase = capitals(lead.trim() === "" ? pair.long.slice(1) : pair.long);
  const isUsed = isUsedAsOwn(pair.short, abstract);
  if (isTitleCase && !opens && isUsed && (includesKey(title, pair.long) || includesWord(title, pair.short))) {
    return "in the title and";
  }
  return isTitleCase && !isFieldTerm(pair.short) && !opens && isUsed ? "used as its own" : undefined;
}

/** "Segment Anything" and "Segment Anything Model": the title, and what kind of thing it is. */
function isKindOf(title: string, long: string): boolean {
  const words = long.split(" ");
  return title.includes(" ") && headNouns.has(words.at(-1)?.toLowerCase() ?? "") && words.slice(0, -1).join(" ") === title;
}

const others =
  /\b(?:existing|previous|prior|recent|recently|popular|well-known|widely[- ]used|standard|conventional|traditional|original|such as|like|e\.g\.,?|known as|uses?|used|utilizes?|adopts?|employs?)\s+(?:an?\s+|the\s+)?(?:\S+\s+)?["“‘]?$/i;
/** "a proposed feature transfer network (T-net)": up to two words stand between. */
const proposed = /\b(?:the|our|a|newly)\s+proposed\s(?:[a-z-]+\s){1,2}$/;
/** What was proposed then is another paper's, though the same people wrote it. */
const ownPast = /\bin (?:our|a) (?:previous|prior|earlier) (?:work|paper|study|publication)\b/i;
const borrowed = /\b(?:based on|using|via|of)\s+(?:an?\s+|the\s+)?(?:\S+\s+)?["“‘]?$/i;

/** "using a scheme called Dynamic Expectation Maximization": named, but by others. */
function isOthersNaming(lead: string, sentence: string): boolean {
  const naming = /(?:called|named|termed|dubbed|namely|coined)\s*,?\s*(?:as\s+|the\s+)*["“‘]?$/.exec(lead);
  const before = naming === null ? "" : lead.slice(Math.max(0, naming.index - 90), naming.index);
  const since = before.slice(
    Math.max(
      ...["propose", "introduc", "present", "develop", "novel", " new ", "design", " we call", "create"].map((word) =>
        before.lastIndexOf(word),
      ),
      0,
    ),
  );
  const isOwn =
    /\b(?:our|propos\w+|introduc\w+|present(?:s|ed)?|develop(?:s|ed)?|design(?:s|ed)?|new|novel|devis\w+|creat\w+|we (?:study|consider|explore)|we (?:\w+ )?(?:call|term|dub|name|coin)|which we)\b/i.test(
      sentence,
    );
  return (
    naming !== null &&
    (!isOwn ||
      /\b(?:existing|previous|prior|recent|recently|popular|well-known|use|uses|used|using|adopt|leverage|leveraging|employ|utilize|based on|via|appl(?:y|ies|ied)|widely|commonly)\b/.test(
        since,
      ))
  );
}

function isInside(sentence: Sentence, offset: number): boolean {
  return (sentence.tokens[0]?.start ?? 0) <= offset && offset < (sentence.tokens.at(-1)?.end ?? 0);
}

/** Whether the long form is what is introduced, and not what that is for, from or by. */
function isObject(sentence: Sentence, { from, to, verb }: Introduction, pair: Abbreviation, abstract: string): boolean {
  const begin = sentence.tokens[from]?.start ?? Infinity;
  const end = sentence.tokens[to - 1]?.end ?? 0;
  if (pair.start + pair.long.length < begin || pair.start > end) {
    return false;
  }
  if (verb > to - 1) {
    return pair.start - begin <= 30 && !/(?<![-\p{L}])(?:for|of|in|on|with|by|from|to)\s/u.test(abstract.slice(begin, pair.start));
  }
  const between = abstract.slice(Math.max(begin, pair.start - longestLead), pair.start);
  if (/(?:,|:|-|–|—|\()\s*(?:namely,?\s+|i\.e\.,?\s+|the\s+|an?\s+|called\s+)*["“‘]?$/i.test(between)) {
    const noun = /(?<!\S)(\S+)\s*(?:,|:|-|–|—|\()\s*(?:namely,?\s+|i\.e\.,?\s+|the\s+|an?\s+|called\s+)*["“‘]?$/i.exec(between)?.[1] ?? "";
    const isNamed = headNouns.has(noun.toLowerCase()) && !/s$/.test(noun);
    return isNamed && (capitals(pair.long) || !/\b(?:for|of|in|to|with|on|by|from|that|which)\s/i.test(between));
  }
  const isHead = capitals(pair.long) || between.split(/[\s,]+/).every((word) => isEmptyWord(word));
  return (
    isHead &&
    !/(?<![-\p{L}])(?:for|of|in|on|with|by|from|via|using|through|that|which|under|based|against|into|as)\s|[;:]/iu.test(between) &&
    between.length < 120
  );
}

function isEmptyWord(word: string): boolean {
  return word === "" || determiners.has(word.toLowerCase()) || emptyAdjectives.has(word.toLowerCase()) || word.endsWith("ly");
}

/** "voice activity detection (VAD) method": a task, and the method for it. */
function isTask(long: string, follow: string): boolean {
  return (
    !capitals(long) &&
    /(?:ion|ing|ment|sis)$/.test(long) &&
    /^\s(?:\S+\s)?(?:method|approach|algorithm|system|model|framework|scheme|technique|task|problem|dataset|network|pipeline)/.test(follow)
  );
}

/** Whether a short form takes a verb somewhere: "ViDT introduces", "ViDT obtains". */
function isNamedOften(short: string, abstract: string): boolean {
  const verbal = [...wholeWords(abstract, short)].filter((at) =>
    /^ (?:introduces|obtains|is|uses|learns|provides|enables|can|allows|combines|employs)\b/.test(
      abstract.slice(at + short.length, at + short.length + 20),
    ),
  );
  return verbal.length > 0;
}

function capitals(long: string): boolean {
  const words = long.split(/[\s-]+/).filter((word) => !isStopWord(word));
  return words.filter((word) => /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word)).length * 2 >= words.length;
}

function includesKey(text: string, part: string): boolean {
  return ` ${termKey(text)} `.includes(` ${termKey(part)} `) || termKey(text).includes(termKey(part));
}
