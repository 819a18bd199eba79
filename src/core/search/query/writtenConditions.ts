import { fieldOf, type FilterField } from "./filterFields";

/** A condition's value in single quotes or brackets: `by:'van den Berg'`. */
const quotedValue = /(?<=[\p{L}][:=])[ \t]{0,9}(?:['‘’]([^'‘’"]{1,80})['‘’]|[([]([^()[\]"]{1,80})[)\]])(?!\S)/gu;
/** Blanks around the colon of a condition, as in `author : song`, and `=` instead of the colon. */
const blanks = /(?<!\S)([-−–—]?)([a-z]{2,16})(?:[ \t]{0,9}:[ \t]{1,9}|[ \t]{1,9}:|[ \t]?=[ \t]?)(?=[^\s:])/gi;
/** A comparison without a colon: `year >= 2020`. */
const comparison = /(?<!\S)([-−–—]?(?:years?|date))?[ \t]?(<=?|>=?|≤|≥)[ \t]{0,3}(?=(?:19|20)\d{2}(?!\S))/gi;
/** Blanks behind the sign of a comparison and around the dash of a range: `year:> 2020`, `year:2020 - 2022`, `year:2020 to 2022`. */
const comparedYear = /(?<=(?:years?|date):(?:<=?|>=?|≤|≥))[ \t]{1,9}(?=\d)/gi;
const rangeOfYears = /(?<=(?:years?|date):\d{4})[ \t]{0,9}(?:-|–|—|to|until|\.{2,3}|…)[ \t]{0,9}(?=\d{4}(?!\S))/gi;
const wideSign = /[\uff01-\uff5e\u3000]/g;
/** The distance between a sign of ASCII and its full-width form. */
const wideOffset = 0xfee0;

/** Returns the query with its conditions written in one way: `author : song` as `author:song`, `year > 2020` as `year:>2020`. */
export function unifyConditions(text: string): string {
  const narrow = text.replace(wideSign, (sign) => (sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - wideOffset)));
  const plain = narrow.replace(/[“”„«»]/g, '"');
  if (!/[:=<>≤≥]/.test(plain)) {
    return plain;
  }
  return plain
    .replace(blanks, (written: string, sign: string, word: string, at: number, whole: string) =>
      takesValue(fieldOf(word), whole.charAt(at + written.length)) ? `${sign}${word}:` : written,
    )
    .replace(comparison, (_, field: string | undefined, sign: string) => `${field ?? "year"}:${sign}`)
    .replace(quotedValue, (_, quoted: string | undefined, bracketed: string | undefined) => `"${quoted ?? bracketed ?? ""}"`)
    .replace(comparedYear, "")
    .replace(rangeOfYears, "..");
}

/**
 * Returns the parts of a query with `NOT x` as `-x`, and without `AND`. A title in capitals has no operators: `LESS IS NOT MORE`.
 */
export function unifyOperators(parts: readonly string[]): readonly string[] {
  const isOperator = (part: string | undefined): boolean => part === "NOT" || part === "AND";
  const others = parts.filter((part) => !isOperator(part));
  if (others.length === parts.length || (others.length > 2 && !others.some((part) => /\p{Ll}/u.test(part)))) {
    return parts;
  }
  return parts.flatMap((part, at) => {
    const isNegated = parts[at - 1] === "NOT" && !isOperator(part) && !/^[-−–—]/.test(part);
    const isLast = at === parts.length - 1;
    return isNegated ? [`-${part}`] : isOperator(part) && !isLast ? [] : [part];
  });
}

/** Returns whether a condition may have a value that begins so behind a blank. A year begins with a digit or a comparison. */
function takesValue(field: FilterField | undefined, beginning: string): boolean {
  const isYear = field === "year" || field === "after" || field === "before" || field === "until";
  return field !== undefined && (!isYear || /[\d<>=≤≥"]/.test(beginning));
}
