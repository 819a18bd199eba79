import type { ReadSentence } from "../../longForms/shortFormRules";
import type { Token } from "../../text/sentences";
import { headNouns } from "../../text/signalWords";
import type { FeatureSink } from "./featureSink";
import { readIntroductions } from "./introductionFeatures";
import { leadOf, readLead } from "./leadFeatures";
import { readNounPhrase } from "./nounPhraseFeatures";
import { isOwnSentence } from "./wordPlaces";

/** The number of words and marks that are read before a name, and before a long form. The weights are fitted to these. */
const nameLeadLength = 6;
const longFormLeadLength = 5;

/** Gives what stands around the place of a name: before it, behind it, and the introduction that it is in. */
export function readPlace(home: ReadSentence, at: number, text: string, sink: FeatureSink): void {
  const { tokens } = home.sentence;
  const start = startOf(tokens, at);
  const end = endOf(tokens, at, text);
  const following = tokens[end]?.lower ?? "";
  readSentence(home, sink);
  if (start < at) {
    sink("in quotes");
  }
  if (start === 0) {
    sink("begins a sentence");
    if (verbsOfUse.test(following)) {
      sink("begins a sentence, does something");
    }
  }
  readLead(leadOf(tokens, start, nameLeadLength), sink);
  readNounPhrase(tokens, start, following, sink);
  readIntroductions(tokens, home.introductions, at, sink);
  if (verbsOfUse.test(following)) {
    sink("does something");
  }
  readKindBehind(following, tokens[start - 1]?.lower ?? "", sink);
  readMarkBehind(following, tokens[end + 1], sink);
  readListBefore(home, start, at, sink);
}

/** Gives what stands around the long form that begins at `start`, which the short form in brackets follows. */
export function readLongFormPlace(home: ReadSentence, start: number, sink: FeatureSink): void {
  const { tokens } = home.sentence;
  const at = tokens.findIndex((token) => token.start === start);
  if (at < 0) {
    return;
  }
  const bracket = tokens.findIndex((token) => token.start > start && token.text === ")");
  const following = tokens[bracket + 1]?.lower ?? "";
  readSentence(home, sink);
  readLead(leadOf(tokens, at, longFormLeadLength), sink);
  readNounPhrase(tokens, at, following, sink);
  readIntroductions(tokens, home.introductions, at, sink);
  if (at === 0) {
    sink("begins a sentence");
  }
  if (headNouns.has(following)) {
    sink("kind after it");
  }
  if (verbsOfUse.test(following)) {
    sink("does something");
  }
}

const verbsOfUse =
  /^(?:is|are|can|achieves?|outperforms?|improves?|uses?|learns?|provides?|enables?|consists?|introduces?|allows?|reduces?|surpass(?:es)?|obtains?|contains?|includes?|has|have|shows?|performs?|yields?|requires?|combines?|employs?|leverages?|significantly|consistently|successfully|effectively|also|explicitly|directly|exhibits?|demonstrates?|comprises?|supports?|addresses|attains?|was|were|will)$/;
const quotes = /^["“‘'`”’]$/;

/** Returns the first token of a name with the quotes before it. */
function startOf(tokens: readonly Token[], at: number): number {
  let start = at;
  while (quotes.test(tokens[start - 1]?.text ?? "")) {
    start--;
  }
  return start;
}

/** Returns the token behind a name and the quote that closes it. */
function endOf(tokens: readonly Token[], at: number, text: string): number {
  let end = at + 1;
  if (text.includes(" ")) {
    const stop = (tokens[at]?.start ?? 0) + text.length;
    while ((tokens[end]?.start ?? Infinity) < stop) {
      end++;
    }
  }
  return quotes.test(tokens[end]?.text ?? "") ? end + 1 : end;
}

function readSentence(home: ReadSentence, sink: FeatureSink): void {
  sink(isOwnSentence(home) ? "in a sentence of its own" : "in another sentence");
}

function readKindBehind(following: string, previous: string, sink: FeatureSink): void {
  if (!headNouns.has(following)) {
    return;
  }
  sink("kind after it");
  if (previous === "the") {
    sink("kind after it, the before it");
  } else if (previous === "a" || previous === "an") {
    sink("kind after it, a before it");
  }
  if (/^(?:datasets?|benchmarks?|corpus|suite)$/.test(following)) {
    sink("data after it");
  }
}

/** Gives the mark behind a name, with what the token `next` behind the mark says of it. */
function readMarkBehind(mark: string, next: Token | undefined, sink: FeatureSink): void {
  const word = next?.lower ?? "";
  const isDescribed = (mark === "," || /^[–—-]+$/.test(mark)) && /^an?$/.test(word);
  if (mark === ":" || isDescribed) {
    sink("described after it");
  }
  if (mark === "," && /^(?:which|that|where|to)$/.test(word)) {
    sink("which after it");
  }
  if (mark === ")") {
    sink("bracket after it");
  }
  if (mark === "(") {
    sink("bracket opens after it");
  }
  if (listMarks.test(mark) && /^\p{Lu}/u.test(next?.text ?? "")) {
    sink("in a list");
  }
}

const listMarks = /^(?:and|or|,|\/|&)$/;

/** Distinguishes another name of what a sentence introduces (`a framework, or X`) from a name in a list of names. */
function readListBefore({ sentence, introductions }: ReadSentence, start: number, at: number, sink: FeatureSink): void {
  const previous = sentence.tokens[start - 1]?.lower ?? "";
  const before = sentence.tokens[start - 2]?.text ?? "";
  const isOther = previous === "or" && /^[,(]$/.test(before);
  if (isOther && introductions.some(({ from, to }) => at > from && at < to)) {
    sink("named before it");
  } else if (listMarks.test(previous) && /\p{Lu}/u.test(before) && start > 2) {
    sink("behind another in a list");
  }
}
