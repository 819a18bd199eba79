import { isKnownCommand } from "./knownCommands";
import { emit, type Reader, take, trimRead } from "./latexReader";

/** A closing `$` that is farther away does not end a formula. */
const maxFormulaChars = 2_000;

/** Reads `\(`, `\)`, `\[` and `\]`. */
export function readFormulaMark(reader: Reader, mark: string): void {
  const isStart = mark === "(" || mark === "[";
  reader.mathEnd = isStart ? reader.at + maxFormulaChars : -1;
  if (reader.kind === "field" && isStart) {
    take(reader, /\s+/y);
  } else if (reader.kind === "field") {
    trimRead(reader);
  }
}

/** Reads a `$`, which begins or ends a formula or stands for itself. */
export function readDollar(reader: Reader): void {
  const { text, at, kind } = reader;
  const width = text.charAt(at + 1) === "$" ? 2 : 1;
  if (at < reader.mathEnd) {
    if (kind === "field") {
      trimRead(reader);
    }
    reader.at += width;
    reader.mathEnd = -1;
    return;
  }
  const start = at + width;
  const end = text.slice(start, start + maxFormulaChars).search(/(?<!\\)\$/) + start;
  reader.hasPrices ||= kind === "scraped" || (end >= start && isBetweenPrices(text, start, end));
  const isFormula = end >= start && (!reader.hasPrices || isFormulaInProse(text, start, end));
  if (!isFormula) {
    emit(reader, "$");
    reader.at++;
  } else if (kind === "field" && !isSayable(text.slice(start, end))) {
    emit(reader, text.slice(at, end + width));
    reader.at = end + width;
  } else {
    reader.mathEnd = end + 1;
    reader.at = start;
    if (kind === "field") {
      take(reader, /\s+/y);
    }
  }
}

/**
 * Distinguishes formulas from prices as Pandoc does: no space after the first `$`, no space before the second, and no digit
 * after it, unless the formula is a single command.
 */
function isFormulaInProse(text: string, start: number, end: number): boolean {
  const isCommand = /^\\[A-Za-z]{1,20}$/.test(text.slice(start, end));
  return !/\s/.test(text.charAt(start)) && !/\s/.test(text.charAt(end - 1)) && (isCommand || !/\d/.test(text.charAt(end + 1)));
}

/** Returns `true` if the dollars are those of "$5 million to $10 million", which many export without a backslash. */
function isBetweenPrices(text: string, start: number, end: number): boolean {
  return (
    /\d/.test(text.charAt(start)) && /\d/.test(text.charAt(end + 1)) && /\s[a-z]{2,20}\s$/.test(text.slice(Math.max(start, end - 30), end))
  );
}

/** Returns `false` if a formula has a command of whose arguments nothing is known. Such a formula stays as it is. */
function isSayable(formula: string): boolean {
  for (const [, name = ""] of formula.matchAll(/\\([A-Za-z]{1,40})\*?(?=\s?\{(?!\}))/g)) {
    if (!isKnownCommand(name)) {
      return false;
    }
  }
  return true;
}
