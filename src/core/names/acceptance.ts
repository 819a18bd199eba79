import type { NameCandidate } from "./candidate";
import { shapeOf } from "./text/nameShape";
import { isUsedAsOwn } from "./text/usage";
import { phraseHeads } from "./text/signalWords";
import { includesWord } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";
import { isOrdinaryWord } from "../words/ordinaryWords";

/** The text in which a name was found, and the short forms that it defines: the paper's own and those of others. */
export interface NameContext {
  readonly title: string;
  readonly abstract: string;
  readonly shortForms: readonly NameCandidate[];
  readonly othersShortForms: ReadonlySet<string>;
}

/**
 * Returns whether a name that was found may be the paper's: it is not a term of the field, was not used earlier as somebody
 * else's, and is not a piece of a long form.
 */
export function isAcceptable(name: NameCandidate, { title, abstract, shortForms, othersShortForms }: NameContext): boolean {
  const { text, start, evidence } = name;
  const isInLongForm = shortForms.some(
    (pair) => start >= pair.start && start < pair.start + (pair.long?.length ?? 0) && text !== pair.text,
  );
  if (!hasNameLength(name, abstract) || othersShortForms.has(text) || isInLongForm) {
    return false;
  }
  if (name.kind === "phrase") {
    return text.includes(" ") && !isFieldTerm(text);
  }
  const words = text.split(" ");
  if (isFieldTerm(text) || /^\p{Lu}{2,}s$/u.test(text) || words.every(isFieldWord) || isDescription(words, start, abstract)) {
    return (
      words.length === 1 &&
      evidence === "sure" &&
      shapeOf(text) === "coined" &&
      (includesWord(title, text) || isDefined(text, start, abstract))
    );
  }
  if (evidence === "likely" && writtenBefore(text, start, abstract)) {
    return false;
  }
  if (words.length === 1 && shapeOf(text) !== "coined") {
    return (
      (evidence === "sure" || !isOrdinaryWord(text)) && (isUsedAsOwn(text, abstract) || includesWord(title, text) || !isOrdinaryWord(text))
    );
  }
  return true;
}

/**
 * Returns whether the text defines the name where it first uses it, as in "we present SimCLR: a simple framework". No text does
 * that for a name that everybody knows.
 */
function isDefined(name: string, start: number, abstract: string): boolean {
  return (
    !writtenBefore(name, start, abstract) &&
    /^(?::|,| \p{Pd}) an? (?:\p{Ll}|\p{Lu}\p{Ll})/u.test(abstract.slice(start + name.length, start + name.length + 8))
  );
}

/**
 * Returns whether a word is an acronym of the field, with or without an affix. `GAN-based` in `GAN-based SISR` describes a kind
 * of thing and names nothing.
 */
function isFieldWord(word: string): boolean {
  const stem = word.replace(/-(?:based|like|aware|free|guided|style|driven)$/, "");
  return shapeOf(stem) === "coined" && isFieldTerm(stem);
}

/** Returns whether the words describe a kind of something that the text named before: `DRL-based ATSC` after `ATSC`. */
function isDescription(words: readonly string[], start: number, abstract: string): boolean {
  return /-(?:based|aware|free|guided|driven)$/.test(words[0] ?? "") && writtenBefore(words.at(-1) ?? "", start, abstract);
}

function writtenBefore(text: string, start: number, abstract: string): boolean {
  return includesWord(abstract.slice(0, Math.max(0, start - 1)), text);
}

/** Returns whether a name has a usable length. Two letters count only before a noun for a part: `ND loss`. */
function hasNameLength({ text, start }: NameCandidate, abstract: string): boolean {
  const isFormula = /[²³√∑≥≤=<>]\S|^\p{Ll}\//u.test(text);
  if (isFormula || text.length < 2 || text.length > 70 || text.split(" ").length > 7) {
    return false;
  }
  return text.length > 2 || partNounAfter(text, start, abstract) !== undefined;
}

/** Returns the noun for a part that follows a name, such as `loss` in `ND loss`, or `undefined`. */
export function partNounAfter(name: string, start: number, abstract: string): string | undefined {
  const next = /^ (\p{Ll}+)/u.exec(abstract.slice(start + name.length, start + 30))?.[1];
  return next !== undefined && phraseHeads.has(next) ? next : undefined;
}
