import { isRunOn, isWordEnd, acronymAt } from "../../forms/borders";
import { CharacterClass, classOf } from "../../forms/characters";
import { isAddress, type Form, type WordForm } from "../../forms/form";
import { addressAt } from "../../forms/addresses";
import { compareForm, Fit } from "../../scan/compare";
import { lowerBound } from "../../../lowerBound";
import { wordRank } from "../../../words/ordinaryWords";
import { isFieldTerm } from "../../../words/fieldTerms";
import { isOtherThing } from "../roleWords";
import { type FormShape, shapeOf } from "./formShape";

/** A form that stands in a text. */
export interface Candidate {
  readonly start: number;
  /** Includes a plural ending or the rest of an address. */
  readonly end: number;
  readonly form: Form;
  /** How the text writes the form, as a sum of `Fit`. */
  readonly fit: number;
}

/** A candidate that is a word, not an address. */
export interface WordCandidate extends Candidate {
  readonly form: WordForm;
}

/** Returns whether a candidate is a word and not an address. */
export function isWord(candidate: Candidate): candidate is WordCandidate {
  return !isAddress(candidate.form);
}

/** Returns the index of the first candidate that begins at or after an offset. */
export function firstFrom(candidates: readonly Candidate[], offset: number): number {
  return lowerBound(0, candidates.length, (index) => (candidates[index]?.start ?? 0) < offset);
}

/** Returns the candidate at `[start, end)`, or `undefined` if the text does not write the form there, or a veto holds. */
export function candidateAt(text: string, start: number, end: number, form: Form): Candidate | undefined {
  if (isAddress(form)) {
    const whole = addressAt(text, start, end, form);
    return whole && { start: whole[0], end: whole[1], form, fit: Fit.exact };
  }
  const shape = shapeOf(form);
  const fit = compareForm(text, start, end, form.text, shape.isWordy);
  if (fit === undefined || (form.kind === "reordered" && (fit & Fit.spaced) !== 0)) {
    return undefined;
  }
  const isOpen = !isWordEnd(text, end) && isRunOn(text, end);
  if (isOpen && !mayRunOn(text, end, fit)) {
    return undefined;
  }
  const pluralEnd = isOpen || isWordEnd(text, end) ? end : endOfPlural(text, end);
  if (pluralEnd > end && shape.isName && shape.words === 1 && (fit & Fit.exact) === 0) {
    return undefined;
  }
  return isVetoed(text, { start, end: pluralEnd, form, fit }, shape) ? undefined : { start, end: pluralEnd, form, fit };
}

/** Returns whether a size or an acronym of the field directly follows a name in its own case: `xMINDlarge`, `TripoSGVAEModel`. */
function mayRunOn(text: string, end: number, fit: number): boolean {
  const acronym = acronymAt(text, end);
  return (fit & Fit.exact) !== 0 && (acronym === "" || isFieldTerm(acronym));
}

function endOfPlural(text: string, end: number): number {
  return text.charCodeAt(end) === 0x65 ? end + 2 : end + 1;
}

const loneLetter = /(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/u;
/** A keyword and a space: `class Attention` is not ClassAttention. */
const keywordAndSpace =
  /^(?:class|def|as|from|import|in|is|if|for|with|return|new|and|or|not|func|function|let|const|var|type|of|the|a|an|to|end) /;
/** A longer name is recognized by its letters even if a lone one of them is joined or split off. */
const minLetters = 5;
/** `AdamW` may be written `adam_w`. */
const endsInCapital = /\p{Ll}\p{Lu}$/u;
const otherVersion = /^[2-9](?![\p{L}\p{N}])/u;
/** One or two capitals directly behind a name that does not end in one make another name: `pix2pixHD`. */
const otherEnding = /^\p{Lu}{1,2}(?![\p{L}\p{N}])/u;
/** A short word directly before a name in capitals makes another name: `SimNPO`, `MiniCPM`. */
const gluedWord = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{1,3}$/u;
/** So does an ordinary word directly behind a name that ends in a capital, if it is no part of code: `VGGSound`, `VGGFace2`. */
const gluedBehind = /^\p{Lu}\p{Ll}{2,}(?=\d{0,2}(?![\p{L}\p{N}]))/u;
const maxGluedChars = 24;
/** A word before the name does not if code puts the word before any name: `TestNPO`. Such words rank below this. */
const maxCodeWordRank = 4_000;
/** So does a lone capital before it: `A-GEM`. */
const otherBeginning = /(?<![\p{L}\p{N}_-])\p{Lu}-$/u;

/**
 * Returns whether the place cannot mean the paper: a letter or a digit is joined to the name (`mDeBERTa`, `2nd_loss`), it is
 * another version (`DINOv2` of `DINO`) or name (`pix2pixHD`, `A-GEM`), or a lone letter is split off from the name or joined to it (`q_lora`, `ViT-S` of `VITS`).
 */
function isVetoed(text: string, { start, end, form, fit }: WordCandidate, { words, letters, isName, isCapitals }: FormShape): boolean {
  const exact = (fit & Fit.exact) !== 0;
  const head = start > 0 ? classOf(text.charCodeAt(start - 1)) : 0;
  const tail = classOf(text.charCodeAt(end));
  if (head === CharacterClass.lower && (start === 1 || classOf(text.charCodeAt(start - 2)) < CharacterClass.lower)) {
    return true;
  }
  if (head === CharacterClass.digit && !exact) {
    return true;
  }
  if (tail === CharacterClass.digit && !/\p{N}$/u.test(form.text)) {
    if (
      otherVersion.test(text.slice(end, end + 3)) ||
      (!exact && /^\d[dD](?![\p{L}\p{N}])/u.test(text.slice(end, end + 3))) ||
      form.text.replace(/\P{L}/gu, "").length < 5
    ) {
      return true;
    }
  }
  if (isName && exact && end === start + form.text.length) {
    const isOther = !/\p{Lu}$/u.test(form.text) && otherEnding.test(text.slice(end, end + 3));
    const [glued] = isCapitals && isWordEnd(text, end) ? (gluedWord.exec(text.slice(Math.max(0, start - 5), start)) ?? []) : [];
    const [tailWord] = /\p{Lu}$/u.test(form.text) ? (gluedBehind.exec(text.slice(end, end + maxGluedChars)) ?? []) : [];
    const isMade = glued !== undefined && (wordRank(glued.toLowerCase()) ?? Infinity) > maxCodeWordRank;
    if (
      isOther ||
      isMade ||
      (tailWord !== undefined && isOtherThing(tailWord)) ||
      otherBeginning.test(text.slice(Math.max(0, start - 3), start))
    ) {
      return true;
    }
  }
  if (
    isName &&
    !exact &&
    (fit & Fit.split) !== 0 &&
    loneLetter.test(text.slice(start, end).replaceAll("_", " ")) &&
    !endsInCapital.test(form.text)
  ) {
    return true;
  }
  if (isName && (fit & Fit.spaced) !== 0 && keywordAndSpace.test(text.slice(start, end))) {
    return true;
  }
  return words > 1 && (fit & Fit.joinedLetter) !== 0 && !exact && letters < minLetters;
}
