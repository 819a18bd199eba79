import type { Abbreviation } from "./abbreviations";
import type { Introduction } from "../text/introductions";
import type { Sentence } from "../text/sentences";
import { isUsedAsOwn } from "../text/usage";
import { includesWord, wholeWords } from "../text/wholeWords";
import { determiners, emptyAdjectives, headNouns, phraseHeads, weakVerbs } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";
import { isFieldTerm, termKey } from "../../words/fieldTerms";

/** A sentence of an abstract and what it introduces. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly introductions: readonly Introduction[];
}

/** The texts that decide whose a short form is. */
export interface AbstractContext {
  readonly title: string;
  readonly abstract: string;
  readonly read: readonly ReadSentence[];
}

/** A rule about whose a short form is. */
export interface ShortFormRule {
  readonly id: string;
  /** Why the short form is the paper's own; `undefined` if the rule shows that it is not. */
  readonly why: string | undefined;
  readonly when: (pair: PairContext) => boolean;
}

/** A short form, its long form, and the text around the pair. */
interface PairContext extends AbstractContext, Abbreviation {
  /** The sentence in which the pair begins; `undefined` if it begins between two. */
  readonly home: ReadSentence | undefined;
  /** The text of that sentence before the pair, at most `maxLeadLength` characters. */
  readonly lead: string;
  /** The 40 characters after the pair. */
  readonly follow: string;
}

const maxLeadLength = 200;

/**
 * The rules by which a short form is the paper's own or not, in order: the first one that holds decides. Each has an example; "title" before
 * an example is the paper's title. A short form for which no rule holds is not the paper's: no introducing verb, no "our" and no title leads to it.
 */
export const shortFormRules: readonly ShortFormRule[] = [
  // "We build on the recently proposed Blended Denoising Model (BDM)."
  { id: "proposed earlier", why: undefined, when: ({ abstract, start }) => proposedEarlier.test(textBefore(abstract, start, 40)) },
  // "advances in semi-supervised learning (SSL)": others use this long form too. A title outweighs that for three letters or more.
  {
    id: "term of the field",
    why: undefined,
    when: (pair) => isFieldTerm(pair.long) && !isProposed(pair) && (!isTitle(pair) || pair.short.length < 3),
  },
  // Title "Segment Anything": "the Segment Anything Model (SAM)"
  { id: "title", why: "in the title and the abstract", when: isTitle },
  // A line break and spaces before the long form can put it between two sentences.
  { id: "no sentence", why: undefined, when: ({ home }) => home === undefined },
  // "In our previous work, we proposed a novel Blended Denoising (BlDe)": another paper, though by the same authors.
  { id: "own earlier work", why: undefined, when: ({ lead }) => ownEarlierWork.test(lead) },
  // "methods such as Blended Denoising (BlDe)"
  { id: "somebody else's", why: undefined, when: ({ lead }) => others.test(lead.slice(-60)) },
  // "based on the Rectified Pathway Estimator (RPE)"
  {
    id: "basis",
    why: undefined,
    when: ({ lead, title, long }) => basis.test(lead.slice(-60)) && !newBasis.test(lead) && !includesKey(title, long),
  },
  // "a novel Differentiable Semantic Rendering (DSR) loss"
  { id: "new", why: "new", when: isNew },
  // "Blended Denoising (BlDe) is our method"
  { id: "is our", why: "named", when: ({ follow }) => /^\s*is (?:our|the proposed|the (?:key|core|fundamental))\b/.test(follow) },
  // "using a scheme called Dynamic Expectation Maximization (DEM)"
  {
    id: "named by others",
    why: undefined,
    when: ({ lead, home, short, abstract }) => isOthersNaming(lead, home?.sentence.text ?? "") && !isUsedAsOwn(short, abstract),
  },
  // "The resulting algorithm, which we call Direct Preference Optimization (DPO)"
  { id: "named", why: "named", when: ({ lead }) => naming.test(lead.slice(-60)) },
  // Title "Training by blended denoising for speech": "The Blended Denoising (BlDe) loss"
  { id: "part in the title", why: "in the title and the abstract", when: isPartInTitle },
  // "a proposed feature transfer network (T-net)"
  { id: "proposed", why: "named", when: ({ lead }) => proposed.test(lead) },
  // "We propose a method with a high dynamic radiance (HDR) input."
  {
    id: "acronym of the field",
    why: undefined,
    when: ({ short, long, title, lead }) =>
      isFieldTerm(short) && !hasCapitals(long) && !(includesKey(title, long) && /\b(?:novel|new|propose)\b/.test(lead)),
  },
  // Title "Learning by graph token routing for vision": "A novel application of Graph Token Routing (GTR)"
  {
    id: "new and in the title",
    why: "new",
    when: ({ title, long, lead, follow }) => includesKey(title, long) && newNearby.test(lead) && !isTask(long, follow),
  },
  // "Our approach, Adaptive Multi-Head Contrastive Learning (AMCL)"
  { id: "after its kind", why: "named", when: ({ lead }) => kindBefore.test(lead.slice(-120)) },
  // "We propose Negative Preference Optimization (NPO)"
  { id: "introduced", why: "introduced", when: isIntroduced },
  // Title "Training by blended denoising for speech": "In it, Blended Denoising (BlDe) helps. Our BlDe is fast."
  {
    id: "used and in the title",
    why: "in the title and the abstract",
    when: (pair) => isUsedWithCapitals(pair) && (includesKey(pair.title, pair.long) || includesWord(pair.title, pair.short)),
  },
  // "In it, Blended Denoising (BlDe) helps. Our BlDe is fast."
  { id: "used", why: "used as its own", when: (pair) => isUsedWithCapitals(pair) && !isFieldTerm(pair.short) },
];

