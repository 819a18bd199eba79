import { isFieldTerm } from "../../../words/fieldTerms";
import { wordRank } from "../../../words/ordinaryWords";
import { shapeOf } from "../../text/nameShape";
import { headNouns, prepositions } from "../../text/signalWords";
import type { FeatureSink } from "./featureSink";

/** The shape of a candidate, for use beside other features. */
export type Shape =
  | "several, coined"
  | "several, capitals"
  | "several, mixed"
  | "camel"
  | "capitals"
  | "digits"
  | "coined"
  | "unknown word"
  | "word"
  | "lower";

/** Gives what a candidate is made of, and returns its shape. */
export function readShape(text: string, sink: FeatureSink): Shape {
  const words = text.split(" ");
  readWords(text, words, sink);
  return words.length > 1 ? readSeveralWords(words, sink) : readSingleWord(text, sink);
}

function readWords(text: string, words: readonly string[], sink: FeatureSink): void {
  const [first = ""] = words;
  sink("words", Math.min(4, words.length) - 1);
  if (isFieldTerm(text)) {
    sink("term of the field");
  } else if (words.length > 1 && words.every(isKnownWord)) {
    sink("words of the field");
  }
  if (headNouns.has(words.at(-1)?.toLowerCase() ?? "")) {
    sink("ends in its kind");
  }
  if (/-(?:based|aware|like|free|guided|driven|style|shot|level|scale|only|trained|tuned)$/i.test(first)) {
    sink("begins with a description");
  }
  if (/^\p{L}+(?:ing|ed)$/iu.test(first) && words.length > 1) {
    sink("begins with a verb");
  }
  if (words.some((word) => prepositions.has(word.toLowerCase()))) {
    sink("has a preposition");
  }
}

function readSeveralWords(words: readonly string[], sink: FeatureSink): Shape {
  const shape = shapeOfSeveralWords(words);
  sink(`shape: ${shape}`);
  sink("share of words of the field", words.filter((word) => isFieldTerm(word)).length / words.length);
  if (words.some(isRareWord)) {
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

function shapeOfSeveralWords(words: readonly string[]): Shape {
  if (words.some((word) => shapeOf(word) === "coined" && !isFieldTerm(word))) {
    return "several, coined";
  }
  return words.every((word) => /^\p{Lu}|^\d/u.test(word)) ? "several, capitals" : "several, mixed";
}

function readSingleWord(word: string, sink: FeatureSink): Shape {
  const rank = wordRank(word);
  const shape = shapeOfSingleWord(word, rank);
  sink(`shape: ${shape}`);
  if (word.length <= 3) {
    sink(word.length === 2 ? "two letters" : "three letters");
  }
  if (word.includes("-")) {
    sink("hyphen");
    if (word.split("-").every(isKnownWord)) {
      sink("hyphen between words of the field");
    }
  }
  if (rank !== undefined && rank < 5000) {
    sink("ordinary word");
  }
  return shape;
}

function shapeOfSingleWord(word: string, rank: number | undefined): Shape {
  if (/\p{Ll}\p{Lu}/u.test(word)) {
    return "camel";
  }
  if (/^\p{Lu}{2,}$/u.test(word)) {
    return "capitals";
  }
  if (/\d/.test(word)) {
    return "digits";
  }
  if (shapeOf(word) === "coined") {
    return "coined";
  }
  if (!/^\p{Lu}/u.test(word)) {
    return "lower";
  }
  return rank === undefined ? "unknown word" : "word";
}

function isKnownWord(word: string): boolean {
  return isFieldTerm(word) || wordRank(word) !== undefined;
}

/** Returns whether neither the field nor everyday English uses a word much. */
export function isRareWord(word: string): boolean {
  return !isFieldTerm(word) && (wordRank(word) ?? Infinity) > 3000;
}
