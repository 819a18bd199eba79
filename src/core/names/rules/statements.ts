import { type NameCandidate, quoteAround } from "../candidate";
import { isCapitalName } from "../text/nameShape";
import { hasCoinedWord, isHeadNoun, readName, type Run } from "../phrases/nounPhrases";
import type { Sentence, Token } from "../text/sentences";
import { isUsedAsOwn } from "../text/usage";
import { phraseHeads, prepositions, problemNouns, usingVerbs } from "../text/signalWords";
import { isFieldTerm } from "../../words/fieldTerms";
import { isStopWord } from "../../words/stopWords";

/**
 * Returns the names that a sentence gives without an introducing verb: "The first loss is the Proto-Triplet Loss", "The
 * resulting model, Llama-3-Physician, …", "a new dataset, KCL-London", "two networks, a Tolerant-Teacher and a Tough-Teacher",
 * "an attack FLoRA is able to …", "1) Adaptive Dynamic Rendering: …".
 */
export function findStatements(text: string, sentence: Sentence): readonly NameCandidate[] {
  const { tokens } = sentence;
  const found: NameCandidate[] = [];
  const add = (run: Run | undefined, from: number, evidence: NameCandidate["evidence"]): void => {
    if (run !== undefined) {
      const start = tokens[run.from]?.start ?? 0;
      const why = `stated: "${quoteAround(text, tokens[from]?.start ?? start, tokens[run.to - 1]?.end ?? start)}"`;
      found.push({ text: run.text, kind: "name", start, evidence, why });
    }
  };
  add(predicateName(tokens), 0, "sure");
  for (let at = 0; at < tokens.length; at++) {
    add(resultName(tokens, at), at - 2, "likely");
    add(actingName(text, tokens, at), at - 1, "likely");
    add(numberedName(text, tokens, at), at - 1, "likely");
    for (const run of pairedNames(tokens, at)) {
      add(run, at, "likely");
    }
    add(adoptedName(tokens, at), at, "likely");
  }
  return found;
}

/** Returns the name after "is": "The first loss function is the Proto-Triplet Loss, …". */
function predicateName(tokens: readonly Token[]): Run | undefined {
  if (
    !/^the$/i.test(tokens[0]?.text ?? "") ||
    !/^(?:first|second|third|former|latter|proposed|core|key|resulting)$/.test(tokens[1]?.text ?? "")
  ) {
    return undefined;
  }
  const is = tokens.slice(0, 6).findIndex(({ text }) => text === "is");
  if (
    is < 0 ||
    tokens.slice(2, is).some(({ lower }) => prepositions.has(lower)) ||
    !tokens.slice(2, is).some((token) => isHeadNoun(token))
  ) {
    return undefined;
  }
  return readName(tokens, /^(?:the|a|an|called)$/.test(tokens[is + 1]?.text ?? "") ? is + 2 : is + 1);
}