/** Returns the rule that decides whose a short form is, or `undefined` if none holds. */
export function shortFormRuleFor(pair: Abbreviation, context: AbstractContext): ShortFormRule | undefined {
  const { abstract, read } = context;
  const home = read.find(({ sentence }) => isInside(sentence, pair.start));
  const lead = abstract.slice(Math.max(home?.sentence.tokens[0]?.start ?? 0, pair.start - maxLeadLength), pair.start);
  const around: PairContext = { ...context, ...pair, home, lead, follow: abstract.slice(pair.end, pair.end + 40) };
  return shortFormRules.find(({ when }) => when(around));
}

const proposedEarlier = /\b(?:recently|previously|originally)\s(?:proposed|introduced|developed|published)\s(?:the\s)?$/;
const ownEarlierWork = /\bin (?:our|a) (?:previous|prior|earlier) (?:work|paper|study|publication)\b/i;
const others =
  /\b(?:existing|previous|prior|recent|recently|popular|well-known|widely[- ]used|standard|conventional|traditional|original|such as|like|e\.g\.,?|known as|uses?|used|utilizes?|adopts?|employs?)\s+(?:an?\s+|the\s+)?(?:\S+\s+)?["“‘]?$/i;
const basis = /\b(?:based on|using|via|of)\s+(?:an?\s+|the\s+)?(?:\S+\s+)?["“‘]?$/i;
const newBasis = /\b(?:novel|new|our|proposed) (?:\S+ )?$/;
const naming =
  /(?:\b(?:our|(?:the|our|a|newly)\s+proposed|called|named|termed|dubbed|namely|coined|call|name|term|dub)\s*,?\s*(?:as\s+|the\s+|an?\s+|it\s+)*["“‘]?)$/i;
/** Allows one or two words between "proposed" and the long form: "a proposed feature transfer network (T-net)". */
const proposed = /\b(?:the|our|a|newly)\s+proposed\s(?:[a-z-]+\s){1,2}$/;
const newNearby = /\b(?:novel|the proposed|our proposed|a proposed)\s(?:\S+\s){0,3}$/;
const kindBefore =
  /\b(?:our|proposed|the resulting|the)\s+(?:\S+\s+){0,3}(?:method|approach|framework|model|algorithm|system|network|architecture|strategy|technique|module|loss|dataset|benchmark)\s*,\s*(?:the\s+|an?\s+|called\s+|named\s+)?$/i;

function textBefore(text: string, offset: number, length: number): string {
  return text.slice(Math.max(0, offset - length), offset);
}

/** Returns whether the title's head is the short form, the long form, or the long form without its kind. */
function isTitle({ title, short, long }: PairContext): boolean {
  const head = title.split(/[:–—]/)[0]?.trim() ?? "";
  return head === short || termKey(head) === termKey(long) || isKindOf(head, long);
}

/** Returns whether a long form is the title and a noun for its kind: "Segment Anything Model" for "Segment Anything". */
function isKindOf(title: string, long: string): boolean {
  const words = long.split(" ");
  return title.includes(" ") && headNouns.has(words.at(-1)?.toLowerCase() ?? "") && words.slice(0, -1).join(" ") === title;
}

function isProposed({ short, abstract, start }: PairContext): boolean {
  return !isFieldTerm(short) && proposed.test(textBefore(abstract, start, 60));
}

/** Returns whether "novel" or "new" comes before the long form, which has hasCapitals or whose short form is used as the paper's own. */
function isNew({ short, long, abstract, lead, follow }: PairContext): boolean {
  return (
    /\b(?:novel|new)\s+(?:\S+\s)?["“‘]?$/i.test(lead.slice(-40)) &&
    (hasCapitals(long) || (isUsedAsOwn(short, abstract) && /\b(?:novel|new)\s+$/.test(lead))) &&
    !isTask(long, follow)
  );
}

function isPartInTitle({ title, long, lead, follow }: PairContext): boolean {
  const part = /^\s(\p{Ll}+)/u.exec(follow)?.[1] ?? "";
  return includesKey(title, long) && /(?:^|\s)[Tt]he $/.test(lead) && phraseHeads.has(part) && hasCapitals(long);
}

/** Returns whether the sentence introduces the pair. After a weak verb, the short form must also be used as the paper's own. */
function isIntroduced(pair: PairContext): boolean {
  const { home, short, abstract } = pair;
  const object = home?.introductions.find((introduction) => isObject(home.sentence, introduction, pair, abstract));
  return (
    object !== undefined &&
    (!weakVerbs.has(home?.sentence.tokens[object.verb]?.text ?? "") || isUsedAsOwn(short, abstract) || isNamedOften(short, abstract))
  );
}

/** Returns whether a long form with hasCapitals, which does not open the abstract, has a short form that is used as the paper's own. */
function isUsedWithCapitals({ short, long, abstract, lead, home, read }: PairContext): boolean {
  const opensSentence = lead.trim() === "";
  return hasCapitals(opensSentence ? long.slice(1) : long) && !(opensSentence && home === read[0]) && isUsedAsOwn(short, abstract);
}

/** Returns whether others gave the name: "using a scheme called Dynamic Expectation Maximization". */
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

/** Returns whether the introduction's object is the long form, rather than something that the object is for, from or by. */
function isObject(sentence: Sentence, { from, to, verb }: Introduction, pair: Abbreviation, abstract: string): boolean {
  const begin = sentence.tokens[from]?.start ?? Infinity;
  const end = sentence.tokens[to - 1]?.end ?? 0;
  if (pair.start + pair.long.length < begin || pair.start > end) {
    return false;
  }
  if (verb > to - 1) {
    return pair.start - begin <= 30 && !/(?<![-\p{L}])(?:for|of|in|on|with|by|from|to)\s/u.test(abstract.slice(begin, pair.start));
  }
  const between = abstract.slice(Math.max(begin, pair.start - maxLeadLength), pair.start);
  if (/(?:,|:|-|–|—|\()\s*(?:namely,?\s+|i\.e\.,?\s+|the\s+|an?\s+|called\s+)*["“‘]?$/i.test(between)) {
    const noun = /(?<!\S)(\S+)\s*(?:,|:|-|–|—|\()\s*(?:namely,?\s+|i\.e\.,?\s+|the\s+|an?\s+|called\s+)*["“‘]?$/i.exec(between)?.[1] ?? "";
    const isNamed = headNouns.has(noun.toLowerCase()) && !/s$/.test(noun);
    return isNamed && (hasCapitals(pair.long) || !/\b(?:for|of|in|to|with|on|by|from|that|which)\s/i.test(between));
  }
  const isHead = hasCapitals(pair.long) || between.split(/[\s,]+/).every((word) => isEmptyWord(word));
  return (
    isHead &&
    !/(?<![-\p{L}])(?:for|of|in|on|with|by|from|via|using|through|that|which|under|based|against|into|as)\s|[;:]/iu.test(between) &&
    between.length < 120
  );
}

function isEmptyWord(word: string): boolean {
  return word === "" || determiners.has(word.toLowerCase()) || emptyAdjectives.has(word.toLowerCase()) || word.endsWith("ly");
}

/** Returns whether the pair names a task, and the next words a method for it: "voice activity detection (VAD) method". */
function isTask(long: string, follow: string): boolean {
  return (
    !hasCapitals(long) &&
    /(?:ion|ing|ment|sis)$/.test(long) &&
    /^\s(?:\S+\s)?(?:method|approach|algorithm|system|model|framework|scheme|technique|task|problem|dataset|network|pipeline)/.test(follow)
  );
}

/** Returns whether a short form is the subject of a verb: "ViDT introduces", "ViDT obtains". */
function isNamedOften(short: string, abstract: string): boolean {
  const verbal = [...wholeWords(abstract, short)].filter((at) =>
    /^ (?:introduces|obtains|is|uses|learns|provides|enables|can|allows|combines|employs)\b/.test(
      abstract.slice(at + short.length, at + short.length + 20),
    ),
  );
  return verbal.length > 0;
}

function hasCapitals(long: string): boolean {
  const words = long.split(/[\s-]+/).filter((word) => !isStopWord(word));
  return words.filter((word) => /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word)).length * 2 >= words.length;
}

function includesKey(text: string, part: string): boolean {
  return ` ${termKey(text)} `.includes(` ${termKey(part)} `) || termKey(text).includes(termKey(part));
}
