import { isRunOn, isWordEnd } from "../forms/borders";
import { type Companions, companionsOf } from "./companions";
import { compareForm, Fit } from "../scan/compare";
import { isNumbered, isRepeated, ordinaryUse } from "./context";
import { type Form, isAddress, type WordForm } from "../forms/form";
import { isFamiliarGround, isForeignGround, isOwnGround, someOfField } from "./contextWords";
import { type Ambiguity, isFrequentWord, traitsOf } from "./nameTraits";
import type { WordsAround } from "./wordsAround";
import type { PaperWords } from "./paperWords";
import { addressAt } from "../forms/addresses";
import { balanceOf, isCodes, weights } from "./companionBalance";
import { stemHash } from "./stems";
import { ambiguityHere, isChance, isClear, isOwnWord, mayRunOn } from "./spelledForm";

/**
 * What a place in a text is worth: `sure` is a mention; `weak` is one where the same text gives evidence of the paper; `shared` is one where
 * another paper of that name is mentioned. `strong` is sure, and evidence for the weak ones. `joined` is sure, and evidence for the weak ones by
 * the same name. `lonely` is weak only for what is written around it, so that two names of the paper are evidence for one another. `odd` is a name that
 * is no word, joined with words that are not the paper's: weak, and no evidence for anything.
 */
export type Verdict = "strong" | "joined" | "sure" | "lonely" | "weak" | "odd" | "shared";

/** A place where a form was found, and how. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** The name has the paper's own case. */
  readonly exact: boolean;
}

/** Where a form was found, and what helps to judge it. */
export interface PlaceContext {
  readonly text: string;
  /** The words of a paper, by its index. */
  readonly vocabularyOf: (paper: number) => PaperWords;
  readonly neighbourhood: WordsAround;
}

/** Judges whether a form stands at `[start, end)`; `undefined` where it does not. The finding may be longer: a plural, a whole address. */
export function judge(start: number, end: number, form: Form, surroundings: PlaceContext): Finding | undefined {
  const { text } = surroundings;
  if (isAddress(form)) {
    const whole = addressAt(text, start, end, form);
    return whole && { start: whole[0], end: whole[1], verdict: "strong", exact: true };
  }
  const fit = compareForm(text, start, end, form.text, traitsOf(form).isWordy);
  if (fit === undefined || (form.kind === "turned" && (fit & Fit.spaced) !== 0)) {
    return undefined;
  }
  const isOpen = !isWordEnd(text, end) && isRunOn(text, end);
  if (isOpen && !mayRunOn(text, end, fit)) {
    return undefined;
  }
  const pluralEnd = isOpen || isWordEnd(text, end) ? end : endOfPlural(text, end);
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

function verdictOn(place: Case, surroundings: PlaceContext): Verdict | undefined {
  const { text, vocabularyOf } = surroundings;
  const { start, end, form, fit } = place;
  const exact = (fit & Fit.exact) !== 0;
  const companions = companionsOf(text, start, end, !exact);
  const isTail = !/\p{N}$/u.test(form.text) && (companions.isOtherVersion || (companions.digitTail && form.text.length < 5));
  if (companions.prefixLetter || (companions.digitHead && !exact) || isTail) {
    return undefined;
  }
  const known = ambiguityHere(form, fit);
  if (
    (known === "not" || traitsOf(form).isOfField) &&
    isChance(form, fit, companions) &&
    balanceOf(companions, vocabularyOf(form.paper), weights.usual) < 0
  ) {
    return "odd";
  }
  if (known === "not") {
    return exact || form.alias.kind !== "name" ? "strong" : "sure";
  }
  if (known === "saying" || known === "tiny") {
    return exact ? "weak" : undefined;
  }
  const verdict =
    known === "phrase"
      ? "sure"
      : known === "plain"
        ? plainVerdict(place, companions, vocabularyOf)
        : companions.isAlone
          ? aloneVerdict(place, known, surroundings)
          : (joinedVerdict(place, known, companions, vocabularyOf) ?? aloneVerdict(place, known, surroundings));
  return onGround(verdict, known, place, surroundings);
}

/** What a verdict is worth with what is written around the place. */
function onGround(verdict: Verdict, known: Ambiguity, { start, form, fit }: Case, { neighbourhood, vocabularyOf }: PlaceContext): Verdict {
  const exact = (fit & Fit.exact) !== 0;
  const traits = traitsOf(form);
  if (verdict === "weak" && exact && known === "word" && /^\p{Lu}{3,}$/u.test(form.text)) {
    return isOwnGround(neighbourhood.around(start), vocabularyOf(form.paper), traits) ? "sure" : verdict;
  }
  if ((verdict === "weak" || verdict === "odd") && (known === "short" || known === "acronym") && isOwnWord(form)) {
    return neighbourhood.fieldWords(start) >= someOfField && isFamiliarGround(neighbourhood.around(start), vocabularyOf(form.paper), traits)
      ? "sure"
      : verdict;
  }
  // `ToMe` and `AR2` stand for fewer things than `CCE` and `tome`.
  const isFewLetters = traits.isFewLetters && !(exact && (traits.hasTellingCase || /\p{N}/u.test(form.text)));
  if (
    (verdict === "sure" || verdict === "joined") &&
    !isClear(form, fit) &&
    isForeignGround(neighbourhood.around(start), vocabularyOf(form.paper), { ...traits, isFewLetters })
  ) {
    return "lonely";
  }
  if (verdict !== "sure" || !exact || !isOwnWord(form) || known === "plain" || known === "phrase") {
    return verdict;
  }
  return traits.hasTellingCase || isOwnGround(neighbourhood.around(start), vocabularyOf(form.paper), traits) ? "joined" : verdict;
}

/**
 * A name that is hardly anything else, or of ordinary words: sure, but where it may still be such words, and the rest of the identifier has
 * others (`tome_of_magic`, `lan_hdr_len`, `onPreSelectItem`).
 */
function plainVerdict({ fit, form }: Case, companions: Companions, vocabularyOf: PlaceContext["vocabularyOf"]): Verdict {
  const { isMadeOfWords, isNearWord, isAllShort } = traitsOf(form);
  const exact = (fit & Fit.exact) !== 0;
  if (companions.isAlone) {
    return "sure";
  }
  if (isMadeOfWords && companions.isHandler) {
    return "shared";
  }
  const vocabulary = vocabularyOf(form.paper);
  const isOther =
    !exact &&
    (isMadeOfWords || isNearWord ? balanceOf(companions, vocabulary, weights.lenient) < 0 : isAllShort && isCodes(companions, vocabulary));
  return isOther ? "shared" : "sure";
}

/** The name is the whole identifier. */
function aloneVerdict({ start, end, form, fit }: Case, ambiguity: Ambiguity, { text, vocabularyOf }: PlaceContext): Verdict {
  const exact = (fit & Fit.exact) !== 0;
  if (ambiguity === "letter") {
    return (fit & Fit.joinedLetter) === 0 ? "sure" : "shared";
  }
  if (exact && (isNumbered(text, end) || isRepeated(text, start, end))) {
    return "odd";
  }
  if (ambiguity === "acronym") {
    return "sure";
  }
  if (!exact) {
    return traitsOf(form).isStopWord ? "shared" : "weak";
  }
  if (ambiguity === "word" && !traitsOf(form).hasTellingCase) {
    const use = ordinaryUse(text, start, end);
    return use === "weak" && isSupportedBeside(text, end, vocabularyOf(form.paper)) ? "sure" : use;
  }
  return "sure";
}

/** Whether the word behind a blank is the paper's or one that code joins with methods: `FLAT loss`, `SAGE search`. */
function isSupportedBeside(text: string, end: number, { support }: PaperWords): boolean {
  const next = /^ (\p{Ll}{3,24})(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 30))?.[1];
  const says = next === undefined ? "foreign" : support(stemHash(next));
  return says === "own" || says === "method";
}

