import { type NameCandidate, quoteAround } from "../candidate";
import type { Introduction } from "../text/introductions";
import { isNameWord, shapeOf } from "../text/nameShape";
import { hasCoinedWord, isHeadNoun, readLongestName, readName, type Run } from "../phrases/nounPhrases";
import type { Sentence, Token } from "../text/sentences";
import { determiners, emptyAdjectives, headNouns, prepositions, priorMarkers, usingVerbs, weakVerbs } from "../text/signalWords";
import { wholeWords } from "../text/wholeWords";

const appositionMark = /^(?:,|:|-|–|—|--+|\(|"|“|``)$/;
const closing =
  /^(?:,|\.|:|\)|-|–|—|--+|\(|"|”|which|that|to|for|designed|as|a|an|the|where|and|with|in|by|consisting|composed|capable|using|based|on|is|whose|specifically|tailored|built|trained|aimed|aiming|leveraging|from|via|comprising|containing|it|including|featuring|of|under)$/i;

/**
 * Returns the names in what a sentence introduces: "an accurate metric, GradSign, …", "GradSign, an …", "the GradSign metric".
 */
export function findIntroducedNames(text: string, sentence: Sentence, { from, to, verb }: Introduction): readonly NameCandidate[] {
  const { tokens } = sentence;
  const found: NameCandidate[] = [];
  const isWeak = weakVerbs.has(tokens[verb]?.lower ?? "");
  const add = (run: Run, evidence: NameCandidate["evidence"]): void => {
    if (isWeak && [...wholeWords(text, run.text)].length < 2 && !hasCoinedWord(run.text)) {
      return;
    }
    const start = tokens[run.from]?.start ?? 0;
    const end = tokens[run.to - 1]?.end ?? start;
    const from = Math.min(tokens[verb]?.start ?? start, start);
    found.push({ text: run.text, kind: "name", start, evidence, why: `introduced: "${quoteAround(text, from, end)}"` });
  };
  const direct = directName(tokens, from, to);
  const isBare = verb >= to && direct?.run.from === 0 && !hasCoinedWord(direct.run.text);
  if (direct !== undefined && !isBare) {
    add(direct.run, direct.evidence);
  }
  for (const run of appositions(tokens, direct?.run.to ?? from, to)) {
    add(run, "likely");
  }
  return found;
}

interface Direct {
  readonly run: Run;
  readonly evidence: NameCandidate["evidence"];
}

/**
 * Returns the name at the head of what is introduced, after articles, adjectives and a noun for its kind: "a novel framework
 * Genie".
 */
function directName(tokens: readonly Token[], from: number, to: number): Direct | undefined {
  let at = from;
  let article = "";
  while (at < to && !readName(tokens, at)) {
    const word = tokens[at]?.lower ?? "";
    if (!tokens[at]?.isWord && !/^["“`‘']+$/.test(word) && word !== "[") {
      return undefined;
    }
    if (prepositions.has(word) || usingVerbs.has(word)) {
      return undefined;
    }
    article = word === "a" || word === "an" || word === "first" ? "a" : determiners.has(word) && article === "" ? word : article;
    at++;
  }
  const run = article === "a" ? readName(tokens, at) : readLongestName(tokens, at);
  if (run === undefined || at >= to || at - from > 9) {
    return undefined;
  }
  const next = tokens[run.to];
  const before = tokens[at - 1];
  const nounAfter = next !== undefined && next.isWord && !closing.test(next.text);
  if (isHeadNoun(before) && at > from) {
    return nounAfter && !isHeadNoun(next) && article === "a" ? undefined : { run, evidence: "likely" };
  }
  if (article === "a" && next !== undefined && /^(?:for|of|to|with|on|in)$/.test(next.text) && !hasCoinedWord(run.text)) {
    return undefined;
  }
  if (next?.text === "and" && run.to - run.from === 1 && shapeOf(run.text) === "capital") {
    return undefined;
  }
  if (!nounAfter) {
    return { run, evidence: at === from || (at === from + 1 && article === "the") ? "sure" : "likely" };
  }
  const named = headNouns.has(next.lower);
  const isDescribed = article === "a" && tokens.slice(from, at).some(({ text }) => !emptyAdjectives.has(text) && !determiners.has(text));
  const strong = run.to - run.from >= 2 || (hasCoinedWord(run.text) && !isDescribed);
  const isAdjective =
    /-(?:Aware|Based|Shot|Driven|Free|Only|Level|Scale|Agnostic|Guided|Specific|aware|based|shot|driven|free|level|scale|agnostic|guided|specific)$/.test(
      run.text,
    );
  return named && strong && !isAdjective && !/^\p{Lu}-\p{Ll}\S*$/u.test(run.text) ? { run, evidence: "likely" } : undefined;
}

/**
 * Yields the names that commas, dashes or brackets set off: "a new metric, GradSign, which …", "an algorithm (C-AdvUL) that …".
 */
function* appositions(tokens: readonly Token[], from: number, to: number): Generator<Run> {
  for (let at = from; at < Math.min(to, from + 40); at++) {
    if (/^(?:leverage|use|adopt|employ|utilize|apply|extend)$/.test(tokens[at]?.text ?? "")) {
      return;
    }
    const isHyphen = tokens[at]?.text === "-" && tokens[at]?.start === tokens[at - 1]?.end;
    if (isHyphen || !appositionMark.test(tokens[at]?.text ?? "")) {
      continue;
    }
    let begin = at + 1;
    while (/^(?:namely|i\.e|i|e|\.|,|or|the|dubbed|called|named|termed|our|"|“|`|‘)$/i.test(tokens[begin]?.text ?? "") && begin < at + 7) {
      begin++;
    }
    const mark = tokens[at]?.text;
    const isFar = hasPreposition(tokens, from, at);
    if (
      isFar &&
      mark !== "(" &&
      !isHeadNoun(tokens[at - 1]) &&
      !/^(?:namely|called|named|dubbed|termed|i)$/.test(tokens[at + 1]?.text ?? "") &&
      !isBenchmark(tokens, at)
    ) {
      continue;
    }
    if (mark === "," && isHeadNoun(tokens[at - 1]) && /[^s]s$/.test(tokens[at - 1]?.lower ?? "") && begin === at + 1) {
      continue;
    }
    if ((mark === "(" && isFar) || (mark === ":" && isNameWord(tokens[at - 1]))) {
      continue;
    }
    const run = readName(tokens, begin);
    const isNamed = /^(?:called|named|dubbed|termed)$/.test(tokens[at + 1]?.text ?? "");
    if (
      !isNamed &&
      !isBenchmark(tokens, at) &&
      tokens.slice(Math.max(from, at - 8), at).some(({ lower }) => lower === "based" || priorMarkers.has(lower))
    ) {
      continue;
    }
    if (isFar && !isNamed && run !== undefined && !hasCoinedWord(run.text)) {
      continue;
    }
    const isListed = /^(?:namely|i)$/.test(tokens[at + 1]?.text ?? "") && !isHeadNoun(tokens[at - 1]);
    if (run !== undefined && isListed && !hasCoinedWord(run.text)) {
      continue;
    }
    if (run !== undefined && run.to <= to + 1 && isSetOff(tokens, run) && !isList(tokens, run)) {
      yield run;
    }
  }
}

function hasPreposition(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ lower }) => prepositions.has(lower));
}

/** Returns whether a benchmark's name follows the mark at `at`: ", the AlgoPerf: Training Algorithms benchmark". */
function isBenchmark(tokens: readonly Token[], at: number): boolean {
  const run = tokens[at + 1]?.text === "the" ? readName(tokens, at + 2) : undefined;
  return run !== undefined && hasCoinedWord(run.text) && (tokens[run.to]?.text === ":" || isHeadNoun(tokens[run.to]));
}

function isSetOff(tokens: readonly Token[], run: Run): boolean {
  const next = tokens[run.to];
  return next === undefined || closing.test(next.text) || isHeadNoun(next);
}

/** Returns whether a name is one of a list: "…, COCO, LVIS, and VOC". */
function isList(tokens: readonly Token[], run: Run): boolean {
  const { text: next = "" } = tokens[run.to] ?? {};
  const after = readName(tokens, run.to + 1);
  const and = /^(?:and|or)$/.test(tokens[run.to + 1]?.text ?? "") && readName(tokens, run.to + 2) !== undefined;
  return next === "," && (after !== undefined || and) && shapeOf(run.text) !== "plain";
}
