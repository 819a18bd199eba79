import { CharacterClass, classOf, foldOf } from "../forms/characters";
import { Gap, gapKind } from "../forms/gaps";
import { isDigitBorder, isWordStart } from "../forms/borders";
import { plus } from "../forms/keys";

const { lower, upper, mark } = CharacterClass;

/** How a stretch of text writes a form; several may hold. */
export const Fit = {
  /** Every letter has the form's case. */
  exact: 1,
  /** Words are parted by spaces or line breaks. */
  spaced: 2,
  /** A one-letter word of the form runs into its neighbour, as in `DSRC` for `DSR-C`. */
  joinedLetter: 4,
  /** A separator stands where the form has only a change of case, as in `multi_augs` for `MultiAugs`. */
  split: 8,
  /** All letters are capitals. */
  capitals: 16,
  /** A separator of the form is missing. */
  joined: 32,
} as const;

/**
 * How `text[start, end)` writes the form, as a sum of `Fit`; `undefined` where it does not: other letters, a separator where a name has none
 * (`to_me`, `grad.sign`), or a capital in the middle of one of its words (`pltOn`). In wordy forms, titles and phrases, more may
 * stand between the words: quotes, braces, colons, a line's hyphenation.
 */
export function compareForm(text: string, start: number, end: number, form: string, wordy: boolean): number | undefined {
  let i = start;
  let j = skipSeparators(form, 0);
  let fit: number = Fit.exact | Fit.capitals;
  for (;;) {
    const written = text.charCodeAt(i);
    const wanted = form.charCodeAt(j);
    if (foldOf(written) !== foldOf(wanted)) {
      return undefined;
    }
    fit &= ~((written === wanted ? 0 : Fit.exact) | (classOf(written) === lower ? Fit.capitals : 0));
    if (i + 1 < end && isPlainStep(text, i, form, j)) {
      i++;
      j++;
      continue;
    }
    const nextText = skipMarks(text, i + 1);
    if (nextText >= end) {
      return skipSeparators(form, j + 1) >= form.length ? fit : undefined;
    }
    const nextForm = skipSeparators(form, j + 1);
    const wordText = skipGap(text, nextText, end);
    if (wordText >= end || nextForm >= form.length) {
      return undefined;
    }
    const change = joint({ text, from: nextText, to: wordText, form, formFrom: j + 1, formTo: nextForm, wordy });
    if (change === undefined) {
      return undefined;
    }
    fit |= change;
    i = wordText;
    j = nextForm;
  }
}

/** Whether in text and form another letter follows at once, and none of the two is a capital: most letters are like that. */
function isPlainStep(text: string, i: number, form: string, j: number): boolean {
  return j + 1 < form.length && isPlain(text.charCodeAt(i + 1)) && isPlain(form.charCodeAt(j + 1));
}

function isPlain(code: number): boolean {
  return classOf(code) === lower;
}

/** The place between two neighbouring letters, in the text and in the form: offsets of the letter behind it and of the gap before that. */
interface Joint {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly form: string;
  readonly formFrom: number;
  readonly formTo: number;
  readonly wordy: boolean;
}

function joint(at: Joint): number | undefined {
  const gapInForm = at.formTo > at.formFrom;
  if (at.to === at.from) {
    return gapInForm ? joinedWords(at) : isForeignCapital(at) ? undefined : 0;
  }
  return gapInForm ? partedWords(at) : partedWord(at);
}

/** The form has a separator, the text none: that makes another name of `Q&A` or `d√T`, but for a plus: `LRGD`. */
function joinedWords({ text, to, form, formFrom, formTo, wordy }: Joint): number | undefined {
  const isPlus = formTo - formFrom === 1 && form.charCodeAt(formFrom) === plus;
  if (!wordy && !isPlus && (kindsIn(form, formFrom, formTo) & ~(Gap.space | Gap.hyphen | Gap.underscore)) !== 0) {
    return undefined;
  }
  const single = isAlone(form, formFrom - 1) || isAlone(form, formTo);
  return Fit.joined | (single && !isWordStart(text, to) ? Fit.joinedLetter : 0);
}

/** Whether a small letter is followed by a capital where the form has no such change. */
function isForeignCapital({ text, to, form, formTo }: Joint): boolean {
  const camel = classOf(text.charCodeAt(to)) === upper && classOf(text.charCodeAt(to - 1)) === lower;
  return camel && !(classOf(form.charCodeAt(formTo)) === upper && classOf(form.charCodeAt(formTo - 1)) === lower);
}

