import { isWordEnd } from "./borders";
import { type Companions, companionsOf } from "./companions";
import { compareForm, Fit } from "./compare";
import { ordinaryUse } from "./context";
import { type Form, isAddress, type WordForm } from "./form";
import { isForeignGround } from "./ground";
import { type Ambiguity, isFrequentWord, traitsOf } from "./names";
import type { Neighbourhood } from "./neighbourhood";
import type { Support, Vocabulary } from "./vocabulary";
import { addressAt } from "./addresses";

/**
 * What a place in a text is worth: `sure` is a mention; `weak` is one where the same text gives evidence of the paper; `shared` is one where
 * another paper of that name is mentioned. `strong` is sure, and evidence for the weak ones.
 */
export type Verdict = "strong" | "sure" | "weak" | "shared";

/** A place where a form was found, and how. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** The name has the paper's own case. */
  readonly exact: boolean;
}

/** Where a form was found, and what helps to judge it. */
export interface Surroundings {
  readonly text: string;
  /** The words of a paper, by its index. */
  readonly vocabularyOf: (paper: number) => Vocabulary;
  readonly neighbourhood: Neighbourhood;
}

/** Judges whether a form stands at `[start, end)`; `undefined` where it does not. The finding may be longer: a plural, a whole address. */
export function judge(start: number, end: number, form: Form, surroundings: Surroundings): Finding | undefined {
  const { text } = surroundings;
  if (isAddress(form)) {
    const whole = addressAt(text, start, end, form);
    return whole && { start: whole[0], end: whole[1], verdict: "strong", exact: true };
  }
  const fit = compareForm(text, start, end, form.text, traitsOf(form).isWordy);
  if (fit === undefined || (form.kind === "turned" && (fit & Fit.spaced) !== 0)) {
    return undefined;
  }
  const pluralEnd = isWordEnd(text, end) ? end : endOfPlural(text, end);
  if (pluralEnd > end && !hasPlural(form, fit)) {
    return undefined;
  }
  const verdict = verdictOn({ start, end: pluralEnd, form, fit }, surroundings);
  return verdict && { start, end: pluralEnd, verdict, exact: (fit & Fit.exact) !== 0 };
}

/** Everything that a verdict rests on. */
interface Case {
  readonly start: number;
  readonly end: number;
  readonly form: WordForm;
  readonly fit: number;
}

function verdictOn(place: Case, { text, vocabularyOf, neighbourhood }: Surroundings): Verdict | undefined {
  const { start, end, form, fit } = place;
  const exact = (fit & Fit.exact) !== 0;
  const companions = companionsOf(text, start, end, !exact);
  if (companions.prefixLetter || (companions.digitHead && !exact) || (companions.digitTail && !/\p{N}$/u.test(form.text) && form.text.length < 5)) {
    return undefined;
  }
  const known = ambiguityHere(form, fit);
  if (known === "not") {
    return exact || form.alias.kind !== "name" ? "strong" : "sure";
  }
  if (known === "saying" || known === "tiny") {
    return exact ? "weak" : undefined;
  }
  const verdict = known === "phrase" || known === "plain" ? "sure" : companions.isAlone ? aloneVerdict(place, known, text) : joinedVerdict(place, known, companions, vocabularyOf) ?? aloneVerdict(place, known, text);
  return verdict === "sure" && isForeignGround(neighbourhood.around(start), vocabularyOf(form.paper), traitsOf(form)) ? "weak" : verdict;
}

/** How the form can be taken for something else, written like this. */
function ambiguityHere(form: WordForm, fit: number): Ambiguity {
  const { ambiguity, isOneWord, isMadeOfWords, isWordJoined, hasTellingCase } = traitsOf(form);
  if (isWordJoined && (fit & Fit.joined) !== 0) {
    return "word";
  }
  if (ambiguity !== "not" || !isOneWord) {
    return ambiguity;
  }
  if (isMadeOfWords && (fit & Fit.split) !== 0) {
    return "word";
  }
  return (fit & Fit.exact) !== 0 && hasTellingCase && !isMadeOfWords ? "not" : "plain";
}

/** The name is the whole identifier. */
function aloneVerdict({ start, end, form, fit }: Case, ambiguity: Ambiguity, text: string): Verdict {
  const exact = (fit & Fit.exact) !== 0;
  if (ambiguity === "letter") {
    return (fit & Fit.joinedLetter) === 0 ? "sure" : "shared";
  }
  if (ambiguity === "acronym") {
    return "sure";
  }
  if (!exact) {
    return traitsOf(form).isStopWord ? "shared" : "weak";
  }
  if (ambiguity === "word" && !traitsOf(form).hasTellingCase) {
    return ordinaryUse(text, start, end);
  }
  return "sure";
}

/** The identifier has other words, which must speak for the paper; `undefined` where they say nothing, as in `use_dhkd`. */
function joinedVerdict({ fit, form }: Case, ambiguity: Ambiguity, companions: Companions, vocabularyOf: Surroundings["vocabularyOf"]): Verdict | undefined {
  const exact = (fit & Fit.exact) !== 0;
  const { hasTellingCase, isStopWord } = traitsOf(form);
  if (exact && (ambiguity === "acronym" || hasTellingCase)) {
    return "sure";
  }
  if (!exact && isStopWord) {
    return "shared";
  }
  const { support } = vocabularyOf(form.paper);
  const weight = weights[ambiguity === "word" && !exact ? "strict" : exact ? "lenient" : "usual"];
  let balance = 0;
  let isForeign = exact;
  for (const words of [companions.before, companions.behind]) {
    for (const word of words) {
      const says = support(word);
      balance += weight[says];
      isForeign ||= says === "foreign";
    }
  }
  if (balance <= 0) {
    return isForeign ? "shared" : undefined;
  }
  return ambiguity === "word" && !exact && hasTellingCase && isFrequentWord(form.text) ? "weak" : "sure";
}

/** What a word in the identifier counts for its name. */
const weights: Record<"strict" | "usual" | "lenient", Record<Support, number>> = {
  strict: { own: 1, method: 1, generic: 0, neutral: 0, foreign: -1 },
  usual: { own: 1, method: 1, generic: 1, neutral: 0, foreign: -1 },
  lenient: { own: 1, method: 1, generic: 1, neutral: 0.5, foreign: -1 },
};

function hasPlural({ alias, text }: WordForm, fit: number): boolean {
  return alias.kind === "name" && !/\s/.test(text) ? (fit & Fit.exact) !== 0 : true;
}

function endOfPlural(text: string, end: number): number {
  return text.charCodeAt(end) === 0x65 ? end + 2 : end + 1;
}
