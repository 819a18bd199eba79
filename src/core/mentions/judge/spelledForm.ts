import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { acronymAt } from "../forms/borders";
import type { Companions } from "./companions";
import { Fit } from "../scan/compare";
import type { WordForm } from "../forms/form";
import { type Ambiguity, isFrequentWord, traitsOf } from "./nameTraits";

/**
 * Returns whether other words may form the name by chance: `FwdAlgoPerf`, `DiffusionKDLoss`, `VCTreeStatus`. Within an
 * identifier, the case of a name of capitalized words shows nothing, and neither does a name without its separators.
 */
export function mayBeChance(form: WordForm, fit: number, { letterHead }: Companions): boolean {
  const { isPascal, isAcronymAndWord } = traitsOf(form);
  return isAcronymAndWord || (letterHead && (isPascal || (fit & Fit.joined) !== 0));
}

/**
 * Returns whether the letters alone identify the name, whatever is around them: they are not words, or they are three words in
 * one identifier.
 */
export function needsNoContext(form: WordForm, fit: number): boolean {
  const { isDistinct, content } = traitsOf(form);
  return isDistinct || (content >= 3 && (fit & Fit.spaced) === 0);
}

/** Returns what else the form may mean in this spelling. */
export function ambiguityHere(form: WordForm, fit: number): Ambiguity {
  const { ambiguity, isOneWord, isMadeOfWords, isWordJoined, hasDistinctiveCase, hasMachineLearningWord, isAllShort } = traitsOf(form);
  if (isWordJoined && (fit & Fit.joined) !== 0) {
    return "word";
  }
  if (ambiguity !== "none" || !isOneWord) {
    return ambiguity === "none" && isAllShort && (fit & Fit.exact) === 0 ? "plain" : ambiguity;
  }
  if (hasMachineLearningWord && (fit & Fit.split) !== 0) {
    return "word";
  }
  if ((fit & Fit.spaced) !== 0) {
    return "phrase";
  }
  return (fit & Fit.exact) !== 0 && hasDistinctiveCase && !isMadeOfWords ? "none" : "plain";
}

/** Returns whether a name in its own case is followed by a size or an acronym of the field: `xMINDlarge`, `TripoSGVAEModel`. */
export function mayRunOn(text: string, end: number, fit: number): boolean {
  const acronym = acronymAt(text, end);
  return (fit & Fit.exact) !== 0 && (acronym === "" || isFieldTerm(acronym));
}

/**
 * Returns whether a form is not an ordinary word: its letters are no word at all, or a rare one in a case of its own:
 * `NPO`, `LoRA`.
 */
export function isCoinedForm(form: WordForm): boolean {
  return !isOrdinaryWord(form.text) || (traitsOf(form).hasDistinctiveCase && !isFrequentWord(form.text));
}
