import { type Candidate, quoteAround } from "./candidate";
import { isNameWord, shapeOf } from "./nameShape";
import { hasCoinedWord, isHeadNoun, readLongestName, readName, type Run } from "./nounPhrases";
import type { Sentence, Token } from "./sentences";
import { wholeWords } from "./wholeWords";
import { determiners, emptyAdjectives, findings, headNouns, introducingVerbs, prepositions, usingVerbs, weakVerbs } from "./vocabulary";

/** Where a sentence introduces something of the paper's own: the tokens `[from, to)` are what is introduced. */
export interface Introduction {
  readonly from: number;
  readonly to: number;
  readonly verb: number;
}

const ownSubjects = new Set(["we", "i", "our", "ours", "paper", "work", "article", "study", "authors", "letter", "manuscript", "report", "thesis", "it", "us", "here", "contribution", "contributions"]);

/**
 * What a sentence says that the paper itself proposes: after "we propose", "this paper presents", "introducing", and before
 * "is proposed". "They proposed" and "has been proposed" are other people's. `ownNames` (the paper's names found so far)
 * count as subjects too: "ViDT introduces a reconfigured attention module".
 */
export function findIntroductions(sentence: Sentence, ownNames: ReadonlySet<string> = new Set()): readonly Introduction[] {
  const { tokens } = sentence;
  const found: Introduction[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const verb = tokens[at]?.lower ?? "";
    if (!introducingVerbs.has(verb)) {
      continue;
    }
    if (isPassive(tokens, at)) {
      found.push({ from: subjectStart(tokens, at), to: at - 1, verb: at });
    } else if (hasOwnSubject(tokens, at, ownNames)) {
      const from = at + (tokens[at + 1]?.text === "forward" ? 2 : 1);
      if (!presentsFindings(tokens, from)) {
        found.push({ from, to: objectEnd(tokens, from), verb: at });
      }
    }
  }
  return found;
}

/** "is proposed", "are further introduced"; not "has been proposed", "proposed by". */
function isPassive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.lower ?? "";
  if (!/^(?:proposed|introduced|presented|developed|designed|devised|created|constructed|released|built|formulated)$/.test(verb)) {
    return false;
  }
  const near = [tokens[at - 1], tokens[at - 2]].map((token) => token?.lower ?? "");
  const next = tokens[at + 1]?.lower;
  return near.some((word) => word === "is" || word === "are") && !near.includes("been") && !near.includes("recently") && next !== "by";
}

function subjectStart(tokens: readonly Token[], at: number): number {
  let from = at - 1;
  while (from > 0 && at - from < 25 && tokens[from - 1]?.text !== ",") {
    from--;
  }
  return from;
}

function hasOwnSubject(tokens: readonly Token[], at: number, ownNames: ReadonlySet<string>): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  const verb = tokens[at]?.lower ?? "";
  if (/^(?:been|recently|previously|originally|newly|other|existing|the|a|an|were|was|by|of|as|such|commonly|those|methods|works)$/.test(before) && !(before === "by" && verb.endsWith("ing"))) {
    return false;
  }
  if (/(?:ed|built|put)$/.test(verb) && !/^(?:we|have|has|paper|work|also|then|further|and|first|authors|additionally|thus|i|study|hereby|finally|therefore|already|it|article)$/.test(before)) {
    return false;
  }
  for (let back = at - 1; back >= 0 && at - back <= 30; back--) {
    const token = tokens[back];
    const word = token?.lower ?? "";
    if (word === "it" && (at - back > 1 || !verb.endsWith("s"))) {
      continue;
    }
    if (ownSubjects.has(word)) {
      return !/^(?:previous|prior|recent|existing|related)$/.test(tokens[back - 1]?.lower ?? "");
    }
    if (at - back <= 3 && ownNames.has(token?.text ?? "")) {
      return true;
    }
    if (/^(?:they|authors|researchers|works|studies|al|et|who)$/.test(word)) {
      return false;
    }
  }
  return false;
}

function presentsFindings(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const word = tokens[at]?.lower ?? "";
    if (findings.has(word)) {
      return true;
    }
    if (prepositions.has(word) || !/^\p{Ll}/u.test(tokens[at]?.text ?? "")) {
      return false;
    }
  }
  return false;
}

/** To the end of the sentence, or to the next clause with a subject of its own. */
function objectEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to < from + 60) {
    const word = tokens[to]?.lower ?? "";
    if (to > from + 2 && (word === "we" || word === "whereas" || word === "unlike" || word === "because")) {
      break;
    }
    to++;
  }
  return to;
}

