import { shortVerbMark, type VerbatimCommand, type VerbatimKinds, verbatimKindsOf } from "./latexKinds";
import { createBranches } from "./latexBranches";

/**
 * Matches a comment, an environment's beginning, a command, another escaped character, a chunk of knitr, or a character that may mark text. The
 * groups have numbers, since naming them would take most of the time: they are `environment`, `document`, `command` and `chunk`.
 */
const token =
  /%.*|\\begin\{([^{}\s]{1,60}?)\*?\}|\\end\{(document)\}|\\([A-Za-z@]+)\*?|\\[\s\S]|^<<.*>>=[^\n]*\n(?=())|[^\s\p{L}\p{N}\\{}]/gmu;
const inlineOptions = /(?:\s{0,20}\[[^\]]{0,500}\])?/y;
const inlineGroup = /\s{0,20}\{[^{}]{0,200}\}/y;
const chunkEnd = /^@[^\S\n]*$/gm;
/** Matches the names of conditionals that end at `\fi`, and of what belongs to them. */
const branching = /^(?:if[A-Za-z@]*|else|fi|newif|let)$/;

/**
 * Yields the parts of a LaTeX text that TeX does not read as LaTeX, in order: comments, addresses, verbatim text of every kind, `\iffalse … \fi`,
 * chunks of knitr, and what follows `\end{document}` or `\endinput`. An unclosed part ends with the text. The time is linear.
 *
 * @param around the texts of the document that stand before it, such as the preamble of its root, which may define kinds of verbatim text.
 */
export function* latexVerbatim(text: string, around = ""): Generator<readonly [start: number, end: number]> {
  const kinds = verbatimKindsOf(text, around);
  const marks = new Set(kinds.marks);
  const branches = createBranches(text);
  const search = new RegExp(token);
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const start = found.index;
    const [, , , command = ""] = found;
    const after = start + found[0].length;
    if (branching.test(command)) {
      const next = branches.next(command, { start, end: after });
      if (next.kind === "quiet") {
        yield [start, next.end];
      }
      search.lastIndex = Math.max(next.end, start + 1);
      continue;
    }
    if (markChange.test(command)) {
      setMark(text, marks, { command, after });
    }
    const end = command === "endinput" && branches.isOutside() ? endOfInput(text, start) : endOf(text, found, { ...kinds, marks });
    if (end !== undefined) {
      yield [start, end];
      search.lastIndex = Math.max(end, start + 1);
    }
  }
}

const markChange = /^(Define|Make|lstMake|Undefine|Delete|lstDelete)Short(?:Verb|Inline)$/;

/** Adds or removes the mark that a command defines or undefines. */
function setMark(text: string, marks: Set<string>, { command, after }: { readonly command: string; readonly after: number }): void {
  const [, change] = markChange.exec(command) ?? [];
  shortVerbMark.lastIndex = after;
  const mark = change === undefined ? undefined : shortVerbMark.exec(text)?.groups?.["mark"];
  if (mark !== undefined && /delete|undefine/i.test(change ?? "")) {
    marks.delete(mark);
  } else if (mark !== undefined) {
    marks.add(mark);
  }
}

/** If `\endinput` is not alone on its line, it may belong to a condition. */
function endOfInput(text: string, start: number): number | undefined {
  const before = text.slice(Math.max(0, start - 100), start);
  return /(?:^|\n)[ \t]*$/.test(before) && /^\\endinput[ \t]*(?:%.*)?(?:\r?\n|$)/.test(text.slice(start, start + 200))
    ? text.length
    : undefined;
}

/** Returns the offset at which the verbatim text ends that a token begins, or `undefined` if it begins none. */
function endOf(text: string, found: RegExpExecArray, kinds: VerbatimKinds): number | undefined {
  const [sign, environment, document, command, chunk] = found;
  const after = found.index + sign.length;
  if (sign.startsWith("%")) {
    return after;
  }
  if (environment !== undefined) {
    return kinds.environments.has(environment) ? endOfEnvironment(text, `\\end${sign.slice("\\begin".length)}`, after) : undefined;
  }
  if (chunk !== undefined) {
    chunkEnd.lastIndex = after;
    return chunkEnd.test(text) ? chunkEnd.lastIndex : text.length;
  }
  if (command !== undefined) {
    const kind = kinds.commands.get(command);
    return kind && endOfCommand(text, after, kind);
  }
  return document === undefined ? (kinds.marks.has(sign) ? endOfMarked(text, sign, after) : undefined) : text.length;
}

function endOfEnvironment(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at === -1 ? text.length : at + closing.length;
}

const maxInlineChars = 2000;

/** The text after `\verb` and the like stays on its line. */
function endOfCommand(text: string, from: number, { groups, isInBraces, marks }: VerbatimCommand): number | undefined {
  let at = isInBraces || groups > 0 ? skipped(text, inlineOptions, from) : from;
  for (let group = 0; at !== undefined && group < groups; group++) {
    at = skipped(text, inlineGroup, at);
  }
  const mark = at === undefined ? undefined : text[at];
  if (at === undefined || mark === undefined || /[\sA-Za-z*]/.test(mark)) {
    return undefined;
  }
  if (mark === "{" && isInBraces) {
    return endOfBraces(text, at);
  }
  return marks === undefined || marks.includes(mark) ? endOfMarked(text, mark, at + 1) : undefined;
}

function skipped(text: string, pattern: RegExp, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfMarked(text: string, mark: string, from: number): number | undefined {
  for (let at = from; at < Math.min(text.length, from + maxInlineChars) && text[at] !== "\n"; at++) {
    if (text[at] === mark) {
      return at + 1;
    }
  }
  return undefined;
}

function endOfBraces(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < Math.min(text.length, from + maxInlineChars); at++) {
    depth += text[at] === "{" ? 1 : text[at] === "}" ? -1 : 0;
    if (depth === 0) {
      return at + 1;
    }
  }
  return undefined;
}
