import { CharacterClass, classOf, foldOf } from "../forms/characters";
import { Gap, gapKind } from "../forms/gaps";
import { isDigitBorder, isWordStart } from "../forms/borders";
import { plus } from "../forms/keys";

const { lower, upper, mark } = CharacterClass;

/** How a text writes a form. Several may apply. */
export const Fit = {
  /** Every letter has the form's case. */
  exact: 1,
  /** Words are separated by spaces or line breaks. */
  spaced: 2,
  /** A one-letter word of the form is joined with its neighbour, as in `DSRC` for `DSR-C`. */
  joinedLetter: 4,
  /** The text has a separator where the form has only a change of case, as in `multi_augs` for `MultiAugs`. */
  split: 8,
  /** All letters are capitals. */
  capitals: 16,
  /** The text lacks a separator of the form. */
  joined: 32,
} as const;

/**
 * Returns how `text[start, end)` writes the form, as a sum of `Fit`. Returns `undefined` if it does not write the form: it has
 * other letters, a separator where a name has none (`to_me`, `grad.sign`), or a capital in the middle of a word of the form
 * (`pltOn`). With `wordy`, for titles and phrases, more is allowed between the words: quotes, braces, colons, a hyphenated
 * line.
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

/** Returns whether a lower-case letter follows at once in both the text and the form. Most steps are like that. */
function isPlainStep(text: string, i: number, form: string, j: number): boolean {
  return j + 1 < form.length && isPlain(text.charCodeAt(i + 1)) && isPlain(form.charCodeAt(j + 1));
}

function isPlain(code: number): boolean {
  return classOf(code) === lower;
}

/**
 * The place between two neighbouring letters, in the text and in the form. `from` and `to` are the offsets of the gap and of
 * the letter after it.
 */
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

/**
 * Handles a separator of the form that the text lacks. Only spaces, hyphens, underscores and a single plus (`LRGD`) may be left
 * out: without its mark, `Q&A` or `d√T` would be another name.
 */
function joinedWords({ text, to, form, formFrom, formTo, wordy }: Joint): number | undefined {
  const isPlus = formTo - formFrom === 1 && form.charCodeAt(formFrom) === plus;
  if (!wordy && !isPlus && (kindsIn(form, formFrom, formTo) & ~(Gap.space | Gap.hyphen | Gap.underscore)) !== 0) {
    return undefined;
  }
  const single = isAlone(form, formFrom - 1) || isAlone(form, formTo);
  return Fit.joined | (single && !isWordStart(text, to) ? Fit.joinedLetter : 0);
}

/** Returns whether the text has a capital after a lower-case letter and the form does not. */
function isForeignCapital({ text, to, form, formTo }: Joint): boolean {
  const camel = classOf(text.charCodeAt(to)) === upper && classOf(text.charCodeAt(to - 1)) === lower;
  return camel && !(classOf(form.charCodeAt(formTo)) === upper && classOf(form.charCodeAt(formTo - 1)) === lower);
}

/** Matches marks that separate the items of a list or the strings of a sum, not the words of a name. */
const nextItem = /["'`,;:()[\]{}]/;

/** Handles a separator in both the text and the form. */
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

/**
 * Handles a separator of the text that the form lacks: a hyphenated line, LaTeX's braces, or a separator at a change of case.
 */
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
    return isTwoWords(text, to, form, formTo) ? Fit.split | Fit.spaced : undefined;
  }
  return kinds === Gap.underscore || kinds === Gap.hyphen ? Fit.split : undefined;
}

/**
 * Returns whether a name may be written as two words here: both have four letters or more in the name, and the second begins with a capital
 * there. In the text it begins with a capital too (`Flash Attention`), or both words have five letters or more (`flash attention`).
 */
function isTwoWords(text: string, to: number, form: string, formTo: number): boolean {
  const shortest = Math.min(partLength(form, formTo - 1, -1), partLength(form, formTo, 1));
  return classOf(form.charCodeAt(formTo)) === upper && shortest >= (classOf(text.charCodeAt(to)) === upper ? 4 : 5);
}

/**
 * Returns whether a one-word name may be written with a separator here: at a change of case or a digit, between parts that are
 * not too short. A digit or capital that ends the name may stand alone after a word: `qwen_3`, `adam_w`.
 */
function isSplittable(form: string, offset: number): boolean {
  if (!isWordStart(form, offset)) {
    return false;
  }
  const before = partLength(form, offset - 1, -1);
  const after = partLength(form, offset, 1);
  return Math.max(before, after) >= 3 && (Math.min(before, after) >= 2 || (before >= 4 && offset === form.length - 1));
}

/**
 * Returns the length of the part of a one-word name that begins or ends at this offset, up to a change of case. A capital and
 * its digits count as one part (`V3`).
 */
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

/**
 * Returns whether a part begins at a border. The border before the last capital of a sequence does not count: `BERTa` is one
 * part.
 */
function isPartStart(form: string, border: number): boolean {
  return isWordStart(form, border) && classOf(form.charCodeAt(border - 1)) !== upper;
}

function isInside(form: string, offset: number): boolean {
  return offset >= 0 && offset < form.length && classOf(form.charCodeAt(offset)) >= lower;
}

/** Returns whether the letter at this offset of the form is a word of its own. */
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

/** Returns whether a gap has exactly one line break. Two of them end a paragraph. */
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
