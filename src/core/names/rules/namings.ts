import { type NameCandidate, quoteAround } from "../candidate";
import { shapeOf } from "../text/nameShape";
import { hasCoinedWord, isHeadNoun, readLongestName, readName, readPlainPhrase, type Run, runOf } from "../phrases/nounPhrases";
import { longFormBefore } from "../longForms/longFormBefore";
import { isUsedAsOwn } from "../text/usage";
import { isStopWord } from "../../words/stopWords";
import type { Sentence, Token } from "../text/sentences";
import { headNouns, introducingVerbs, namingParticiples, namingVerbs, phraseHeads, prepositions, priorMarkers } from "../text/signalWords";

/**
 * Returns the names that a sentence gives outright: "a framework called Genie", "which we dub ICNN loss", "namely DomainMix",
 * "a.k.a. DupMAE". Leaves out names that others gave ("a recently introduced method, named …", "known as").
 */
export function findNamings(text: string, sentence: Sentence): readonly NameCandidate[] {
  const { tokens } = sentence;
  const found: NameCandidate[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const begin = namedAt(tokens, at);
    if (begin === undefined || isNamedByOthers(tokens, at)) {
      continue;
    }
    const own = describesOwnWork(tokens, at);
    if (begin.weak === true && !isAfterIntroduction(tokens, at)) {
      continue;
    }
    for (const run of readNamed(tokens, begin.at, begin.far)) {
      const start = tokens[run.from]?.start ?? 0;
      const why = `named: "${quoteAround(text, tokens[at]?.start ?? start, tokens[run.to - 1]?.end ?? start)}"`;
      const isCapital = run.to - run.from === 1 && shapeOf(run.text) === "capital";
      const isAka = /^(?:aka|a|codenamed)$/.test(tokens[at]?.text ?? "");
      if (
        (isCapital && !isAka && !isAfterIntroduction(tokens, at) && !isUsedAsOwn(run.text, text)) ||
        (begin.weak === true && !isSpecific(tokens, at, run))
      ) {
        continue;
      }
      if (
        !begin.far &&
        !hasCoinedWord(run.text) &&
        shapeOf(run.text) !== "plain" &&
        !isAfterIntroduction(tokens, at, 18) &&
        !isUsedAsOwn(run.text, text) &&
        !isAka
      ) {
        continue;
      }
      const isBacked = own || (isAka && shapeOf(run.text) !== "plain") || isHeadNoun(tokens[at - 1]) || isUsedAsOwn(run.text, text);
      const isOtherKind =
        /^(?:organization|company|team|group|university|city|region|language|village|phenomenon|problem|task|property|condition|disease|game|country|startup)$/.test(
          tokens[at - 1]?.text ?? "",
        );
      const isNew = tokens.slice(Math.max(0, at - 6), at - 1).some(({ lower }) => lower === "new" || lower === "novel");
      if (!isBacked || (isOtherKind && !isNew)) {
        continue;
      }
      const isPlain = shapeOf(run.text.split(" ")[0] ?? "") === "plain" && (run.isQuoted !== true || !/\p{Lu}/u.test(run.text));
      if (isPlain ? own && !isOrdinaryPart(run) && (begin.weak !== true || endsInPart(run.text)) : true) {
        const long = isPlain
          ? undefined
          : longFormBefore(run.text, text.slice(Math.max(0, (tokens[at]?.start ?? start) - 120), tokens[at]?.start ?? start));
        const evidence = begin.sure && own ? "sure" : "likely";
        found.push({ text: run.text, kind: isPlain ? "phrase" : "name", start, why, evidence, ...(long === undefined ? {} : { long }) });
      }
    }
  }
  return found;
}

interface Begin {
  readonly at: number;
  readonly sure: boolean;
  /** "namely", "i.e.": counts only after an introduction. */
  readonly weak?: boolean;
  /** "we call the resulting model X": other words may come before the name. */
  readonly far: boolean;
}

const announcers = new Set([...namingParticiples, ...namingVerbs, "refer", "referred", "namely", "i", "a", "aka", "codenamed"]);

/** Returns where the name begins that the token at `at` announces, or `undefined` if it announces none. */
function namedAt(tokens: readonly Token[], at: number): Begin | undefined {
  const word = tokens[at]?.text ?? "";
  if (!announcers.has(word)) {
    return undefined;
  }
  const next = tokens[at + 1]?.lower ?? "";
  const before = tokens[at - 1]?.lower ?? "";
  if (namingParticiples.has(word) && !/^(?:so|be|often|commonly|usually|also|typically|formally|is|are|were|was)$/.test(before)) {
    return { at: skip(tokens, at + 1), sure: true, far: false };
  }
  if (namingParticiples.has(word) && /^(?:is|are)$/.test(before)) {
    return { at: skip(tokens, at + 1), sure: true, far: false };
  }
  if (namingVerbs.has(word) && (before === "we" || /^we$/i.test(tokens[at - 2]?.text ?? ""))) {
    return { at: at + 1, sure: true, far: true };
  }
  if ((word === "refer" || word === "referred") && next === "to") {
    const as = tokens.slice(at, at + 10).findIndex((token) => token.text === "as");
    return as < 0 ? undefined : { at: skip(tokens, at + as + 1), sure: false, far: false };
  }
  if (word === "namely") {
    return { at: skip(tokens, at + 1), sure: false, far: false, weak: true };
  }
  if (word === "i" && next === "." && tokens[at + 2]?.text === "e") {
    return { at: skip(tokens, at + 3), sure: false, far: false, weak: true };
  }
  if (word === "a" && next === "." && tokens[at + 2]?.text === "k") {
    return { at: skip(tokens, at + 5), sure: true, far: false };
  }
  return word === "aka" || word === "codenamed" ? { at: skip(tokens, at + 1), sure: true, far: false } : undefined;
}

