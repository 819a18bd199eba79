import { isRunOn, isWordEnd } from "../forms/borders";
import { type Companions, companionsOf } from "./companions";
import { compareForm, Fit } from "../scan/compare";
import { isNumbered, isRepeated, ordinaryUse } from "./context";
import { type Form, isAddress, type WordForm } from "../forms/form";
import { isFieldContext, isUnrelatedContext, isPaperContext, minFieldWords } from "./contextWords";
import { type Ambiguity, isFrequentWord, traitsOf } from "./nameTraits";
import type { WordsAround } from "./wordsAround";
import type { PaperWords } from "./paperWords";
import { addressAt } from "../forms/addresses";
import { balanceOf, isOnlyCodeWords, weights } from "./companionBalance";
import { stemHash } from "./stems";
import { ambiguityHere, mayBeChance, needsNoContext, isCoinedForm, mayRunOn } from "./spelledForm";

/**
 * The verdict on a form at a place:
 * - `strong`: a mention, and evidence for weak ones of the paper;
 * - `joined`: a mention, and evidence for weak ones by the same name;
 * - `sure`: a mention;
 * - `outOfContext`: weak only because of the words around it, so two names of the paper are evidence for each other;
 * - `weak`: a mention if the text has other evidence for the paper;
 * - `doubtful`: weak, and no evidence for anything; a name that is no ordinary word, joined with words that are not the
 *   paper's;
 * - `shared`: a mention only if another paper with that name is mentioned there.
 */
export type Verdict = "strong" | "joined" | "sure" | "outOfContext" | "weak" | "doubtful" | "shared";

/** The verdict on a form at a place. The offsets may include a plural ending or a whole address. */
export interface JudgedForm {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** The text has the paper's own case. */
  readonly exact: boolean;
}

/** The text in which a form was found, and the words to judge it by. */
export interface PlaceContext {
  readonly text: string;
  /** Returns the words of the paper at an index. */
  readonly paperWordsOf: (paper: number) => PaperWords;
  readonly wordsAround: WordsAround;
  /** Returns whether the user wants this name to be shown in any case. */
  readonly isAlwaysShown?: (form: WordForm) => boolean;
}

/**
 * Judges a form at `[start, end)`. Returns `undefined` if the text does not write the form there. The judged range may be
 * longer, by a plural ending or the rest of an address.
 */
