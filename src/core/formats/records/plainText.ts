import { isKnownCommand } from "../../latex/knownCommands";
import { latexToUnicode } from "../../latex/latexToUnicode";
import { cleanText, oneSpace } from "../../text/cleanText";

/** Escaped signs, accents in or before braces, and a command behind a brace: no other text has these. */
const certain = /\\[%&_#${}]|\{\\["'`^~=.]|\\["'`^~=.]\{|\\[cvuHkrdb]\{|\{\\[A-Za-z]{1,40}[\s}\\{]/;
const withArgument = /\\([A-Za-z]{2,40})\s?\{/g;
/** A formula as Pandoc reads it: no space inside at the dollars, and no digit behind them. */
const formula = /\$(?!\s)([^$]{1,500})(?<!\s)\$(?!\d)/g;
/** The signs of a formula: a command, a script, an operator, or a single letter with or without its argument. */
const mathematics = /\\[A-Za-z]|[\^_=<>+]|^[A-Za-z](?:\([^()]{0,40}\))?$/;

/**
 * Returns whether a text of a format that is no LaTeX is LaTeX all the same, as papers of arXiv have it in every reference manager. A lone dollar,
 * brace, tilde or backslash, or two hyphens, are what they are.
 */
export function isLatex(text: string): boolean {
  if (!/[\\$]/.test(text)) {
    // Empty braces are what is left of a text.
    return /^[{}\s]*$/.test(text);
  }
  return (
    certain.test(text) ||
    [...text.matchAll(withArgument)].some(([, name = ""]) => isKnownCommand(name)) ||
    [...text.matchAll(formula)].some(([, content = ""]) => mathematics.test(content))
  );
}

/** Returns a title, an abstract, or the like of a format that is no LaTeX as it is written, without markup and the residue of scraping. */
export function readPlainText(text: string): string {
  return cleanText(text, isLatex(text) ? "scraped" : "data");
}

/** Returns a part of a name of a format that is no LaTeX as it is written, on one line. */
export function readPlainName(text: string): string {
  return oneSpace(isLatex(text) ? latexToUnicode(text) : text).trim();
}