const filler = /^(?:as|the|a|an|our|by|it|this|them|simply|,|:|\.|"|“|”|‘|'|`|\()$/i;

function skip(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 5 && filler.test(tokens[at]?.text ?? "")) {
    at++;
  }
  return at;
}

/** Returns whether others gave the name: a word from `priorMarkers` comes after the last introducing verb. */
function isNamedByOthers(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text === "(" && /^(?:aka|a)$/i.test(tokens[at]?.text ?? "")) {
    return false;
  }
  for (let back = at - 1; back >= 0 && at - back <= 12; back--) {
    const word = tokens[back]?.lower ?? "";
    if (introducingVerbs.has(word) && !/^(?:recently|previously|originally|been)$/.test(tokens[back - 1]?.lower ?? "")) {
      return false;
    }
    const isBasis = (word === "based" || word === "via") && tokens[at - 1]?.text !== ",";
    if (isBasis || priorMarkers.has(word) || word === "phenomenon" || word === "phenomena") {
      return true;
    }
  }
  return false;
}

/** Returns whether the sentence up to `at` describes the paper's own work. */
function describesOwnWork(tokens: readonly Token[], at: number): boolean {
  const lead = tokens.slice(Math.max(0, at - 25), at + 3);
  return (
    lead.some(({ lower }) => /^(?:our|proposed|novel|new|propose|first)$/.test(lower)) ||
    (lead.some(({ lower }) => lower === "we" || lower === "paper" || lower === "work") &&
      lead.some(
        ({ lower }) =>
          introducingVerbs.has(lower) || namingVerbs.has(lower) || /^(?:study|consider|explore|demonstrate|refer)$/.test(lower),
      ))
  );
}

/**
 * Returns whether a name after "namely" or "i.e." is specific: it is coined, lower-case, or beside the noun for its kind ("two
 * losses, namely …").
 */
function isSpecific(tokens: readonly Token[], at: number, run: Run): boolean {
  return (
    hasCoinedWord(run.text) ||
    shapeOf(run.text) === "plain" ||
    isHeadNoun(tokens[at - 1]) ||
    (tokens[at - 1]?.text === "," && isHeadNoun(tokens[at - 2]))
  );
}

/** Returns the text in the quotes that open before `at`, or `undefined`. */
function readQuoted(tokens: readonly Token[], at: number): Run | undefined {
  if (!/^["“‘'`]$/.test(tokens[at - 1]?.text ?? "")) {
    return undefined;
  }
  for (let to = at + 1; to < at + 8; to++) {
    if (/^["”’'`]$/.test(tokens[to]?.text ?? "")) {
      const last = /^[,.]$/.test(tokens[to - 1]?.text ?? "") ? to - 1 : to;
      return { ...runOf(tokens, at, last), isQuoted: true };
    }
  }
  return undefined;
}

/** Returns whether an introducing verb is among the `reach` tokens before `at`. */
function isAfterIntroduction(tokens: readonly Token[], at: number, reach = 40): boolean {
  return tokens.slice(Math.max(0, at - reach), at).some(({ lower }) => introducingVerbs.has(lower));
}

/** Nouns for parts of data, of a procedure and of a text. "The forget set" and "the second part" name no method. */
const ordinaryParts =
  /^\p{L}+ (?:sets?|subsets?|splits?|parts?|steps?|stages?|phases?|settings?|scenarios?|cases?|groups?|data|samples?|examples?|versions?|variants?)$/u;

function isOrdinaryPart({ text, isQuoted }: Run): boolean {
  return isQuoted !== true && ordinaryParts.test(text);
}

function endsInPart(phrase: string): boolean {
  return phraseHeads.has(phrase.slice(phrase.lastIndexOf(" ") + 1));
}

/** Returns the name at `from` and one that "and" or "or" joins to it: "KD-Loss and ALoss". */
function readNamed(tokens: readonly Token[], from: number, far: boolean): readonly Run[] {
  let at = from;
  if (far) {
    while (at < from + 9 && tokens[at]?.isWord && readName(tokens, at) === undefined) {
      at++;
    }
    at = readName(tokens, at) === undefined ? skip(tokens, at) : at;
  }
  const plainAt = far && readName(tokens, at) === undefined ? skip(tokens, from) : at;
  const quoted = readQuoted(tokens, at);
  if (quoted !== undefined) {
    return [quoted];
  }
  const first = readLongestName(tokens, at) ?? readPlainPhrase(tokens, plainAt);
  if (first === undefined) {
    return [];
  }
  const joint = tokens[first.to]?.text;
  const isWord = first.to - first.from === 1;
  const second = isWord && (joint === "and" || joint === "or") ? readName(tokens, skip(tokens, first.to + 1)) : undefined;
  const after = tokens[first.to];
  const isLonger =
    !hasCoinedWord(first.text) &&
    !isWord &&
    after?.isWord === true &&
    /^\p{Ll}{4,}$/u.test(after.text) &&
    !headNouns.has(after.lower) &&
    !prepositions.has(after.lower) &&
    !isStopWord(after.lower) &&
    /^[,.;:)]$/.test(tokens[first.to + 1]?.text ?? ".");
  if (isLonger) {
    return [runOf(tokens, first.from, first.to + 1)];
  }
  const isPart = phraseHeads.has(tokens[first.to]?.text ?? "") && /\p{Lu}/u.test(first.text);
  return [first, ...(second === undefined ? [] : [second]), ...(isPart ? [runOf(tokens, first.from, first.to + 1)] : [])];
}
