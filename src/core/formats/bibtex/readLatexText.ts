import { cleanText } from "../../text/cleanText";
import { accentMarks, commandTexts, pointerCommands, styleCommands } from "../../latex/latexTables";
import { latexToUnicode } from "../../latex/latexToUnicode";

/** What {@link cleanText} would do something about. */
const unclean = /[&<\u00AD\u200B-\u200D\u2060\uFB00-\uFB06\uFEFF]|[\u0300-\u036F]/;
const latex = /[\\{}$^~`]|--|''/;

/** The text that the value of a title or a venue shows, on one line; scraped residue is cleaned where there is any. */
export function readLatexText(value: string): string {
  if (unclean.test(value)) {
    return cleanText(value);
  }
  const text = latex.test(value) ? readLatex(value) : value;
  return /\s\s|[\t\r\n\u00A0]|^\s|\s$/.test(text) ? text.replace(/\s+/g, " ").trim() : text;
}

const accent = /\{\\(["'`^~=.])([A-Za-z])\}|\{\\(["'`^~=.])\{([A-Za-z])\}\}|\\(["'`^~=.])\{([A-Za-z])\}/g;

/** What most values have are braces and single accents: they are read here, and the rest with all that LaTeX knows. */
function readLatex(value: string): string {
  const simple = value.includes("\\") && !value.includes("$") ? value.replace(accent, accented) : value;
  return /[\\$^~`_]|--|''/.test(simple) ? latexToUnicode(withoutUnknown(withoutNestedAccents(simple))) : simple.replace(/[{}]/g, "");
}

function accented(whole: string, ...groups: readonly (string | undefined)[]): string {
  const mark = accentMarks.get(groups[0] ?? groups[2] ?? groups[4] ?? "");
  return mark === undefined ? whole : ((groups[1] ?? groups[3] ?? groups[5] ?? "") + mark).normalize("NFC");
}

/** A command that nobody knows, such as `\mkbibquote{…}`, shows its argument. */
function withoutUnknown(value: string): string {
  return value.replace(/\\([A-Za-z]{2,40})\*?(?=\s?\{)/g, (whole, name: string) =>
    name === "enquote" || !knownCommands.some((known) => known.has(name)) ? "" : whole,
  );
}

const structure = new Set(["href", "frac", "tfrac", "dfrac", "nicefrac", "begin", "end", "sqrt"]);
const knownCommands: readonly { has(name: string): boolean }[] = [commandTexts, accentMarks, styleCommands, pointerCommands, structure];

/** As {@link readLatexText}, for names, where `~` is always a space. */
export function readLatexName(value: string): string {
  return readLatexText(/~/.test(value) ? value.replace(/(?<!\\)~/g, " ") : value);
}

/** Vietnamese letters have two accents: `{\~{\^e}}` is `{\^{ẽ}}` to a reader that knows one. */
function withoutNestedAccents(value: string): string {
  return value.replace(
    /\\(["'^`~=.]|[cdruvHk](?=\{))\{?\\(["'^`~=.]|[cdruvHk](?=\{))(?:\{(\p{L})\}|(\p{L}))\}?/gu,
    (whole, outer: string, inner: string, braced: string | undefined, bare: string | undefined) => {
      const letter = latexToUnicode(`{\\${inner}{${braced ?? bare ?? ""}}}`);
      return letter.length === 1 ? `\\${outer}{${letter}}${closers(whole)}` : whole;
    },
  );
}

/** The braces that a nested accent closed beyond those that it opened. */
function closers(whole: string): string {
  const opened = whole.split("{").length;
  const closed = whole.split("}").length;
  return closed > opened ? "}".repeat(closed - opened) : "";
}