/** Returns the name after the comma at `at`: "the resulting model, X," and "a new dataset, X,". */
function resultName(tokens: readonly Token[], at: number): Run | undefined {
  if (tokens[at]?.text !== "," || !isHeadNoun(tokens[at - 1])) {
    return undefined;
  }
  const near = tokens.slice(Math.max(0, at - 6), at - 1).map(({ lower }) => lower);
  const lead = near.slice(near.findLastIndex((word) => prepositions.has(word)) + 1);
  const isOwn =
    lead.includes("resulting") || lead.includes("our") || lead.includes("new") || lead.includes("novel") || lead.includes("proposed");
  const run = isOwn ? readName(tokens, at + 1) : undefined;
  return run !== undefined && /^(?:,|\.|which|that|\(|to|for|–|:)$/.test(tokens[run.to]?.text ?? ".") ? run : undefined;
}

/** Returns the coined name at `at` between a noun for its kind and a verb: "a loss ratio attack FLoRA is able to …". */
function actingName(text: string, tokens: readonly Token[], at: number): Run | undefined {
  const run = isHeadNoun(tokens[at - 1]) ? readName(tokens, at) : undefined;
  if (run === undefined || !hasCoinedWord(run.text) || run.to - run.from > 1) {
    return undefined;
  }
  const article = tokens.slice(Math.max(0, at - 6), at - 1).some(({ text: word }) => /^(?:a|an|our|proposed)$/i.test(word));
  const window = text.slice((tokens[at - 1]?.end ?? 0) + 1, (tokens[run.to - 1]?.end ?? 0) + 60);
  return article && isUsedAsOwn(run.text, window) ? run : undefined;
}

/** Returns the name of an item in a numbered list, unless the list is of problems: "1) Adaptive Dynamic Rendering: …". */
function numberedName(text: string, tokens: readonly Token[], at: number): Run | undefined {
  if (tokens[at]?.text !== ")" || !/^(?:\d|i{1,3}|iv|v|[a-e])$/.test(tokens[at - 1]?.text ?? "")) {
    return undefined;
  }
  const run = readName(tokens, at + 1);
  if (run === undefined || tokens[run.to]?.text !== ":") {
    return undefined;
  }
  const isName = run.to - run.from >= 2 || hasCoinedWord(run.text);
  return isName && !listsProblems(text, tokens[run.from]?.start ?? 0) ? run : undefined;
}

/** Returns whether the numbered list around an offset is a list of problems. */
function listsProblems(text: string, before: number): boolean {
  const first = Math.max(text.lastIndexOf("1)", before), text.lastIndexOf("(i)", before), text.lastIndexOf("(a)", before));
  return text
    .slice(Math.max(0, first - 150), first)
    .split(/\W+/)
    .some((word) => problemNouns.has(word.toLowerCase()));
}

/**
 * Yields two names that a count announces and a mark sets off: "We use two Teacher networks, a Tolerant-Teacher and a
 * Tough-Teacher".
 */
function* pairedNames(tokens: readonly Token[], at: number): Generator<Run> {
  if (!/^(?:two|three)$/i.test(tokens[at]?.text ?? "")) {
    return;
  }
  let mark = at + 1;
  while (mark < at + 6 && tokens[mark]?.isWord) {
    mark++;
  }
  if (!/^(?:,|:|\(|–|—|-)$/.test(tokens[mark]?.text ?? "") || !isHeadNoun(tokens[mark - 1]) || !isOwnWork(tokens, at)) {
    return;
  }
  const first = readName(tokens, afterArticle(tokens, mark + 1));
  const and = first === undefined ? -1 : /^(?:and|,)$/.test(tokens[first.to]?.text ?? "") ? first.to + 1 : -1;
  const second = and < 0 ? undefined : readName(tokens, afterArticle(tokens, and));
  for (const run of first === undefined || second === undefined ? [] : [first, second]) {
    if (!isFieldTerm(run.text) && (run.text.includes("-") || hasCoinedWord(run.text) || run.text.includes(" "))) {
      yield run;
    }
  }
}

function afterArticle(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 6 && /^(?:a|an|the|and|namely|i|e|\.|,)$/.test(tokens[at]?.text ?? "")) {
    at++;
  }
  return at;
}

function isOwnWork(tokens: readonly Token[], at: number): boolean {
  const lead = tokens.slice(Math.max(0, at - 8), at).map(({ lower }) => lower);
  return (
    lead.some((word) => /^(?:we|propose[sd]?|introduce[sd]?|novel|new)$/.test(word)) &&
    !lead.some((word) => /^(?:on|evaluate[sd]?|test|tested|compare|compared|validate[sd]?|with)$/.test(word))
  );
}

/**
 * Returns the name of what a paper adopts beside an introduction: "we introduce the … and adopt Non-scaling LayerNorm in the
 * architecture". It may be made for the paper if its first word is a compound and it is no term of the field.
 */
function adoptedName(tokens: readonly Token[], at: number): Run | undefined {
  if (
    !usingVerbs.has(tokens[at]?.text ?? "") ||
    tokens[at - 1]?.text !== "and" ||
    !tokens.slice(Math.max(0, at - 20), at).some(({ text }) => /^(?:introduce|propose)$/.test(text))
  ) {
    return undefined;
  }
  const run = readName(tokens, at + 1);
  const isMade = run !== undefined && run.to - run.from >= 2 && isCapitalName(tokens[at + 1]?.text ?? "") && !isFieldTerm(run.text);
  return isMade && !phraseHeads.has(run.text) && !isStopWord(run.text) ? run : undefined;
}
