/** The step of TeX at a command of a conditional: it goes on behind `end`, and reads nothing up to there if the step is quiet. */
export interface Branch {
  readonly kind: "quiet" | "read";
  readonly end: number;
}

/** The conditionals around the place up to which a text was read. */
export interface Branches {
  /** Reads the command `name`, which stands at a place outside comments and verbatim text, and returns what TeX does there. */
  next(name: string, place: { readonly start: number; readonly end: number }): Branch;
  /** Returns whether no conditional is open. */
  isOutside(): boolean;
}

/**
 * Matches the conditionals of etoolbox, biblatex and ifthen, which take their branches in braces and have no `\fi`. So do others that a brace
 * follows at once.
 */
const inBraces =
  /^if(?:def(?!ined$)[A-Za-z]*|undef[A-Za-z]*|cs(?!name$)[A-Za-z]+|blank|str[A-Za-z]+|toggle|bool[A-Za-z]*|(?:num|dim)(?:comp|equal|greater|less|odd)|inlist[A-Za-z]*|thenelse|(?:field|name|list|cite|current|entry|crossref)[A-Za-z]*|keyword|category|capital)$/;
/** Matches `\if0` before something that is certainly no zero: `\if01`, a line's end, a word. */
const falseZero = /[ \t]{0,9}0(?:1(?!\d)|[ \t]{0,99}\r?\n|[ \t]{1,99}[A-Za-z])/y;
/** Matches what `\let` and `\newif` define. It is not run there. */
const letNames = /\s{0,20}(?:\\csname[^\\]{0,100}\\endcsname|\\[A-Za-z@]{1,60})\s{0,20}=?\s{0,20}\\[A-Za-z@]{1,60}/y;
const newifName = /\s{0,20}\\[A-Za-z@]{1,60}/y;
/** Matches what counts while TeX skips a branch. */
const skippedToken = /%.*|\\newif\s{0,20}\\[A-Za-z@]{1,60}|\\(?<name>if[A-Za-z@]*|else(?![A-Za-z@])|fi(?![A-Za-z@]))|\\[\s\S]/g;

/**
 * Creates the conditionals of a LaTeX text. Only `\iffalse`, `\iftrue` and `\if0` are decided; of all others, both branches are read. An unclosed
 * branch ends with the text.
 */
export function createBranches(text: string): Branches {
  /** For each open conditional, whether TeX skips its `\else`. */
  const open: boolean[] = [];
  return {
    next(name, { end }) {
      if (name === "let" || name === "newif") {
        return { kind: "read", end: endOfMatch(text, name === "let" ? letNames : newifName, end) ?? end };
      }
      if (name === "fi") {
        open.pop();
        return { kind: "read", end };
      }
      if (name === "else") {
        const isSkipped = open.pop() === true;
        open.push(...(isSkipped ? [] : [false]));
        return isSkipped ? { kind: "quiet", end: endOfBranch(text, end, false).end } : { kind: "read", end };
      }
      if (isInBraces(name, text[end])) {
        return { kind: "read", end };
      }
      if (name === "iffalse" || (name === "if" && endOfMatch(text, falseZero, end) !== undefined)) {
        const branch = endOfBranch(text, end, true);
        open.push(...(branch.hasElse ? [false] : []));
        return { kind: "quiet", end: branch.end };
      }
      open.push(name === "iftrue");
      return { kind: "read", end };
    },
    isOutside: () => open.length === 0,
  };
}

function isInBraces(name: string, next: string | undefined): boolean {
  return next === "{" || inBraces.test(name);
}

/** Returns the offset behind the `\fi` of a branch that TeX skips, or behind its `\else` if that is wanted and it has one. */
function endOfBranch(text: string, from: number, isElseWanted: boolean): { readonly end: number; readonly hasElse: boolean } {
  let depth = 1;
  skippedToken.lastIndex = from;
  for (let found = skippedToken.exec(text); found; found = skippedToken.exec(text)) {
    const name = found.groups?.["name"];
    const end = found.index + found[0].length;
    if (name === "fi") {
      depth--;
    } else if (name !== undefined && name !== "else" && !isInBraces(name, text[end])) {
      depth++;
    }
    if (depth === 0 || (name === "else" && depth === 1 && isElseWanted)) {
      return { end, hasElse: depth === 1 };
    }
  }
  return { end: text.length, hasElse: false };
}

function endOfMatch(text: string, pattern: RegExp, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