/** The identifier has other words, which must speak for the paper; `undefined` where they say nothing, as in `use_dhkd`. */
function joinedVerdict(
  { fit, form }: Case,
  ambiguity: Ambiguity,
  companions: Companions,
  vocabularyOf: PlaceContext["vocabularyOf"],
): Verdict | undefined {
  const exact = (fit & Fit.exact) !== 0;
  const { hasTellingCase, isStopWord } = traitsOf(form);
  if (exact && (ambiguity === "acronym" || hasTellingCase)) {
    return hasTellingCase || !isCodes(companions, vocabularyOf(form.paper)) ? "sure" : "odd";
  }
  if (!exact && isStopWord) {
    return "shared";
  }
  const vocabulary = vocabularyOf(form.paper);
  if (exact && isOtherName(form, companions, vocabulary)) {
    return "shared";
  }
  const [next] = companions.behind;
  if (exact && isOwnWord(form) && next !== undefined && vocabulary.support(next) === "method") {
    return "joined";
  }
  const weight = weights[exact ? "lenient" : ambiguity === "word" ? "strict" : "usual"];
  const balance = balanceOf(companions, vocabulary, weight);
  if (balance <= 0) {
    const foreign = isOwnWord(form) ? "odd" : "shared";
    return exact || balanceOf(companions, vocabulary, weights.against) > 0 ? foreign : undefined;
  }
  if (ambiguity === "word" && !exact && hasTellingCase && isFrequentWord(form.text)) {
    return "weak";
  }
  return isOwnWord(form) && balanceOf(companions, vocabulary, weights.telling) > 0 ? "joined" : "sure";
}

/** Whether a foreign word runs into a name in capitals, and nothing follows: methods that build on it are called so (`SimNPO`, `GraphSAGE`). */
function isOtherName({ text }: WordForm, { before, behind, letterHead }: Companions, { support }: PaperWords): boolean {
  const [first, ...others] = before;
  return (
    letterHead &&
    /^\p{Lu}{3,}$/u.test(text) &&
    behind.length === 0 &&
    others.length === 0 &&
    first !== undefined &&
    support(first) === "foreign"
  );
}

function hasPlural({ alias, text }: WordForm, fit: number): boolean {
  return alias.kind === "name" && !/\s/.test(text) ? (fit & Fit.exact) !== 0 : true;
}

function endOfPlural(text: string, end: number): number {
  return text.charCodeAt(end) === 0x65 ? end + 2 : end + 1;
}
