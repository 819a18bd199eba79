import type { Stated } from "../reference";

/** Identifiers of which digits are left out: `2305.XXXX`, `10.1145/xxxxxxx.xxxxxxx`, `arXiv:xxxx`. */
const unfilled =
  /(?<![\w.])(?:(?:\d{4}|x{4})\.(?:\d{0,3}x{3,5}|x{4,5})|10\.(?:\d{4,9}|x{4,9})\/(?:[\w.]{0,30}x{4,}[\w.]{0,30}|x{3,9}|your[-_]?doi)|10\.x{4,9}(?:\/[\w.]{0,40})?)(?!\w)|(?<=\barxiv[:. ]\s?)x{3,9}(?:\.x{3,9})?(?!\w)/gi;

/** Returns the identifiers in a text that somebody wanted to replace. */
export function placeholderIds(text: string, start: number): readonly Stated<string>[] {
  return /x{3}|your/i.test(text)
    ? [...text.matchAll(unfilled)].map(({ 0: value, index }) => ({ value, start: start + index, end: start + index + value.length }))
    : [];
}

const noAuthors =
  /^[\s{]{0,9}(?:et\.? ?al|and others|others|\[?\d{1,4}\s(?:more |other )?authors?\]?|todo|tba|tbd|x{3,9}|\?{2,9})[\s.}]{0,9}$/i;
const noYear = /^\s{0,9}(?:x{4}|[12]\dxx|\d{3}x|y{4}|todo|tba|\?{2,4})\s{0,9}$/i;

/** Returns the text if it stands where a list of authors should be. */
export function placeholderAuthors(value: string, start: number): readonly Stated<string>[] {
  return noAuthors.test(value.slice(0, 100)) ? [{ value: value.trim(), start, end: start + value.length }] : [];
}

/** Returns the text if it stands where a year should be. */
export function placeholderYear(value: string, start: number): readonly Stated<string>[] {
  return noYear.test(value.slice(0, 100)) ? [{ value: value.trim(), start, end: start + value.length }] : [];
}
