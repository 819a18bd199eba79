import { type LatexCommand, latexCommandOf } from "../styles/latexCommands";
import type { Citation } from "./citation";
import { keysInList } from "./keysInList";
import { endOfGap, type LatexArgument, latexArgumentAt } from "./latexArguments";

/** Commands with "cite" in their names that define or configure something, or take no key (natbib, biblatex, cite, apacite). */
const nonCitingCommands =
  "(?:set|new|renew|declare|provide|define|redeclare|print|bib|mkbib|if|at|blx|abx|man)[a-z@]*cite|(?:bib)?cite(?:style|text|reset|punct|dash|mid|left|right|form|sep|numfont|tracker|index|prepunct|postpunct|counter|setup|authorfont|print|dtl|guide|repunct)|[a-z]*citedelim|citeauthoryear|excite|incite";

/**
 * Matches a command that may cite, or the beginning of csquotes' environment for a quotation with its source. The groups have numbers, as in a
 * text full of citations most of the time would go into objects with their names: they are `known`, `environment` and `name`.
 */
const command = new RegExp(
  String.raw`\\(?<=(?<!\\)(?:\\\\){0,50}\\)(?:(newcite(?![a-zA-Z]))|begin\{((?:foreign|hyphen)?displaycquote)\*?\}|(?!(?:${nonCitingCommands})[a-zA-Z]*[^a-zA-Z])([a-zA-Z]{0,20}cite[a-zA-Z]{0,20}|(?:foreign|hyphen|hybrid)?(?:text|block|textblock)cquote|bibentry))\*?`,
  "gi",
);

/** Matches the part of a list between commas, if BibTeX and biber accept it as a key. REVTeX and mciteplus join entries with a star. */
const key = /^\s*\*?(?<key>[^\s,{}%\\#~"*][^\s,{}%\\#~"]*)\s*$/u;

/** No command takes more notes in brackets of each kind. */
const maxNotes = 4;
/** Nobody repeats the arguments of one command more often. */
const maxRepetitions = 200;
/** Matches the rest of a list of keys with its brace. A list of more than these UTF-16 code units does not hold keys. */
const closedList = /[^{}\\]{0,5000}\}/y;

/**
 * Yields the citations of a LaTeX text without comments: `\citep[see][p.~3]{a,b}`. Each group of biblatex's `\cites{a}[2]{b}` is a citation of
 * its own, since each can take more keys.
 */
export function* findLatexCitations(text: string): Generator<Citation> {
  // An option of a citation may contain another citation, so the search goes on behind the command.
  for (const found of text.matchAll(command)) {
    const known = commandOf(found);
    let start = found.index;
    for (const { listStart, end } of listsOf(text, found.index + found[0].length, known)) {
      if (end === undefined) {
        break;
      }
      yield citationAt(text, { start, listStart, end, isCertain: known !== undefined });
      start = end;
    }
  }
}

/**
 * Returns the key that is typed at the end of a text, in a list of keys that is still open, or `undefined`. The text may have comments.
 */
export function openLatexKey(before: string): { readonly typed: string } | undefined {
  const uncommented = before.replace(/(?<!\\)((?:\\\\){0,50})%.*/g, (comment) => " ".repeat(comment.length));
  // A percent sign may also belong to an address.
  const found = openIn(uncommented) ?? openIn(before);
  return found === undefined ? undefined : { typed: found };
}

function openIn(before: string): string | undefined {
  let typed: string | undefined;
  for (const found of before.matchAll(command)) {
    for (const { listStart, end } of listsOf(before, found.index + found[0].length, commandOf(found))) {
      const list = before.slice(listStart);
      typed = end === undefined && /^[^{}\\]*$/.test(list) ? (list.split(",").at(-1) ?? "").replace(/^\s*\*?/, "") : typed;
    }
  }
  return typed;
}

/** Returns what is known of a command, by its name as it stands or in lower case. */
function commandOf([, known, environment, plain]: RegExpExecArray): LatexCommand | undefined {
  const name = plain ?? environment ?? known ?? "";
  return latexCommandOf(name) ?? latexCommandOf(name.toLowerCase());
}

/** A list of keys; its end, behind the brace, is `undefined` if nothing closes it. */
interface KeyGroup {
  readonly listStart: number;
  readonly end: number | undefined;
}

/** Yields the lists of keys in the arguments of a command. */
function* listsOf(text: string, from: number, known: LatexCommand | undefined): Generator<KeyGroup> {
  let at = from;
  for (let count = 0; count < (known?.isRepeated ? maxRepetitions : 1); count++) {
    const keys = keysFrom(text, at, { known, isFirst: count === 0 });
    if (!keys) {
      return;
    }
    yield keys;
    if (keys.end === undefined) {
      return;
    }
    at = keys.end;
  }
}

function keysFrom(
  text: string,
  from: number,
  { known, isFirst }: { readonly known: LatexCommand | undefined; readonly isFirst: boolean },
): KeyGroup | undefined {
  const notes = isFirst ? (known?.isRepeated ? "[(<" : "[<") : "[";
  let at = from;
  if (known?.lead !== undefined) {
    const lead = latexArgumentAt(text, known.lead === "volume" ? endOfNotes(text, at, notes) : at, "{");
    if (!lead) {
      return undefined;
    }
    at = lead.end + 1;
  }
  const open = endOfGap(text, endOfNotes(text, at, notes));
  return text[open] === "{" ? { listStart: open + 1, end: endOfList(text, open + 1) } : undefined;
}

function endOfNotes(text: string, from: number, openings: string): number {
  let at = from;
  let note: LatexArgument | undefined;
  for (let count = 0; count < maxNotes && (note = latexArgumentAt(text, at, openings)); count++) {
    at = note.end + 1;
  }
  return at;
}

function endOfList(text: string, from: number): number | undefined {
  closedList.lastIndex = from;
  return closedList.test(text) ? closedList.lastIndex : undefined;
}

interface Group {
  readonly start: number;
  readonly listStart: number;
  readonly end: number;
  readonly isCertain: boolean;
}

function citationAt(text: string, { start, listStart, end, isCertain }: Group): Citation {
  return {
    syntax: "latex",
    start,
    end,
    listStart,
    listEnd: end - 1,
    keys: keysInList(text.slice(listStart, end - 1), listStart, { separator: ",", key }),
    separator: ",",
    keyPrefix: "",
    closing: "}",
    isCertain,
  };
}