/** What parts the items of a list or the strings of a sum, and not the words of a name. */
const nextItem = /["'`,;:()[\]{}]/;

/** Text and form both have a separator. */
function partedWords({ text, from, to, form, formFrom, formTo, wordy }: Joint): number | undefined {
  const kinds = kindsIn(text, from, to);
  const own = kindsIn(form, formFrom, formTo);
  if ((kinds & Gap.line) !== 0) {
    return isOneBreak(text, from, to) && (wordy || !nextItem.test(text.slice(from, to))) ? Fit.spaced : undefined;
  }
  if ((kinds & Gap.underscore) !== 0) {
    return kinds === Gap.underscore ? 0 : undefined;
  }
  const allowed = Gap.space | Gap.hyphen | own | (wordy ? Gap.loose | Gap.dot | Gap.slash : 0);
  if ((kinds & ~allowed) !== 0 || (kinds === (Gap.space | Gap.hyphen) && own !== kinds && !wordy)) {
    return undefined;
  }
  return (kinds & (Gap.space | Gap.loose)) === 0 ? 0 : Fit.spaced;
}

/** The text has a separator, the form none: a hyphenated line, LaTeX's braces, or a change of case written out. */
function partedWord({ text, from, to, form, formTo, wordy }: Joint): number | undefined {
  const kinds = kindsIn(text, from, to);
  if ((kinds & Gap.line) !== 0) {
    return wordy && text.charCodeAt(from) === 0x2d && isOneBreak(text, from, to) ? Fit.spaced : undefined;
  }
  if (kinds === Gap.loose && /^[{}]+$/.test(text.slice(from, Math.min(to, from + 8)))) {
    return 0;
  }
  if (to - from !== 1 || !isSplittable(form, formTo)) {
    return undefined;
  }
  if (kinds === Gap.space) {
    return isCapitalBoth(text, to, form, formTo) ? Fit.split | Fit.spaced : undefined;
  }
  return kinds === Gap.underscore || kinds === Gap.hyphen ? Fit.split : undefined;
}

/** Whether two words of four letters or more are written with a capital each, in the name and apart: `Flash Attention`. */
function isCapitalBoth(text: string, to: number, form: string, formTo: number): boolean {
  const isCapital = classOf(text.charCodeAt(to)) === upper && classOf(form.charCodeAt(formTo)) === upper;
  return isCapital && partLength(form, formTo - 1, -1) >= 4 && partLength(form, formTo, 1) >= 4;
}

/** Whether a one-word name may be written with a separator here: at a change of case or a digit, between parts that are not too short. */
function isSplittable(form: string, offset: number): boolean {
  if (!isWordStart(form, offset)) {
    return false;
  }
  const before = partLength(form, offset - 1, -1);
  const after = partLength(form, offset, 1);
  return Math.max(before, after) >= 3 && Math.min(before, after) >= 2;
}

/** Length of the part of a one-word name that reaches to or from this offset: up to a change of case, a capital with its digits being one (`V3`). */
function partLength(form: string, offset: number, step: 1 | -1): number {
  let length = 1;
  for (let i = offset; isInside(form, i + step); i += step) {
    const border = step === 1 ? i + 1 : i;
    if (isPartStart(form, border) && !(length === 1 && isDigitBorder(form, border))) {
      break;
    }
    length++;
  }
  return length;
}

/** A border of words, but for the capital that ends a row of them: `BERTa` is one part. */
function isPartStart(form: string, border: number): boolean {
  return isWordStart(form, border) && classOf(form.charCodeAt(border - 1)) !== upper;
}

function isInside(form: string, offset: number): boolean {
  return offset >= 0 && offset < form.length && classOf(form.charCodeAt(offset)) >= lower;
}

/** Whether the letter at this offset of the form is a word of its own. */
function isAlone(form: string, offset: number): boolean {
  return !isInside(form, offset - 1) && !isInside(form, offset + 1);
}

function kindsIn(text: string, from: number, to: number): number {
  let kinds = 0;
  for (let i = from; i < to; i++) {
    kinds |= gapKind(text.charCodeAt(i)) || Gap.loose;
  }
  return kinds;
}

/** A paragraph's end is no line break. */
function isOneBreak(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  return gap.split(/\r\n?|\n|\u2028/).length === 2;
}

function skipSeparators(form: string, offset: number): number {
  let i = offset;
  while (i < form.length && classOf(form.charCodeAt(i)) < lower && !(form.charCodeAt(i) === plus && i === form.length - 1)) {
    i++;
  }
  return i;
}

function skipMarks(text: string, offset: number): number {
  let i = offset;
  while (i < text.length && classOf(text.charCodeAt(i)) === mark) {
    i++;
  }
  return i;
}

function skipGap(text: string, offset: number, end: number): number {
  let i = offset;
  while (i < end && classOf(text.charCodeAt(i)) < lower && !(text.charCodeAt(i) === plus && i === end - 1)) {
    i++;
  }
  return i;
}