export function judge(start: number, end: number, form: Form, context: PlaceContext): JudgedForm | undefined {
  const { text } = context;
  if (isAddress(form)) {
    const whole = addressAt(text, start, end, form);
    return whole && { start: whole[0], end: whole[1], verdict: "strong", exact: true };
  }
  const fit = compareForm(text, start, end, form.text, traitsOf(form).isWordy);
  if (fit === undefined || (form.kind === "reordered" && (fit & Fit.spaced) !== 0)) {
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
  const verdict = context.isAlwaysShown?.(form) === true ? "sure" : verdictOn({ start, end: pluralEnd, form, fit }, context);
  return verdict && { start, end: pluralEnd, verdict, exact: (fit & Fit.exact) !== 0 };
}

/** A form at a place, and how the text writes it. */
interface PlacedForm {
  readonly start: number;
  readonly end: number;
  readonly form: WordForm;
  readonly fit: number;
}

function verdictOn(place: PlacedForm, context: PlaceContext): Verdict | undefined {
  const { text, paperWordsOf } = context;
  const { start, end, form, fit } = place;
  const exact = (fit & Fit.exact) !== 0;
  const companions = companionsOf(text, start, end, !exact);
  const isTail = !/\p{N}$/u.test(form.text) && (companions.isOtherVersion || (companions.digitTail && form.text.length < 5));
  if (companions.prefixLetter || (companions.digitHead && !exact) || isTail) {
    return undefined;
  }
  const known = ambiguityHere(form, fit);
  if (
    (known === "none" || traitsOf(form).isOfField) &&
    mayBeChance(form, fit, companions) &&
    balanceOf(companions, paperWordsOf(form.paper), weights.usual) < 0
  ) {
    return "doubtful";
  }
  if (known === "none") {
    return exact || form.alias.kind !== "name" ? "strong" : "sure";
  }
  if (known === "commonWords" || known === "tiny") {
    return exact ? "weak" : undefined;
  }
  const verdict =
    known === "phrase"
      ? "sure"
      : known === "plain"
        ? plainVerdict(place, companions, paperWordsOf)
        : companions.isAlone
          ? aloneVerdict(place, known, context)
          : (joinedVerdict(place, known, companions, paperWordsOf) ?? aloneVerdict(place, known, context));
  return adjustToContext(verdict, known, place, context);
}

/** Adjusts a verdict to the words around the place. */
function adjustToContext(
  verdict: Verdict,
  known: Ambiguity,
  { start, form, fit }: PlacedForm,
  { wordsAround, paperWordsOf }: PlaceContext,
): Verdict {
  const exact = (fit & Fit.exact) !== 0;
  const traits = traitsOf(form);
  if (verdict === "weak" && exact && known === "word" && /^\p{Lu}{3,}$/u.test(form.text)) {
    return isPaperContext(wordsAround.around(start), paperWordsOf(form.paper), traits) ? "sure" : verdict;
  }
  if ((verdict === "weak" || verdict === "doubtful") && (known === "short" || known === "acronym") && isCoinedForm(form)) {
    return wordsAround.fieldWords(start) >= minFieldWords && isFieldContext(wordsAround.around(start), paperWordsOf(form.paper), traits)
      ? "sure"
      : verdict;
  }
  // `ToMe` and `AR2` have fewer meanings than `CCE` and `tome`.
  const isFewLetters = traits.isFewLetters && !(exact && (traits.hasDistinctiveCase || /\p{N}/u.test(form.text)));
  if (
    (verdict === "sure" || verdict === "joined") &&
    !needsNoContext(form, fit) &&
    isUnrelatedContext(wordsAround.around(start), paperWordsOf(form.paper), { ...traits, isFewLetters })
  ) {
    return "outOfContext";
  }
  if (verdict !== "sure" || !exact || !isCoinedForm(form) || known === "plain" || known === "phrase") {
    return verdict;
  }
  return traits.hasDistinctiveCase || isPaperContext(wordsAround.around(start), paperWordsOf(form.paper), traits) ? "joined" : verdict;
}

/**
 * Judges a name that is almost unambiguous, or made of ordinary words. It is a mention unless it may still be these words and
 * the rest of the identifier has foreign ones (`tome_of_magic`, `lan_hdr_len`, `onPreSelectItem`).
 */
function plainVerdict({ fit, form }: PlacedForm, companions: Companions, paperWordsOf: PlaceContext["paperWordsOf"]): Verdict {
  const { isMadeOfWords, isNearWord, isAllShort } = traitsOf(form);
  const exact = (fit & Fit.exact) !== 0;
  if (companions.isAlone) {
    return "sure";
  }
  if (isMadeOfWords && companions.isHandler) {
    return "shared";
  }
  const paperWords = paperWordsOf(form.paper);
  const isOther =
    !exact &&
    (isMadeOfWords || isNearWord
      ? balanceOf(companions, paperWords, weights.lenient) < 0
      : isAllShort && isOnlyCodeWords(companions, paperWords));
  return isOther ? "shared" : "sure";
}

/** Judges a name that is the whole identifier. */
function aloneVerdict({ start, end, form, fit }: PlacedForm, ambiguity: Ambiguity, { text, paperWordsOf }: PlaceContext): Verdict {
  const exact = (fit & Fit.exact) !== 0;
  if (ambiguity === "letter") {
    return (fit & Fit.joinedLetter) === 0 ? "sure" : "shared";
  }
  if (exact && (isNumbered(text, end) || isRepeated(text, start, end))) {
    return "doubtful";
  }
  if (ambiguity === "acronym") {
    return "sure";
  }
  if (!exact) {
    return traitsOf(form).isStopWord ? "shared" : "weak";
  }
  if (ambiguity === "word" && !traitsOf(form).hasDistinctiveCase) {
    const use = ordinaryUse(text, start, end);
    return use === "weak" && isSupportedBeside(text, end, paperWordsOf(form.paper)) ? "sure" : use;
  }
  return "sure";
}

/** Returns whether the next word is the paper's, or one that code joins with methods: `FLAT loss`, `SAGE search`. */
function isSupportedBeside(text: string, end: number, { support }: PaperWords): boolean {
  const next = /^ (\p{Ll}{3,24})(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 30))?.[1];
  const says = next === undefined ? "foreign" : support(stemHash(next));
  return says === "own" || says === "method";
}

/**
 * Judges a name in a longer identifier, whose other words must be evidence for the paper. Returns `undefined` if they show
 * nothing, as in `use_dhkd`.
 */
function joinedVerdict(
  { fit, form }: PlacedForm,
  ambiguity: Ambiguity,
  companions: Companions,
  paperWordsOf: PlaceContext["paperWordsOf"],
): Verdict | undefined {
  const exact = (fit & Fit.exact) !== 0;
  const { hasDistinctiveCase, isStopWord } = traitsOf(form);
  if (exact && (ambiguity === "acronym" || hasDistinctiveCase)) {
    return hasDistinctiveCase || !isOnlyCodeWords(companions, paperWordsOf(form.paper)) ? "sure" : "doubtful";
  }
  if (!exact && isStopWord) {
    return "shared";
  }
  const paperWords = paperWordsOf(form.paper);
  if (exact && isOtherName(form, companions, paperWords)) {
    return "shared";
  }
  const [next] = companions.behind;
  if (exact && isCoinedForm(form) && next !== undefined && paperWords.support(next) === "method") {
    return "joined";
  }
  const weight = weights[exact ? "lenient" : ambiguity === "word" ? "strict" : "usual"];
  const balance = balanceOf(companions, paperWords, weight);
  if (balance <= 0) {
    const foreign = isCoinedForm(form) ? "doubtful" : "shared";
    return exact || balanceOf(companions, paperWords, weights.against) > 0 ? foreign : undefined;
  }
  if (ambiguity === "word" && !exact && hasDistinctiveCase && isFrequentWord(form.text)) {
    return "weak";
  }
  return isCoinedForm(form) && balanceOf(companions, paperWords, weights.distinctive) > 0 ? "joined" : "sure";
}

/**
 * Returns whether a foreign word is joined before a name in capitals and nothing follows. Methods that build on another are
 * named like that (`SimNPO`, `GraphSAGE`).
 */
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
