import { findAbbreviations } from "./abbreviations";
import { type NameCandidate, quoteAround } from "../candidate";
import { type AbstractContext, shortFormRuleFor } from "./shortFormRules";
import { introducingVerbs } from "../text/signalWords";

/** Abstracts define a handful of pairs. */
const maxPairs = 100;

/** Returns the short forms that the paper gives to its own things, with their long forms. */
export function findOwnShortForms(context: AbstractContext): readonly NameCandidate[] {
  const found: NameCandidate[] = [];
  for (const pair of findAbbreviations(context.abstract).slice(0, maxPairs)) {
    const reason = shortFormRuleFor(pair, context)?.why;
    if (reason !== undefined) {
      const why = `${reason}: "${quoteAround(context.abstract, pair.start, pair.end)}"`;
      const isWhole = !/^[^(]*\)|["“”]/.test(pair.long) && !introducingVerbs.has(pair.long.split(" ")[0] ?? "");
      found.push({ text: pair.short, ...(isWhole ? { long: pair.long } : {}), kind: "name", start: pair.start, evidence: "sure", why });
    }
  }
  return found;
}
