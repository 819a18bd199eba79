import { detached } from "../../../text/lines";
import { months } from "../bibtexDates";
import { placeOf, type PlacedChunk } from "../bibtexIndex";
import { type BibtexFields, type Macro, type MacroLookup, parseBibtexFields } from "../parseBibtexFields";
import type { BibtexChunk } from "../splitBibtex";

/** The problems of a `@string`, with lines from 1 at its beginning, and whether it uses macros itself. */
type StringReading = Pick<BibtexFields, "problems" | "usesMacros">;

/** The macros of a text. */
export interface Macros {
  readonly lookUp: MacroLookup;
  readingOf(chunk: BibtexChunk): StringReading | undefined;
}

/** The journals that BibTeX's standard styles have macros for. Those of IEEEtran are in a file of their own. */
const styleMacros: ReadonlySet<string> = new Set(
  "acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tcs tocs tods tog toms toois toplas tosem".split(" "),
);
const isOfIeee = /^ieee_[a-z]_/;

/**
 * The macros of a file give at most so many characters together: thousands of fields may have one that is long. Beyond that, each gives only
 * its first characters.
 */
const [maxExpandedChars, shortChars] = [10_000_000, 200] as const;

/** A slice reads so many macros, or macros with so many characters. It takes a few milliseconds. */
const [macrosPerSlice, macroCharsPerSlice] = [500, 1_000_000] as const;

/** Reads the macros of all `@string`s. The last definition counts, as in a file joined from several. Yields after each slice. */
export function* readMacros(text: string, strings: readonly PlacedChunk[]): Generator<undefined, Macros> {
  const values = new Map<string, string>();
  const readings = new Map<BibtexChunk, StringReading>();
  let left = maxExpandedChars;
  const lookUp: MacroLookup = (name) => {
    const value = values.get(name);
    if (value === undefined) {
      return undefinedMacro(name);
    }
    left -= value.length;
    return left >= 0 || value.length <= shortChars ? { text: value } : { text: value.slice(0, shortChars), problem: tooMuch(name) };
  };
  let [count, chars] = [0, 0];
  for (const one of strings) {
    if (++count > macrosPerSlice || chars > macroCharsPerSlice) {
      [count, chars] = [0, 0];
      yield;
    }
    const { start, end } = placeOf(one);
    const undefinedHere = new Set<string>();
    const lookUpHere: MacroLookup = (name) => {
      const macro = lookUp(name);
      if (macro.problem === undefined || values.has(name)) {
        return macro;
      }
      const problem = `The macro "${name}" is not defined above this line.`;
      undefinedHere.add(problem);
      return { problem };
    };
    const { values: found, problems, usesMacros } = parseBibtexFields(detached(text.slice(start, end)), one.chunk, lookUpHere);
    for (const [name, value] of found) {
      values.set(name, value);
      chars += value.length;
    }
    // A value that is cut is a problem of the entries that use it.
    readings.set(one.chunk, { problems: problems.filter(({ message }) => undefinedHere.has(message)), usesMacros });
  }
  return { lookUp, readingOf: (chunk) => readings.get(chunk) };
}

/** A month's macro stands for itself, as it is written again. */
function undefinedMacro(name: string): Macro {
  if (months.includes(name)) {
    return { text: name };
  }
  return styleMacros.has(name) || isOfIeee.test(name) ? {} : { problem: `The macro "${name}" is not defined in this file.` };
}

function tooMuch(name: string): string {
  return `The macros of this file stand for more than ${maxExpandedChars / 1_000_000} million characters. Only the first ${shortChars} of "${name}" are read here.`;
}
