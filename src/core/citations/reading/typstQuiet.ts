/** The ways in which Typst reads (its reference, "Syntax", "Modes"): markup, code, and formulas. */
type Mode =
  /** Markup, in which brackets come in pairs. */
  | { readonly kind: "markup"; depth: number }
  /** Code in parentheses or braces. */
  | { readonly kind: "group"; readonly closing: ")" | "}" }
  /** Code after a keyword, up to the line's end. */
  | { readonly kind: "statement" }
  /** A call that may go on with more arguments: `#f(x)[y]`. */
  | { readonly kind: "call" }
  /** A formula, in which nothing is cited since `quietFrom`. */
  | { readonly kind: "formula"; quietFrom: number };

type Range = readonly [start: number, end: number];

/** Matches what may change the mode, and addresses, which may have an `@`. */
const token = /["#$()[\]{}\x60\\;\n]|\/[/*]|\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>()[\]{}"'\x60]+/g;
const keyword = /(?:let|set|show|import|include|if|for|while|return|context)(?![\p{L}\p{N}_-])/uy;
const name = /[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/uy;
const field = /(?:\.[\p{L}_][\p{L}\p{N}_-]*)*/uy;
/** Matches the rest of a formula. An unclosed dollar sign begins no formula. */
const formula = /(?:(?!\n[ \t]*\r?\n)(?:\\[\s\S]|[^\\$])){0,3000}\$/y;
/** A string ends on its line, so that an unclosed one hides nothing else. */
const string = /"(?:[^"\\\n]|\\.){0,2000}"/y;
const lineComment = /\/\/.*/y;
const commentMark = /\/\*|\*\//g;

/**
 * Yields the parts of a Typst text in which nothing is cited, in order: comments, which may be nested, raw text, addresses, formulas except for
 * code in them, and strings in code. `label("…")` names a key and is read. The time is linear.
 */
export function* typstQuiet(text: string): Generator<Range> {
  const modes: Mode[] = [{ kind: "markup", depth: 0 }];
  const search = new RegExp(token);
  for (let found = search.exec(text); found; found = search.exec(text)) {
    const at = found.index;
    const mode = modes.at(-1);
    const skipped = skippedAt(text, { at, sign: found[0], isMarkup: mode?.kind === "markup" });
    if (skipped) {
      if (skipped.isQuiet && mode?.kind !== "formula") {
        yield [at, skipped.end];
      }
      search.lastIndex = Math.max(skipped.end, at + 1);
      continue;
    }
    const quiet = mode?.kind === "formula" ? quietBefore(mode, at, found[0]) : undefined;
    if (quiet) {
      yield quiet;
    }
    search.lastIndex = Math.max(changeMode(text, at, modes), at + 1);
    const now = modes.at(-1);
    if (now?.kind === "formula" && now !== mode) {
      now.quietFrom = search.lastIndex;
    }
  }
  const last = modes.at(-1);
  if (last?.kind === "formula") {
    yield [last.quietFrom, text.length];
  }
}

/** Returns the part of a formula before a sign that ends it or begins code in it. */
function quietBefore({ quietFrom }: { readonly quietFrom: number }, at: number, sign: string): Range | undefined {
  return (sign === "#" || sign === "$") && quietFrom < at ? [quietFrom, at] : undefined;
}

interface Place {
  readonly at: number;
  readonly sign: string;
  readonly isMarkup: boolean;
}

