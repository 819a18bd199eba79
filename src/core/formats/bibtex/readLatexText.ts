import { cleanText } from "../../text/cleanText";
import { accentMarks, commandTexts, pointerCommands, styleCommands } from "../../latex/latexTables";
import { latexToUnicode } from "../../latex/latexToUnicode";

/** Characters that only {@link cleanText} handles. */
const unclean = /[&<\u00AD\u200B-\u200D\u2060\uFB00-\uFB06\uFEFF]|[\u0300-\u036F]/;
const latex = /[\\{}$^~`]|--|''/;

/** Returns the text that the value of a title or a venue displays, on one line. Removes residue of scraping, if any. */
export function readLatexText(value: string): string {
  if (unclean.test(value)) {
    return cleanText(value);
  }
  const text = latex.test(value) ? readLatex(value) : value;
  return /\s\s|[\t\r\n\u00A0]|^\s|\s$/.test(text) ? text.replace(/\s+/g, " ").trim() : text;
}

const accent = /\{\\(["'`^~=.])([A-Za-z])\}|\{\\(["'`^~=.])\{([A-Za-z])\}\}|\\(["'`^~=.])\{([A-Za-z])\}/g;

/**
 * Most values have only braces and single accents. This function reads those itself and leaves the rest to the full reader.
 */
function readLatex(value: string): string {
  const simple = value.includes("\\") && !value.includes("$") ? value.replace(accent, accented) : value;
  return /[\\$^~`_]|--|''/.test(simple) ? latexToUnicode(withoutUnknown(withoutNestedAccents(simple))) : simple.replace(/[{}]/g, "");
}

function accented(whole: string, ...groups: readonly (string | undefined)[]): string {
  const mark = accentMarks.get(groups[0] ?? groups[2] ?? groups[4] ?? "");
  return mark === undefined ? whole : ((groups[1] ?? groups[3] ?? groups[5] ?? "") + mark).normalize("NFC");
}

/** Removes commands that are not known, such as `\mkbibquote{…}`, and keeps their argument. One without an argument, `\CSTUG{}`, is a word. */
function withoutUnknown(value: string): string {
  return value.replace(/\\([A-Za-z]{2,40})\*?(?=\s?\{(?!\s*\}))/g, (whole, name: string) =>
    name === "enquote" || !knownCommands.some((known) => known.has(name)) ? "" : whole,
  );
}

const structure = new Set(["href", "frac", "tfrac", "dfrac", "nicefrac", "begin", "end", "sqrt"]);
const knownCommands: readonly { has(name: string): boolean }[] = [commandTexts, accentMarks, styleCommands, pointerCommands, structure];

/** Like {@link readLatexText}, for names, in which `~` is always a space. */
export function readLatexName(value: string): string {
  return readLatexText(/~/.test(value) ? value.replace(/(?<!\\)~/g, " ") : value);
}

/**
 * Vietnamese letters have two accents. Resolves the inner one, `{\~{\^e}}` to `{\~{ê}}`, as the full reader handles only
 * one.
 */
function withoutNestedAccents(value: string): string {
  return value.replace(
    /\\(["'^`~=.]|[cdruvHk](?=\{))\{?\\(["'^`~=.]|[cdruvHk](?=\{))(?:\{(\p{L})\}|(\p{L}))\}?/gu,
    (whole, outer: string, inner: string, braced: string | undefined, bare: string | undefined) => {
      const letter = latexToUnicode(`{\\${inner}{${braced ?? bare ?? ""}}}`);
      return letter.length === 1 ? `\\${outer}{${letter}}${closers(whole)}` : whole;
    },
  );
}

/** Returns the closing braces of a nested accent that exceed its opening ones. */
function closers(whole: string): string {
  const opened = whole.split("{").length;
  const closed = whole.split("}").length;
  return closed > opened ? "}".repeat(closed - opened) : "";
}
