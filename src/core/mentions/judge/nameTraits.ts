import { isStopWord } from "../../words/stopWords";
import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord, wordRank } from "../../words/ordinaryWords";
import { splitPieces } from "../../words/pieces";
import type { WordForm } from "../forms/form";
import type { NameWords } from "./contextWords";
import { stemHash } from "./stems";
import { isCodeWord, isMachineLearningWord } from "./wordKinds";

/**
 * The ways in which a name is ambiguous:
 * - `none`: hardly anything (`ViDT`, `Negative Preference Optimization`);
 * - `letter`: it has a word of one letter (`Z-loss`, `DSR-C`);
 * - `acronym`: four capitals (`CAFA`);
 * - `short`: three letters or fewer (`TRG`, `AR2`);
 * - `tiny`: one or two letters;
 * - `word`: an ordinary word (`Genie`, `STAR`, `ToMe` without its case);
 * - `commonWords`: a title of a few common words (`Order Matters`), or a name of common words only (`I don't know`);
 * - `phrase`: ordinary words (`fidelity loss`, `Token Merging`), or a name without one of its parts;
 * - `plain`: ambiguous only without its own case (`algoperf`).
 */
export type Ambiguity = "none" | "letter" | "acronym" | "short" | "tiny" | "word" | "commonWords" | "phrase" | "plain";

/** A word of three letters or fewer is an ordinary word up to this rank. */
const shortWordRank = 5_000;

/** A word beyond this rank is so rare that the alias's own case outweighs it: `ToMe`. */
const rareWordRank = 15_000;

/** Words up to this rank occur in any code: `rate`, `next`, `core`. */
const frequentWordRank = 6_000;

/** Returns whether the letters of a one-word form are a frequent word. */
export function isFrequentWord(form: string): boolean {
  return (wordRank(form) ?? Infinity) < frequentWordRank || isStopWord(form.toLowerCase());
}

/** Common words have at most this rank. */
const commonWordRank = 6_000;

/** The traits of a form, which do not depend on a text. */
export interface Traits extends NameWords {
  readonly ambiguity: Ambiguity;
  /** It has no separator. */
  readonly isOneWord: boolean;
  /** Its words may have more between them than those of a name in code: it is a title or a long name. */
  readonly isWordy: boolean;
  /** Its case shows that it is no ordinary word. */
  readonly hasDistinctiveCase: boolean;
  /** Written without its separators, it is an ordinary word: `RE-SORT`. */
  readonly isWordJoined: boolean;
  /** All its parts, by changes of case, are ordinary words. */
  readonly isMadeOfWords: boolean;
  /** One of these is a word of machine learning: `grad_sign` is more often such words than `GradSign`. */
  readonly hasMachineLearningWord: boolean;
  /** Without its own case it is a rare word, or a word with a letter before it: `tome`, `xmind`. */
  readonly isNearWord: boolean;
  /** It has several parts, each of at most three letters: `LAN-HDR`. */
  readonly isAllShort: boolean;
  readonly isStopWord: boolean;
  /** The number of its words that have more than two letters and are not stop words. */
  readonly content: number;
  /** It consists of capitalized words, so its case shows nothing within an identifier: `AlgoPerf`. */
  readonly isPascal: boolean;
  /** It is an acronym of two or three letters and an ordinary word, like many names in code: `VCTree`. */
  readonly isAcronymAndWord: boolean;
  /** Its letters mean hardly anything else, in any case: `deberta_v3`, `simclr`. */
  readonly isDistinct: boolean;
}

/** A name with this many letters, not all in ordinary words, means hardly anything else. */
const minDistinctLetters = 6;

const known = new WeakMap<WordForm, Traits>();

/** Returns the traits of a form, computed once. */
export function traitsOf(form: WordForm): Traits {
  const traits = known.get(form) ?? findTraits(form);
  known.set(form, traits);
  return traits;
}

function findTraits(form: WordForm): Traits {
  const { text, alias } = form;
  const parts = splitPieces(text).map((piece) => piece.text.toLowerCase());
  const units = text.split(/[\s-]+/).length;
  const isFewLetters = alias.kind === "name" && text.length <= 4;
  return {
    ambiguity: ambiguityOf(form),
    units,
    stems: new Set([...parts, ...longFormWords(isFewLetters ? alias.long : undefined)].map(stemHash)),
    isFewLetters,
    isOfField: isOfField(text),
    isOneWord: /^[\p{L}\p{N}]+$/u.test(text),
    isWordy: alias.kind === "title" || units >= 4,
    hasDistinctiveCase: hasDistinctiveCase(text),
    isWordJoined: /[^\p{L}\p{N}]/u.test(text) && isOrdinaryWord(text.replace(/[^\p{L}\p{N}]/gu, "")),
    isMadeOfWords: parts.every(isWholeWord),
    hasMachineLearningWord: parts.every(isWholeWord) && parts.some(isMachineLearningWord),
    isNearWord: /^[\p{L}]+$/u.test(text) && (isOrdinaryWord(text) || (/^\p{Ll}\p{Lu}+$/u.test(text) && isOrdinaryWord(text.slice(1)))),
    isAllShort: units > 1 && parts.every((part) => part.length <= 3),
    isStopWord: isStopWord(text.toLowerCase()),
    content: parts.filter((part) => part.length > 2 && !isStopWord(part)).length,
    isPascal: /^(?:\p{Lu}\p{Ll}+)+$/u.test(text),
    isAcronymAndWord: /^\p{Lu}{2,3}\p{Lu}\p{Ll}{2,}$/u.test(text) && isOrdinaryWord(parts.at(-1) ?? ""),
    isDistinct: isDistinct(text, parts),
  };
}

