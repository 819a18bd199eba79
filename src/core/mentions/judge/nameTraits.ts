import { isStopWord } from "../../words/stopWords";
import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord, wordRank } from "../../words/ordinaryWords";
import { splitPieces } from "../../words/pieces";
import type { WordForm } from "../forms/form";
import type { NameWords } from "./contextWords";
import { stemHash } from "./stems";
import { isCodeWord, isTradeWord } from "./wordKinds";

/**
 * How a name can be taken for something else:
 * - `not`: hardly (`ViDT`, `Negative Preference Optimization`);
 * - `letter`: has a word of one letter (`Z-loss`, `DSR-C`);
 * - `acronym`: four capitals (`CAFA`);
 * - `short`: three letters or fewer (`TRG`, `AR2`);
 * - `tiny`: two, or one;
 * - `word`: an ordinary word (`Genie`, `STAR`, `ToMe` but for its case);
 * - `saying`: a title of a few common words (`Order Matters`), or a name of nothing but such (`I don't know`);
 * - `phrase`: ordinary words (`fidelity loss`, `Token Merging`), or a name without a part of it;
 * - `plain`: not by itself, but written without its own case (`algoperf`).
 */
export type Ambiguity = "not" | "letter" | "acronym" | "short" | "tiny" | "word" | "saying" | "phrase" | "plain";

/** An ordinary word of three letters or fewer is one of these, by its rank. */
const shortWordRank = 5_000;

/** Behind this rank, a word is so seldom that a name's own case in the alias outweighs it: `ToMe`. */
const seldomWordRank = 15_000;

/** An ordinary word up to this rank is met in any code: `rate`, `next`, `core`. */
const frequentWordRank = 6_000;

/** Whether the letters of a one-word form are a word that is met everywhere. */
export function isFrequentWord(form: string): boolean {
  return (wordRank(form) ?? Infinity) < frequentWordRank || isStopWord(form.toLowerCase());
}

/** A saying's words have at most this rank. */
const sayingRank = 6_000;

/** What is true of a form wherever it stands. */
export interface Traits extends NameWords {
  readonly ambiguity: Ambiguity;
  /** It has no separator. */
  readonly isOneWord: boolean;
  /** It has more between its words than a name in code: a title or a long name. */
  readonly isWordy: boolean;
  /** Its case shows that it is no ordinary word. */
  readonly hasTellingCase: boolean;
  /** Written without its separators, it is an ordinary word: `RE-SORT`. */
  readonly isWordJoined: boolean;
  /** All its parts, by changes of case, are ordinary words. */
  readonly isMadeOfWords: boolean;
  /** One of them is a word of the trade: `grad_sign` is more often that than `GradSign`. */
  readonly isTradePhrase: boolean;
  /** Without its own case it is a word that is seldom met, or one with a letter before it: `tome`, `xmind`. */
  readonly isNearWord: boolean;
  /** It has several parts, none of more than three letters: `LAN-HDR`. */
  readonly isAllShort: boolean;
  readonly isStopWord: boolean;
  /** How many of its words do more than hold it together. */
  readonly content: number;
  /** It is words with a capital each and small letters, so that its case says nothing within an identifier: `AlgoPerf`. */
  readonly isPascal: boolean;
  /** It is an acronym of two or three letters and a word, as many things in code are: `VCTree`. */
  readonly isAcronymAndWord: boolean;
  /** Its letters are hardly anything else, in whatever case: `deberta_v3`, `simclr`. */
  readonly isDistinct: boolean;
}

/** A name of so many letters, not all in words, is hardly anything else. */
const distinctLetters = 6;

const known = new WeakMap<WordForm, Traits>();

/** The traits of a form, worked out once. */
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
    hasTellingCase: hasTellingCase(text),
    isWordJoined: /[^\p{L}\p{N}]/u.test(text) && isOrdinaryWord(text.replace(/[^\p{L}\p{N}]/gu, "")),
    isMadeOfWords: parts.every(isWholeWord),
    isTradePhrase: parts.every(isWholeWord) && parts.some(isTradeWord),
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
  const isPlain = (word: string): boolean => word.length <= 2 || isOrdinaryWord(word) || isCodeWord(word) || isTradeWord(word);
  return (
    letters.length >= distinctLetters && /^[\p{L}\p{N}]+$/u.test(text) && hasTellingCase(text) && !isPlain(letters) && !parts.every(isPlain)
  );
}

/** A long form is a name of its own: parts of it, such as `cross entropy` of `Cut Cross-Entropy`, say nothing. */
function longFormWords(long: string | undefined): readonly string[] {
  return long === undefined ? [] : splitPieces(long).map((piece) => piece.text.toLowerCase());
}

const longestOfField = 12;

/** `KD-Loss`, `Z-loss`: two words that everybody in the field uses. */
function isOfField(text: string): boolean {
  if (text.length > longestOfField) {
    return false;
  }
  const units = text.split(/[\s-]+/);
  return (
    units.length === 2 &&
    units.every((unit) => unit.length === 1 || isTradeWord(unit.toLowerCase()) || (/^\p{Lu}{2,3}$/u.test(unit) && isFieldTerm(unit)))
  );
}

/** Two letters are a word only where they hold sentences together: `me`, not the `ld` of `FedLD`. */
function isWholeWord(part: string): boolean {
  return part.length <= 2 ? isStopWord(part) : isOrdinaryWord(part);
}

/** How this way of writing an alias can be taken for something else. */
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
      !units.some((unit) => unit.length >= 5 && hasTellingCase(unit))
    ) {
      return "letter";
    }
    if (units.every(isEveryday) && ((kind === "name" && units.length >= 4) || (kind !== "title" && /['’]/.test(text)))) {
      return "saying";
    }
    if (kind === "title") {
      return units.length <= 3 && units.every(isSaid) ? "saying" : "not";
    }
    return formKind === "variant" || isOfField(text) || (units.length <= 3 && units.every(isKnown)) ? "phrase" : "not";
  }
  const rank = wordRank(letters);
  if (letters.length <= 3) {
    return rank !== undefined && rank < shortWordRank ? "word" : "short";
  }
  if (isCodeWord(letters) || (rank !== undefined && (rank < seldomWordRank || !hasTellingCase(text)))) {
    return "word";
  }
  return /^\p{Lu}{4}$/u.test(letters) ? "acronym" : "not";
}

/** Whether the case of a one-word form shows that it is no ordinary word: `ToMe`, `sLCT`, but not `STAR` or `Genie`. */
function hasTellingCase(form: string): boolean {
  return /[\p{Ll}\p{N}]\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(form);
}

/** A word, also where all of the name is written in capitals: `COLD FUSION`. */
function isKnown(unit: string, _at: number, units: readonly string[]): boolean {
  const isShouted = unit.length > 3 && units.every((other) => !/\p{Ll}/u.test(other));
  return (isShouted || !/\p{Lu}{2}/u.test(unit)) && (unit.length <= 2 || wordRank(unit) !== undefined);
}

/** `I`, `don` and `t` of "I don't know". */
function isEveryday(unit: string): boolean {
  return unit.length <= 2 ? /^\p{L}+$/u.test(unit) && !/\p{Lu}{2}/u.test(unit) : isSaid(unit);
}

function isSaid(unit: string): boolean {
  return isStopWord(unit.toLowerCase()) || (wordRank(unit) ?? Infinity) < sayingRank;
}
