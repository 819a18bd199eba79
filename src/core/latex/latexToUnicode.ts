import { readDashes, readQuotes, readTilde } from "./latexMarks";
import { createReader, emit, type Reader, take, takeArgument, takeGroup } from "./latexReader";
import { accentMarks, commandTexts, letterCommands, lowered, pointerCommands, raised, styleCommands } from "./latexTables";

/** A closing `$` that is farther away does not end a formula. */
const maxFormulaChars = 2_000;

/**
 * Converts LaTeX to the Unicode text that it displays: `{\"u}` is ü, `\textit{agnostic}` agnostic, `$10^{-6}$` 10⁻⁶, `\%` a
 * percent sign. Never throws and takes linear time. Unbalanced braces, a lone `$` (as in "$5"), unknown commands and
 * commands at the end cost only themselves. Addresses do not change.
 */
export function latexToUnicode(text: string): string {
  if (!/[\\{}$^~`]|--|''/.test(text)) {
    return text;
  }
  const reader = createReader(text);
  while (reader.at < text.length) {
    readNext(reader);
  }
  return reader.parts.join("").normalize("NFC");
}

const plainRun = /(?:[^\\{}$^_~`'\-h]+|h(?!ttps?:))+/y;
const addressRun = /https?:\/\/[^\s{}\\$<>"]+/y;

function readNext(reader: Reader): void {
  const plain = take(reader, plainRun) || take(reader, addressRun);
  if (plain) {
    emit(reader, plain);
    return;
  }
  const character = reader.text.charAt(reader.at);
  const read = readers.get(character);
  if (read) {
    read(reader);
  } else {
    emit(reader, character);
    reader.at++;
  }
}

const readers: ReadonlyMap<string, (reader: Reader) => void> = new Map([
  ["\\", readCommand],
  ["{", readOpeningBrace],
  ["}", readClosingBrace],
  ["$", readDollar],
  ["^", (reader: Reader) => readScript(reader, raised)],
  ["_", (reader: Reader) => readScript(reader, lowered)],
  ["~", readTilde],
  ["-", readDashes],
  ["`", readQuotes],
  ["'", readQuotes],
]);

function readCommand(reader: Reader): void {
  reader.at++;
  const name = takeCommandName(reader);
  const mark = accentMarks.get(name);
  if (mark !== undefined && readAccent(reader, mark)) {
    return;
  }
  if (pointerCommands.has(name)) {
    take(reader, /\*?(?:\[[^\][]{0,200}\])*/y);
    takeGroup(reader);
  } else if (styleCommands.has(name)) {
    take(reader, /\*?\s*/y);
  } else if (name === "href") {
    readLink(reader);
  } else if (name === "frac" || name === "tfrac" || name === "dfrac" || name === "nicefrac") {
    readFraction(reader);
  } else if (name === "sqrt") {
    emit(reader, `√${bracketed(latexToUnicode(takeGroup(reader)))}`);
  } else if (name === "begin" || name === "end") {
    takeGroup(reader);
  } else {
    readSymbol(reader, name);
  }
}

/** If the space after a known command was lost, the command's name ends before the last letter: `\mathbbR`, `\sqrtT`. */
function takeCommandName(reader: Reader): string {
  const name = take(reader, /[A-Za-z]{1,40}/y) || reader.text.charAt(reader.at++);
  const shorter = name.slice(0, -1);
  if (name.length < 4 || isKnown(name) || !/[A-Zn]$/.test(name) || !isKnown(shorter)) {
    return name;
  }
  reader.at--;
  return shorter;
}

function isKnown(name: string): boolean {
  return commandTexts.has(name) || styleCommands.has(name) || accentMarks.has(name);
}

function readSymbol(reader: Reader, name: string): void {
  if (/^[()[\]]$/.test(name)) {
    reader.mathEnd = name === "(" || name === "[" ? reader.at + maxFormulaChars : -1;
  } else if (/^[,;: \n\t\\]$/.test(name)) {
    emit(reader, " ");
  } else if (/^[!/\-@]$/.test(name)) {
    return;
  } else if (/^[A-Za-z]+$/.test(name)) {
    const shown = commandTexts.get(name) ?? name;
    const isWord = /^[A-Za-z]{2}/.test(shown) && /[\p{L}\p{N})]$/u.test(reader.tail);
    emit(reader, isWord ? ` ${shown}` : shown);
    if (letterCommands.has(name)) {
      take(reader, /\s+(?=\p{L})|\{\}/uy);
    }
  } else {
    emit(reader, name);
  }
}

/**
 * Puts the mark on the next letter. Returns `false` if there is no letter, so that `\u` alone and `\c` before a digit stay.
 */
function readAccent(reader: Reader, mark: string): boolean {
  const found = /\s*(?:\{\s*(?:\\([ijoOlL])|(\p{L}))\}?|\\([ij])(?![A-Za-z])|(\p{L}))/uy;
  found.lastIndex = reader.at;
  const match = found.exec(reader.text);
  if (!match) {
    const [first = "", ...rest] = latexToUnicode(takeGroup(reader));
    emit(reader, first === "" ? "" : (first + mark).normalize("NFC") + rest.join(""));
    return first !== "";
  }
  reader.at = found.lastIndex;
  const command = match[1] ?? match[3];
  const letter = command === undefined ? (match[2] ?? match[4] ?? "") : command;
  const base = command !== undefined && /[oOlL]/.test(command) ? (commandTexts.get(command) ?? command) : letter;
  emit(reader, (base + mark).normalize("NFC"));
  return true;
}

function readLink(reader: Reader): void {
  const url = takeGroup(reader);
  const shown = latexToUnicode(takeGroup(reader));
  emit(reader, shown === url || shown === "" ? url : `${shown} (${url})`);
}

function readFraction(reader: Reader): void {
  const [above = "", below = ""] = [takeArgument(reader), takeArgument(reader)].map(latexToUnicode);
  emit(reader, below === "" ? above : `${bracketed(above)}/${bracketed(below)}`);
}

function bracketed(term: string): string {
  return /^[\p{L}\p{N}.]*$/u.test(term) ? term : `(${term})`;
}

const lostStyle = /(?:\b(?:text(?:it|bf|sc|tt|rm|sf)|emph|math(?:cal|bb|bf|rm|it|sf|tt|frak|scr)))$/;

/**
 * Braces are not displayed. If the backslash of a command was lost, removes the command too: `{it misaligned}`, `emph{x}`.
 */
function readOpeningBrace(reader: Reader): void {
  const fraction = take(reader, /\{\d+\}/y);
  if (fraction) {
    const divides = /\d$/.test(reader.tail) && !/\.\d*$/.test(reader.tail);
    emit(reader, (divides ? "/" : "") + fraction.slice(1, -1));
    return;
  }
  const styled = reader.tail.match(lostStyle);
  if (styled) {
    const last = reader.parts.pop() ?? "";
    emit(reader, last.slice(0, -styled[0].length));
  }
  reader.at++;
  take(reader, /(?:it|em|bf|tt|sc|rm|sf|sl|cal)\s+/y);
}

function readClosingBrace(reader: Reader): void {
  reader.at++;
}

/**
 * Distinguishes formulas from prices as Pandoc does: no space after the first `$`, no space before the second, and no digit
 * after it, unless the formula is a single command.
 */
function readDollar(reader: Reader): void {
  const { text, at } = reader;
  const width = text.charAt(at + 1) === "$" ? 2 : 1;
  if (at < reader.mathEnd) {
    reader.at += width;
    reader.mathEnd = -1;
    return;
  }
  const end = text.slice(at + width, at + width + maxFormulaChars).search(/(?<!\\)\$/) + at + width;
  const isFormula = end >= at + width && !/\s/.test(text.charAt(at + width)) && isFormulaEnd(text, { start: at + width, end });
  if (isFormula) {
    reader.mathEnd = end + 1;
  } else {
    emit(reader, "$");
  }
  reader.at += isFormula ? width : 1;
}

function isFormulaEnd(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const isCommand = /^\\[A-Za-z]{1,20}$/.test(text.slice(start, end));
  return !/\s/.test(text.charAt(end - 1)) && (isCommand || !/\d/.test(text.charAt(end + 1)));
}

/** Outside of a formula, only `^` after a letter or digit and `_` before a brace begin a script: `cls_KD` is a name. */
function readScript(reader: Reader, forms: ReadonlyMap<string, string>): void {
  const sign = reader.text.charAt(reader.at);
  const inFormula = reader.at < reader.mathEnd;
  const isScript = inFormula || (sign === "^" ? /[\p{L}\p{N})\]]$/u.test(reader.tail) : reader.text.charAt(reader.at + 1) === "{");
  reader.at++;
  const term = isScript ? scriptTerm(reader, inFormula) : "";
  if (term === "") {
    emit(reader, isScript && inFormula ? "" : sign);
    return;
  }
  const characters = [...term];
  const plain = sign + (characters.length > 1 && !/^\([^()]*\)$/.test(term) ? `(${term})` : term);
  const isMapped = characters.every((character) => forms.has(character));
  emit(reader, isMapped ? characters.map((character) => forms.get(character)).join("") : plain);
}

function scriptTerm(reader: Reader, inFormula: boolean): string {
  if (reader.text.charAt(reader.at) === "{") {
    return restoreGreekLetters(latexToUnicode(`$${takeGroup(reader)}$`).replaceAll("$", ""));
  }
  const command = take(reader, /\\[A-Za-z]+/y);
  if (command) {
    return commandTexts.get(command.slice(1)) ?? command.slice(1);
  }
  return take(reader, inFormula ? /[^\s\\{}$^_]/uy : /-?\d+/y);
}

const greek = /(?<![A-Za-z])(?:alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega)(?![A-Za-z])/g;

/** Restores Greek letters whose backslash was lost, in a place that can only be a formula. */
function restoreGreekLetters(formula: string): string {
  return formula.replace(greek, (name) => commandTexts.get(name) ?? name);
}
