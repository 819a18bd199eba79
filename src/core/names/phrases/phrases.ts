import { type NameCandidate, quoteAround } from "../candidate";
import type { Introduction } from "../text/introductions";
import { shapeOf } from "../text/nameShape";
import { type Run, runOf } from "./nounPhrases";
import type { Sentence, Token } from "../text/sentences";
import { commonAdjectives, emptyAdjectives, namingParticiples, phraseHeads, prepositions, vagueHeads } from "../text/signalWords";
import { isFieldTerm } from "../../words/fieldTerms";
import { isStopWord } from "../../words/stopWords";

/** The context in which phrases are read: the title in lower case, and the names found so far. */
export interface PhraseContext {
  readonly title: string;
  readonly names: ReadonlySet<string>;
}

/**
 * Returns the phrases that a paper coins for its parts: "we introduce a reconfigured attention module" gives `reconfigured
 * attention module`. A phrase has two to five words, ends in a noun for a part (`phraseHeads`), has at least one word that
 * distinguishes it (not one of `emptyAdjectives`), and is not a term of the field. It has no capitals, except in the paper's
 * own names.
 */
export function findPhrases(
  text: string,
  sentence: Sentence,
  { from, to, verb }: Introduction,
  around: PhraseContext,
): readonly NameCandidate[] {
  const { tokens } = sentence;
  const found: NameCandidate[] = [];
  const setOff = findSetOff(tokens, from, to);
  for (const begin of [...nounPhraseStarts(tokens, from, to), ...(setOff === undefined ? [] : [setOff])]) {
    const end = phraseEnd(tokens, begin, to);
    const trimmed = trimPhrase(tokens, begin, end, around.title);
    if (trimmed === undefined) {
      continue;
    }
    const run = lowerStart(runOf(tokens, trimmed.from, trimmed.to));
    const opensWithName = around.names.has(tokens[trimmed.from]?.text ?? "") && trimmed.to - trimmed.from > 2;
    if (!opensWithName && !hasCapitals(tokens, trimmed, around.names) && isDistinctive(run.text)) {
      const start = tokens[trimmed.from]?.start ?? 0;
      const stop = tokens[trimmed.to - 1]?.end ?? start;
      const why = `introduced: "${quoteAround(text, Math.min(tokens[verb]?.start ?? start, start), stop)}"`;
      found.push({ text: run.text, kind: "phrase", start, evidence: "likely", why });
    }
  }
  return found;
}

/** Returns the run as it is written inside a sentence, if it begins one. */
function lowerStart(run: Run): Run {
  return run.from === 0 ? { ...run, text: asInside(run.text) } : run;
}

/** Returns a phrase from the beginning of a sentence as it is written inside one. */
export function asInside(phrase: string): string {
  return /^\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/u.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;
}

/**
 * Returns the first token of a compound that commas set off or that "and" joins, as in "…, comp-sum losses, that includes …",
 * or `undefined`.
 */
function findSetOff(tokens: readonly Token[], from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(to, from + 12); at++) {
    const end = phraseEnd(tokens, at + 1, to);
    const isJoined = tokens[at]?.text === "and" && /^(?:,|\.|;)$/.test(tokens[end]?.text ?? ".") && end - at >= 3 && end - at <= 5;
    if (isJoined && phraseHeads.has(tokens[end - 1]?.text ?? "") && !tokens.slice(from, at).some(({ text }) => text === ",")) {
      return at + 1;
    }
    const isClosed = /^(?:,|–|—|\.)$/.test(tokens[end]?.text ?? "") && end - at <= 5 && end - at >= 3;
    if (tokens[at]?.text === "," && isClosed && tokens.slice(at + 1, end).some(({ text }) => text.includes("-"))) {
      return at + 1;
    }
  }
  return undefined;
}

/** Yields the tokens at which noun phrases begin: the first one, and those that commas and "and" join to it. */
function* nounPhraseStarts(tokens: readonly Token[], from: number, to: number): Generator<number> {
  let at = from;
  yield at;
  for (let count = 0; at < Math.min(to, from + 25) && count < 4; at++) {
    const word = tokens[at]?.lower ?? "";
    if (prepositions.has(word) || word === "to") {
      return;
    }
    if (/^(?:,|and|:|-|–|—|--|namely|\.)$/.test(word)) {
      count++;
      yield at + 1;
    }
  }
}

