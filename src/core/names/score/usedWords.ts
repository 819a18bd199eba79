import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { hasCoinedWord, readLongestName, readName, runOf } from "../phrases/nounPhrases";
import { shapeOf, trimWord } from "../text/nameShape";
import type { Token } from "../text/sentences";
import { prepositions } from "../text/signalWords";

/** A string that looks like a name, and how it stands in a sentence. */
export interface UsedWord {
  readonly text: string;
  readonly source: "word" | "rare word" | "run" | "brackets" | "quotes" | "before data";
  readonly start: number;
}

/** Returns the coined words of a sentence, runs of words with capitals, and what stands in brackets or quotes. */
export function findUsedWords(tokens: readonly Token[]): readonly UsedWord[] {
  return tokens.flatMap((token, at) => {
    if (token.text === "(" || token.text === "[") {
      return readEnclosed(tokens, at + 1, "brackets");
    }
    if (/^["“‘'`]$/.test(token.text)) {
      return readEnclosed(tokens, at + 1, "quotes");
    }
    return token.isWord && mayBeNameWord.test(token.text) ? [...readWord(tokens, token, at), ...readRuns(tokens, token, at)] : [];
  });
}

const mayBeNameWord = /[\p{Lu}\p{N}+]/u;

function readWord(tokens: readonly Token[], { text, start }: Token, at: number): readonly UsedWord[] {
  const word = trimWord(text);
  const shape = shapeOf(word);
  if (shape === "coined") {
    return [{ text: word, source: "word", start }];
  }
  if (shape !== "capital" || at === 0 || isFieldTerm(word)) {
    return [];
  }
  const isRare = word.length >= 4 && !affixed.test(word) && !isOrdinaryWord(word);
  const isBeforeData = dataNouns.test(tokens[at + 1]?.lower ?? "");
  return [
    ...(isRare ? [{ text: word, source: "rare word", start } as const] : []),
    ...(isBeforeData ? [{ text: word, source: "before data", start } as const] : []),
  ];
}

/** Matches a compound that describes, and so is no name: `Actor-based`, `Pair-wise`. */
const affixed = /-(?:\p{Ll}+ed|\p{Ll}+ing|aware|like|free|wise|style|level|specific|agnostic|centric|to|of|the|art)$/u;
/** Matches what a data set calls itself: the `Aced` corpus. */
const dataNouns = /^(?:datasets?|benchmarks?|corpus|corpora)$/;

/** Returns the runs of words with capitals that begin with a word. A run does not begin inside another one. */
function readRuns(tokens: readonly Token[], { text, start }: Token, at: number): readonly UsedWord[] {
  const shape = shapeOf(trimWord(text));
  const begins = at <= 1 || !isCapital(tokens[at - 1]) || isCapital(tokens[at - 2]);
  if (shape === "plain" || (at === 0 && shape !== "coined") || !begins) {
    return [];
  }
  return [readName(tokens, at), readLongestName(tokens, at)].flatMap((run) =>
    run !== undefined && run.to - run.from > 1 && run.to - run.from <= 6 ? [{ text: run.text, source: "run", start }] : [],
  );
}

function isCapital(token: Token | undefined): boolean {
  return /^\p{Lu}/u.test(token?.text ?? "");
}

const closing = { brackets: /^[)\],;]$/, quotes: /^["”’'`]$/ } as const;
const maxEnclosedWords = 5;

/** Returns what stands in the brackets or quotes that open before `from`, without "called" and the like, if it looks like a name. */
function readEnclosed(tokens: readonly Token[], from: number, source: "brackets" | "quotes"): readonly UsedWord[] {
  let start = from;
  while (/^(?:namely|called|named|dubbed|termed|denoted|as|we|call)$/.test(tokens[start]?.text ?? "")) {
    start++;
  }
  let end = start;
  while (end <= start + maxEnclosedWords && tokens[end]?.isWord) {
    end++;
  }
  const first = tokens[start];
  if (end === start || end > start + maxEnclosedWords || first === undefined || !closing[source].test(tokens[end]?.text ?? "")) {
    return [];
  }
  const { text } = runOf(tokens, start, end);
  return looksLikeName(text, tokens.slice(start, end)) ? [{ text, source, start: first.start }] : [];
}

function looksLikeName(text: string, words: readonly Token[]): boolean {
  const isWritten = /^\p{Lu}/u.test(text) || (words.length <= 2 && hasCoinedWord(text));
  const isJoined = words.some(({ lower }) => prepositions.has(lower) || lower === "and" || lower === "or");
  return isWritten && !isJoined && !/^\d|\d{4}$/.test(text);
}