function isDistinct(text: string, parts: readonly string[]): boolean {
  const letters = text.replace(/\P{L}/gu, "");
  const isPlain = (word: string): boolean => word.length <= 2 || isOrdinaryWord(word) || isCodeWord(word) || isMachineLearningWord(word);
  return (
    letters.length >= minDistinctLetters &&
    /^[\p{L}\p{N}]+$/u.test(text) &&
    hasDistinctiveCase(text) &&
    !isPlain(letters) &&
    !parts.every(isPlain)
  );
}

/**
 * Returns the words of a long form, in lower case. It is a name of its own: parts of it, such as `cross entropy` of `Cut
 * Cross-Entropy`, are no evidence.
 */
function longFormWords(long: string | undefined): readonly string[] {
  return long === undefined ? [] : splitPieces(long).map((piece) => piece.text.toLowerCase());
}

const maxFieldNameLength = 12;

/** Returns whether a name consists of two words that everybody in the field uses: `KD-Loss`, `Z-loss`. */
function isOfField(text: string): boolean {
  if (text.length > maxFieldNameLength) {
    return false;
  }
  const units = text.split(/[\s-]+/);
  return (
    units.length === 2 &&
    units.every(
      (unit) => unit.length === 1 || isMachineLearningWord(unit.toLowerCase()) || (/^\p{Lu}{2,3}$/u.test(unit) && isFieldTerm(unit)),
    )
  );
}

/** Returns whether a part is a word. Two letters are one only if they are a stop word: `me`, not the `ld` of `FedLD`. */
function isWholeWord(part: string): boolean {
  return part.length <= 2 ? isStopWord(part) : isOrdinaryWord(part);
}

/** Returns what else a form may mean. */
function ambiguityOf({ text, kind: formKind, alias: { kind } }: WordForm): Ambiguity {
  const units = text.split(/[^\p{L}\p{N}]+/u).filter((unit) => unit !== "");
  const letters = units.join("");
  if (letters.length <= 2) {
    return "tiny";
  }
  if (units.length > 1) {
    if (
      kind === "name" &&
      letters.length <= 8 &&
      units.some((unit) => /^\p{L}$/u.test(unit)) &&
      !units.some((unit) => unit.length >= 5 && hasDistinctiveCase(unit))
    ) {
      return "letter";
    }
    if (units.every(isCommonUnit) && ((kind === "name" && units.length >= 4) || (kind !== "title" && /['’]/.test(text)))) {
      return "commonWords";
    }
    if (kind === "title") {
      return units.length <= 3 && units.every(isCommonWord) ? "commonWords" : "none";
    }
    return formKind === "variant" || isOfField(text) || (units.length <= 3 && units.every(isKnownWord)) ? "phrase" : "none";
  }
  const rank = wordRank(letters);
  if (letters.length <= 3) {
    return rank !== undefined && rank < shortWordRank ? "word" : "short";
  }
  if (isCodeWord(letters) || (rank !== undefined && (rank < rareWordRank || !hasDistinctiveCase(text)))) {
    return "word";
  }
  return /^\p{Lu}{4}$/u.test(letters) ? "acronym" : "none";
}

/** Returns whether the case of a one-word form shows that it is no ordinary word: `ToMe`, `sLCT`, but not `STAR` or `Genie`. */
function hasDistinctiveCase(form: string): boolean {
  return /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(form);
}

/** Returns whether a unit is a known word. A name all in capitals counts as words: `COLD FUSION`. */
function isKnownWord(unit: string, _at: number, units: readonly string[]): boolean {
  const isShouted = unit.length > 3 && units.every((other) => !/\p{Ll}/u.test(other));
  return (isShouted || !/\p{Lu}{2}/u.test(unit)) && (unit.length <= 2 || wordRank(unit) !== undefined);
}

/** Returns whether a unit is a common word or a piece of one, such as `I`, `don` and `t` of "I don't know". */
function isCommonUnit(unit: string): boolean {
  return unit.length <= 2 ? /^\p{L}+$/u.test(unit) && !/\p{Lu}{2}/u.test(unit) : isCommonWord(unit);
}

function isCommonWord(unit: string): boolean {
  return isStopWord(unit.toLowerCase()) || (wordRank(unit) ?? Infinity) < commonWordRank;
}
