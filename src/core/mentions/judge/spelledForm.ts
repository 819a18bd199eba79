import { isFieldTerm } from "../../words/fieldTerms";
import { isOrdinaryWord } from "../../words/ordinaryWords";
import { acronymAt } from "../forms/borders";
import type { Companions } from "./companions";
import { Fit } from "../scan/compare";
import type { WordForm } from "../forms/form";
import { type Ambiguity, isFrequentWord, traitsOf } from "./nameTraits";

/**
 * Whether other words may have come together to the name by chance: `FwdAlgoPerf`, `DiffusionKDLoss`, `VCTreeStatus`. Within an identifier the
 * case of a name of plain words says nothing, nor does one without its separators.
 */
export function isChance(form: WordForm, fit: number, { letterHead }: Companions): boolean {
  const { isPascal, isAcronymAndWord } = traitsOf(form);
  return isAcronymAndWord || (letterHead && (isPascal || (fit & Fit.joined) !== 0));
}

/** Whether the letters alone say what is meant, whatever is written around them: of no words, or of three in one identifier. */
export function isClear(form: WordForm, fit: number): boolean {
  const { isDistinct, content } = traitsOf(form);
  return isDistinct || (content >= 3 && (fit & Fit.spaced) === 0);
}

/** How the form can be taken for something else, written like this. */
export function ambiguityHere(form: WordForm, fit: number): Ambiguity {
  const { ambiguity, isOneWord, isMadeOfWords, isWordJoined, hasTellingCase, isTradePhrase, isAllShort } = traitsOf(form);
  if (isWordJoined && (fit & Fit.joined) !== 0) {
    return "word";
  }
  if (ambiguity !== "not" || !isOneWord) {
    return ambiguity === "not" && isAllShort && (fit & Fit.exact) === 0 ? "plain" : ambiguity;
  }
  if (isTradePhrase && (fit & Fit.split) !== 0) {
    return "word";
  }
  if ((fit & Fit.spaced) !== 0) {
    return "phrase";
  }
  return (fit & Fit.exact) !== 0 && hasTellingCase && !isMadeOfWords ? "not" : "plain";
}

/** Whether what is written right behind a name in its own case is a size or an acronym of the field: `xMINDlarge`, `TripoSGVAEModel`. */
export function mayRunOn(text: string, end: number, fit: number): boolean {
  const acronym = acronymAt(text, end);
  return (fit & Fit.exact) !== 0 && (acronym === "" || isFieldTerm(acronym));
}

/** Whether the letters are no word, or a seldom one to which the paper's own case does not belong: `NPO`, `LoRA`. */
export function isOwnWord(form: WordForm): boolean {
  return !isOrdinaryWord(form.text) || (traitsOf(form).hasTellingCase && !isFrequentWord(form.text));
}
