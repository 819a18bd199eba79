import type { CslItem } from "../csl/item";

type Fields = ReadonlyMap<string, string>;

/** The names of the months' macros, in the order of the year. Each also begins the month's English name. */
export const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Returns whether a value is a macro that every style defines: a month's. It is written without braces. */
export function isMonthMacro(name: string, value: string): boolean {
  return name === "month" && months.includes(value);
}

/** Formats a year, and a month by its macro if there is one, as a date of BibLaTeX: `2021-10`, `2021`. */
export function biblatexDate(year: string, month: string | undefined): string {
  const number = month === undefined ? 0 : months.indexOf(month) + 1;
  return number === 0 ? year : `${year}-${String(number).padStart(2, "0")}`;
}

/**
 * Reads a date of BibLaTeX: `2021-10-16`, `2021-10`, `2015-01/2015-03`, `2019/..`, `1950?`, `1950~` (ISO 8601-2, level 1). Returns `undefined`
 * for a text without a year.
 */
export function readBibtexDate(text: string): CslItem | undefined {
  const parts = text.split("/").flatMap((date): readonly (readonly number[])[] => {
    const found = /^\s*(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
    return found ? [partsOf(found.slice(1))] : [];
  });
  if (parts.length === 0) {
    return undefined;
  }
  return { "date-parts": parts.slice(0, 2), ...(/\d[?~%]/.test(text) ? { circa: true } : {}) };
}

/** Returns when an entry was published, by its `date`, or its `year`, `month` and `day`. A year that is no number is kept as it is written. */
export function issuedOf(fields: Fields, textOf: (latex: string) => string): CslItem | undefined {
  const date = readBibtexDate(textOf(fields.get("date") ?? ""));
  if (date) {
    return date;
  }
  const written = textOf(fields.get("year") ?? fields.get("date") ?? "");
  const year = /^\(?\[?(\d{4})[\])]?\)?$/.exec(written)?.[1];
  if (year === undefined) {
    return written === "" ? undefined : (rangeOf(written) ?? { literal: written });
  }
  return { "date-parts": monthsOf(Number(year), fields) };
}

/** Reads `1992--1993`, and `1992/93`. */
function rangeOf(written: string): CslItem | undefined {
  const [, first = "", last = ""] = /^(\d{4})\s?[-–—/]{1,3}\s?(\d{4}|\d\d)?$/.exec(written) ?? [];
  if (first === "" || last === "") {
    return undefined;
  }
  return { "date-parts": [[Number(first)], [Number(first.slice(0, 4 - last.length) + last)]] };
}

/** Returns the date of a year with the entry's month and day. A month may be a macro, a name, a number, or `"10~" # jan` and `jan # "--" # feb`. */
function monthsOf(year: number, fields: Fields): readonly (readonly number[])[] {
  const written = (fields.get("month") ?? "").trim().toLowerCase();
  const inMonth = /\p{L}/u.test(written) ? /(?<![\d-])(\d{1,2})(?:\s|~|\.|,|$)/.exec(written)?.[1] : undefined;
  const day = /^\s*(\d{1,2})\s*$/.exec(fields.get("day") ?? "")?.[1] ?? inMonth;
  const [first, last] = monthNumbers(written);
  if (first === undefined) {
    return [[year]];
  }
  return last === undefined || last === first
    ? [partsOf([year, first, day])]
    : [
        [year, first],
        [year, last],
      ];
}

function monthNumbers(written: string): readonly number[] {
  if (/^\d{1,2}$/.test(written)) {
    const number = Number(written);
    return number >= 1 && number <= 12 ? [number] : [];
  }
  return [...written.matchAll(/\p{L}{3,}/gu)].flatMap(([word]) => {
    const at = months.indexOf(word.slice(0, 3));
    return at < 0 ? [] : [at + 1];
  });
}

function partsOf(parts: readonly (string | number | undefined)[]): readonly number[] {
  const numbers = parts.map(Number);
  const end = numbers.findIndex((number) => Number.isNaN(number) || number === 0);
  return end < 0 ? numbers : numbers.slice(0, end);
}
