import { Fit } from "../../../scan/compare";
import { shapeOf } from "../formShape";
import { bool } from "./numbers";
import type { Place } from "./evidence";

/** How the text writes the name. */
export interface Spelling {
  readonly written: string;
  readonly exact: boolean;
  readonly isLower: boolean;
  readonly isUpper: boolean;
}

/** Returns how the text writes the name of a place. */
export function spellingOf({ text, candidate: { start, end, fit } }: Place): Spelling {
  const written = text.slice(start, end);
  const exact = (fit & Fit.exact) !== 0;
  return { written, exact, isLower: !exact && !/\p{Lu}/u.test(written), isUpper: !exact && !/\p{Ll}/u.test(written) };
}

/** Returns the features of a name and its spelling. */
export function nameFeatures(place: Place): readonly number[] {
  const { form, fit } = place.candidate;
  const shape = shapeOf(form);
  const { exact, isLower, isUpper } = spellingOf(place);
  const isCommon = shape.commonJoined;
  const short = bool(shape.letters <= 3);
  return [
    bool(exact),
    bool(exact && shape.isCoined),
    bool(exact && shape.isCapitals && !shape.isCoined),
    bool(exact && !shape.isCapitals && !shape.isCoined),
    bool(exact) * isCommon,
    bool(exact) * short,
    bool(isLower),
    bool(isLower) * isCommon,
    bool(isLower) * short,
    bool(isUpper),
    bool(!exact && !isLower && !isUpper),
    bool((fit & Fit.split) !== 0),
    bool((fit & Fit.joined) !== 0),
    bool((fit & Fit.spaced) !== 0),
    Math.log2(shape.letters + 1),
    short,
    shape.commonness,
    isCommon,
    bool(shape.hasDigit),
    Math.min(shape.words, 5),
    bool(!shape.isName),
    bool(shape.isVariant),
  ];
}