/** Returns the end of what is read as a whole: an escaped sign, a comment, raw text, an address, or a string in code. */
function skippedAt(text: string, { at, sign, isMarkup }: Place): { readonly end: number; readonly isQuiet: boolean } | undefined {
  if (sign === "\\") {
    return { end: at + 2, isQuiet: false };
  }
  if (sign === "/*") {
    return { end: endOfComment(text, at), isQuiet: true };
  }
  if (sign === "//") {
    return { end: endOf(lineComment, text, at) ?? at, isQuiet: true };
  }
  if (sign === "`") {
    return { end: endOfRaw(text, at), isQuiet: true };
  }
  if (sign === '"' && !isMarkup) {
    return { end: endOf(string, text, at) ?? at + 1, isQuiet: !/\blabel\(\s*$/.test(text.slice(Math.max(0, at - 20), at)) };
  }
  return sign.length > 2 ? { end: at + sign.length, isQuiet: true } : undefined;
}

/** Changes the mode at a sign, and returns the offset at which reading goes on. */
function changeMode(text: string, at: number, modes: Mode[]): number {
  const sign = text[at] ?? "";
  const mode = modes.at(-1);
  if (sign === "$") {
    return dollar(text, at, modes);
  }
  if (sign === "#" && mode?.kind !== "group" && mode?.kind !== "statement") {
    return embedded(text, at + 1, modes);
  }
  if (mode?.kind === "markup") {
    return bracketInMarkup(text, at, modes);
  }
  if (sign === "[") {
    modes.push({ kind: "markup", depth: 0 });
  } else if (sign === "(" || sign === "{") {
    modes.push({ kind: "group", closing: sign === "(" ? ")" : "}" });
  } else if (mode?.kind === "statement" && (sign === "\n" || sign === ";")) {
    modes.pop();
  } else if (sign === ")" || sign === "}") {
    return closeGroup(text, at, modes);
  }
  return at + 1;
}

function dollar(text: string, at: number, modes: Mode[]): number {
  if (modes.at(-1)?.kind === "formula") {
    modes.pop();
  } else if (endOf(formula, text, at + 1) !== undefined) {
    modes.push({ kind: "formula", quietFrom: at + 1 });
  }
  return at + 1;
}

/** Reads the beginning of code behind a `#` in markup or in a formula. */
function embedded(text: string, from: number, modes: Mode[]): number {
  const afterKeyword = endOf(keyword, text, from);
  if (afterKeyword !== undefined) {
    modes.push({ kind: "statement" });
    return afterKeyword;
  }
  const afterName = endOf(name, text, from);
  if (afterName !== undefined) {
    modes.push({ kind: "call" });
    return goOn(text, afterName, modes);
  }
  const sign = text[from];
  if (sign === "(" || sign === "{") {
    modes.push({ kind: "group", closing: sign === "(" ? ")" : "}" });
  } else if (sign === "[") {
    modes.push({ kind: "markup", depth: 0 });
  } else {
    return sign === '"' ? from + 1 : from;
  }
  return from + 1;
}

/** Goes on with the arguments of a call, or ends it. */
function goOn(text: string, from: number, modes: Mode[]): number {
  const at = endOf(field, text, from) ?? from;
  const sign = text[at];
  if (sign === "(") {
    modes.push({ kind: "group", closing: ")" });
  } else if (sign === "[") {
    modes.push({ kind: "markup", depth: 0 });
  } else {
    modes.pop();
    return at;
  }
  return at + 1;
}

function bracketInMarkup(text: string, at: number, modes: Mode[]): number {
  const mode = modes.at(-1);
  const change = text[at] === "[" ? 1 : text[at] === "]" ? -1 : 0;
  if (mode?.kind !== "markup" || change === 0) {
    return at + 1;
  }
  if (change === 1 || mode.depth > 0) {
    mode.depth += change;
  } else if (modes.length > 1) {
    modes.pop();
    return afterArgument(text, at + 1, modes);
  }
  return at + 1;
}

function closeGroup(text: string, at: number, modes: Mode[]): number {
  // A statement ends with the code around it.
  if (modes.at(-1)?.kind === "statement") {
    modes.pop();
  }
  const mode = modes.at(-1);
  if (mode?.kind === "group" && mode.closing === text[at]) {
    modes.pop();
    return afterArgument(text, at + 1, modes);
  }
  return at + 1;
}

function afterArgument(text: string, at: number, modes: Mode[]): number {
  return modes.at(-1)?.kind === "call" ? goOn(text, at, modes) : at;
}

function endOfComment(text: string, from: number): number {
  let depth = 0;
  commentMark.lastIndex = from;
  for (let found = commentMark.exec(text); found; found = commentMark.exec(text)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) {
      return commentMark.lastIndex;
    }
  }
  return text.length;
}

/** Raw text ends at as many backquotes as it begins with. Two are empty raw text. */
function endOfRaw(text: string, at: number): number {
  let opened = at;
  while (text[opened] === "`") {
    opened++;
  }
  const marks = opened - at;
  const closed = marks === 2 ? at + 2 : text.indexOf("`".repeat(marks), opened);
  return marks === 2 ? closed : closed === -1 ? text.length : closed + marks;
}

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