function phraseEnd(tokens: readonly Token[], from: number, to: number): number {
  let end = from;
  while (end < to && end < from + 10) {
    const token = tokens[end];
    const word = token?.lower ?? "";
    if (
      !token?.isWord ||
      namingParticiples.has(word) ||
      prepositions.has(word) ||
      word === "to" ||
      word === "like" ||
      (isStopWord(word) && !["a", "an", "the", "our", "its", "more", "most", "own"].includes(word))
    ) {
      break;
    }
    end++;
  }
  return end;
}

/** Returns the phrase without leading articles and empty adjectives, and without vague nouns after its last noun for a part. */
function trimPhrase(
  tokens: readonly Token[],
  from: number,
  end: number,
  title: string,
): { readonly from: number; readonly to: number } | undefined {
  let begin = from;
  while (begin < end && isEmpty(tokens[begin])) {
    begin++;
  }
  let to = end;
  while (to > begin && !phraseHeads.has(tokens[to - 1]?.lower ?? "") && !isTitlePhrase(tokens, begin, to, title)) {
    if (!vagueHeads.has(tokens[to - 1]?.lower ?? "")) {
      return undefined;
    }
    to--;
  }
  if (to - begin >= 3 && vagueHeads.has(tokens[to - 1]?.lower ?? "") && phraseHeads.has(tokens[to - 2]?.lower ?? "")) {
    to--;
  }
  return to - begin >= 2 && to - begin <= 5 ? { from: begin, to } : undefined;
}

/**
 * Returns whether the title begins with these words: three or more, the first one a compound, and the last two no term of the
 * field, as in "a multi-granularity semantic revision method".
 */
function isTitlePhrase(tokens: readonly Token[], from: number, to: number, title: string): boolean {
  const isLongCompound = to - from >= 3 && tokens[from]?.text.includes("-") === true && !vagueHeads.has(tokens[to - 1]?.lower ?? "");
  return (
    isLongCompound && title.startsWith(`${runOf(tokens, from, to).text.toLowerCase()} `) && !isFieldTerm(runOf(tokens, to - 2, to).text)
  );
}

/**
 * Returns whether a word after the first has a capital. Such a phrase is a name, which other rules find. Words in `but` are
 * allowed.
 */
export function hasCapitals(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
  but: ReadonlySet<string> = new Set(),
): boolean {
  return tokens.slice(from, to).some(({ text }, index) => /^\p{Lu}\p{L}/u.test(text) && (index > 0 || from > 0) && !but.has(text));
}

function isEmpty(token: Token | undefined): boolean {
  const word = token?.lower ?? "";
  return isStopWord(word) || emptyAdjectives.has(word) || /^\d+$/.test(word) || (word.endsWith("ly") && word.length > 4);
}

/**
 * Returns whether a phrase's words make it this paper's: it is neither a term of the field nor such a term with an empty
 * adjective before it.
 */
export function isDistinctive(phrase: string): boolean {
  const words = phrase.split(/\s+/);
  const head = words.at(-1)?.toLowerCase() ?? "";
  const distinctiveWords = words
    .slice(0, -1)
    .filter((word) => !emptyAdjectives.has(word.toLowerCase()) && !commonAdjectives.has(word.toLowerCase()));
  if (distinctiveWords.length === 0 || /^[\p{N}\W]+$/u.test(distinctiveWords.join(""))) {
    return false;
  }
  if (
    distinctiveWords.length === 1 &&
    !/-/.test(distinctiveWords[0] ?? "") &&
    !/^(?:loss|losses|module|modules|scheduler|bound|bounds|dilemma|estimator|substitution|penalty|dropout|regularizer|kernel)$/.test(head)
  ) {
    return false;
  }
  const tails = words.map((_, index) => words.slice(index).join(" ")).filter((tail) => tail.includes(" "));
  return (
    !isFieldTerm(phrase) &&
    !(words.length === 2 && tails.some((tail) => isFieldTerm(tail))) &&
    !(words.length <= 3 && shapeOf(words[0] ?? "") === "coined" && isFieldTerm(words[0] ?? "") && words.length === 2)
  );
}