const appositionMark = /^(?:,|:|-|–|—|--+|\(|"|“|``)$/;
const closing = /^(?:,|\.|:|\)|-|–|—|--+|\(|"|”|which|that|to|for|designed|as|a|an|the|where|and|with|in|by|consisting|composed|capable|using|based|on|is|whose|specifically|tailored|built|trained|aimed|aiming|leveraging|from|via|comprising|containing|it|including|featuring|of|under)$/i;

/** The names in what a sentence introduces: "an accurate metric, GradSign, …", "GradSign, an …", "the GradSign metric". */
export function findIntroducedNames(text: string, sentence: Sentence, { from, to, verb }: Introduction): readonly Candidate[] {
  const { tokens } = sentence;
  const found: Candidate[] = [];
  const isWeak = weakVerbs.has(tokens[verb]?.lower ?? "");
  const add = (run: Run, evidence: Candidate["evidence"]): void => {
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
  readonly evidence: Candidate["evidence"];
}

/** The name at the head of what is introduced, behind articles, adjectives and kinds: "a novel framework Genie". */
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
  const run = readLongestName(tokens, at);
  if (run === undefined || at >= to || at - from > 9) {
    return undefined;
  }
  const next = tokens[run.to];
  const before = tokens[at - 1];
  const nounAfter = next !== undefined && next.isWord && !closing.test(next.text);
  if (isHeadNoun(before) && at > from) {
    return nounAfter && !isHeadNoun(next) && article === "a" ? undefined : { run, evidence: "likely" };
  }
  if (!nounAfter) {
    return { run, evidence: at === from || (at === from + 1 && article === "the") ? "sure" : "likely" };
  }
  const named = headNouns.has(next.lower);
  const isDescribed = article === "a" && tokens.slice(from, at).some(({ text }) => !emptyAdjectives.has(text) && !determiners.has(text));
  const strong = run.to - run.from >= 2 || (hasCoinedWord(run.text) && !isDescribed);
  const isAdjective = /-(?:Aware|Based|Shot|Driven|Free|Only|Level|Scale|Agnostic|Guided|Specific|aware|based|shot|driven|free|level|scale|agnostic|guided|specific)$/.test(run.text);
  return named && strong && !isAdjective && !/^\p{Lu}-\p{Ll}\S*$/u.test(run.text) ? { run, evidence: "likely" } : undefined;
}

/** Names set off by commas, dashes or brackets: "a new metric, GradSign, which …", "an algorithm (C-AdvUL) that …". */
function* appositions(tokens: readonly Token[], from: number, to: number): Generator<Run> {
  for (let at = from; at < Math.min(to, from + 40); at++) {
    if (/^(?:leverage|use|adopt|employ|utilize|apply|extend)$/.test(tokens[at]?.text ?? "")) {
      return;
    }
    if (!appositionMark.test(tokens[at]?.text ?? "")) {
      continue;
    }
    let begin = at + 1;
    while (/^(?:namely|i\.e|i|e|\.|,|or|the|dubbed|called|named|termed|a|our|"|“|`|‘)$/i.test(tokens[begin]?.text ?? "") && begin < at + 7) {
      begin++;
    }
    const mark = tokens[at]?.text;
    const isFar = hasPreposition(tokens, from, at);
    if (isFar && mark !== "(" && !isHeadNoun(tokens[at - 1]) && !/^(?:namely|called|named|dubbed|termed|i)$/.test(tokens[at + 1]?.text ?? "") && !isBenchmark(tokens, at)) {
      continue;
    }
    if ((mark === "(" && isFar) || (mark === ":" && isNameWord(tokens[at - 1]))) {
      continue;
    }
    const run = readName(tokens, begin);
    if (run !== undefined && run.to <= to + 1 && isSetOff(tokens, run) && !isList(tokens, run)) {
      yield run;
    }
  }
}

function hasPreposition(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ lower }) => prepositions.has(lower));
}

/** ", the AlgoPerf: Training Algorithms benchmark". */
function isBenchmark(tokens: readonly Token[], at: number): boolean {
  const run = tokens[at + 1]?.text === "the" ? readName(tokens, at + 2) : undefined;
  return run !== undefined && hasCoinedWord(run.text) && (tokens[run.to]?.text === ":" || isHeadNoun(tokens[run.to]));
}

function isSetOff(tokens: readonly Token[], run: Run): boolean {
  const next = tokens[run.to];
  return next === undefined || closing.test(next.text) || isHeadNoun(next);
}

/** "…, COCO, LVIS, and VOC": one of several things of one kind. */
function isList(tokens: readonly Token[], run: Run): boolean {
  const { text: next = "" } = tokens[run.to] ?? {};
  const after = readName(tokens, run.to + 1);
  const and = /^(?:and|or)$/.test(tokens[run.to + 1]?.text ?? "") && readName(tokens, run.to + 2) !== undefined;
  return next === "," && (after !== undefined || and) && shapeOf(run.text) !== "plain";
}
