import { readChemistry } from "./chemistry";
import { argumentsOf } from "./commandArguments";
import { resolveConditionals } from "./conditionals";
import { readDollar, readFormulaMark } from "./formulas";
import { isTextCommand } from "./knownCommands";
import { readDashes, readQuotes, readTilde } from "./latexMarks";
import { createReader, emit, type LatexKind, type Reader, take, takeArgument, takeArguments, takeGroup } from "./latexReader";
import {
  accentMarks,
  chemistryCommands,
  commandTexts,
  fractionCommands,
  lowered,
  pointerCommands,
  raised,
  signCommands,
  styleCommands,
} from "./latexTables";

/**
 * Converts LaTeX to the Unicode text that it displays: `{\"u}` is ü, `\textit{agnostic}` agnostic, `$10^{-6}$` 10⁻⁶, `\%` a
 * percent sign. Never throws and takes linear time. Unbalanced braces, a lone `$` (as in "$5"), unknown commands and
 * commands at the end cost only themselves. Addresses do not change.
 *
 * In a field of a .bib file, every `$` begins a formula, and an unknown command is one that its author defined: `\MF{}` is displayed as MF, `\mkbibquote{x}` as x.
 */
export function latexToUnicode(text: string, kind: LatexKind = "scraped"): string {
  if (!/[\\{}$^~`]|--|''/.test(text)) {
    return text;
  }
  const reader = createReader(resolveConditionals(text), kind);
  while (reader.at < reader.text.length) {
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
  const shape = argumentsOf(name, reader.kind === "field");
  if (shape !== undefined) {
    readArguments(reader, name, shape);
  } else if (pointerCommands.has(name)) {
    take(reader, /\*?(?:\[[^\][]{0,200}\])*/y);
    takeArguments(reader, "-");
  } else if (styleCommands.has(name)) {
    take(reader, /\*?\s*/y);
  } else if (name === "href") {
    readLink(reader);
  } else if (fractionCommands.has(name)) {
    readFraction(reader);
  } else if (name === "sqrt") {
    emit(reader, `√${bracketed(latexToUnicode(takeGroup(reader)))}`);
  } else if (name === "begin" || name === "end") {
    takeGroup(reader);
  } else if (chemistryCommands.has(name)) {
    emit(reader, readChemistry(takeGroup(reader)));
  } else {
    readSymbol(reader, name);
  }
}

/** Reads the arguments of a command from the table. If it has none, only its name is removed. */
function readArguments(reader: Reader, name: string, shape: string): void {
  if (shape === "s") {
    const [first, second] = [takeGroup(reader), takeGroup(reader)];
    emit(reader, latexToUnicode(second + first, reader.kind));
    return;
  }
  const start = reader.at;
  takeArguments(reader, shape);
  if (shape === "") {
    take(reader, /\s+|\{\}/y);
  } else if (isSpacing(name, reader.text.slice(start, reader.at))) {
    emit(reader, " ");
  }
}

/** Returns whether a command moves the next word away: `\hspace{1em}`, but not `\hspace{0pt}`. */
function isSpacing(name: string, length: string): boolean {
  const [, amount = "0", unit = ""] = /^\*?\s{0,9}\{?\s{0,9}(\d{0,9}\.?\d{1,9})\s?(em|ex|mm|cm|in)/.exec(length) ?? [];
  return /^h(?:space|skip)$/.test(name) && Number(amount) >= (unit === "em" || unit === "ex" ? 0.3 : unit === "mm" ? 1 : 0.1);
}

/** If the space after a known command was lost, the command's name ends before the last letter: `\mathbbR`, `\sqrtT`. */
function takeCommandName(reader: Reader): string {
  const name = take(reader, /[A-Za-z]{1,40}/y) || reader.text.charAt(reader.at++);
  const shorter = name.slice(0, -1);
  if (name.length < 4 || isTextCommand(name) || !/[A-Zn]$/.test(name) || !isTextCommand(shorter)) {
    return name;
  }
  reader.at--;
  return shorter;
}

function readSymbol(reader: Reader, name: string): void {
  if (/^[()[\]]$/.test(name)) {
    readFormulaMark(reader, name);
  } else if (/^[,;: \n\t\\]$/.test(name)) {
    emit(reader, " ");
  } else if (/^[!/\-@]$/.test(name)) {
    return;
  } else if (/^[A-Za-z]+$/.test(name)) {
    readWord(reader, name);
  } else {
    emit(reader, name);
  }
}

/** The star and the optional argument of a command, if the text that it displays follows. */
const beforeText = /\*?(?:\[[^\][{}]{0,200}\])?(?=\s?\{(?!\s{0,20}\}))/y;

function readWord(reader: Reader, name: string): void {
  const known = commandTexts.get(name);
  const isField = reader.kind === "field";
  if (isField && known === undefined && !accentMarks.has(name) && isNext(reader, beforeText)) {
    take(reader, beforeText);
    return;
  }
  const isInFormula = reader.at < reader.mathEnd;
  const shown = known ?? name;
  const isWord = (isInFormula || !isField) && /^[A-Za-z]{2}/.test(shown) && /[\p{L}\p{N})]$/u.test(reader.tail);
  emit(reader, isWord ? ` ${shown}` : shown);
  if (signCommands.has(name) && !isInFormula) {
    take(reader, /\s+|\{\}/y);
  }
}

function isNext(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  return pattern.test(reader.text);
}

/**
 * Puts the mark on the next letter. Returns `false` if there is no letter, so that `\u` alone and `\c` before a digit stay.
 */
function readAccent(reader: Reader, mark: string): boolean {
  const found = /\s*(?:\{\s*(?:\\([ijoOlL])|(\p{L}))\}?|\\([ij])(?![A-Za-z])|(\p{L}))/uy;
  found.lastIndex = reader.at;
  const match = found.exec(reader.text);
  if (!match) {
    const [first = "", ...rest] = latexToUnicode(takeGroup(reader), reader.kind);
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
  const [above = "", below = ""] = [takeArgument(reader), takeArgument(reader)].map((term) => latexToUnicode(term));
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
  const fraction = reader.kind === "scraped" && reader.jumps?.has(reader.closings[reader.at] ?? 0) !== true ? take(reader, /\{\d+\}/y) : "";
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
  reader.at = reader.jumps?.get(reader.at) ?? reader.at + 1;
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
  if (sign === "^" && /^(?:st|nd|rd|th)$/.test(term) && /\d$/.test(reader.tail)) {
    emit(reader, term);
    return;
  }
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
