/** An argument of a LaTeX command: `[…]`, `(…)`, `<…>` or `{…}`. */
export interface LatexArgument {
  readonly opening: "[" | "(" | "<" | "{";
  /** The range between its brackets. */
  readonly start: number;
  readonly end: number;
}

const closings = { "[": "]", "(": ")", "<": ">", "{": "}" } as const;
type Opening = keyof typeof closings;

/** A longer argument, or a longer gap before one, is no part of a citation, in UTF-16 code units. */
const maxArgumentChars = 2000;
const maxGapChars = 4000;
/** Nobody nests braces deeper in a note. */
const maxDepth = 9;

/** Returns the argument that begins at an offset or after blanks and comments there, if its opening bracket is one of those given. */
export function latexArgumentAt(text: string, from: number, openings: string): LatexArgument | undefined {
  const at = endOfGap(text, from);
  const opening = openingAt(text, at);
  const end = opening !== undefined && openings.includes(opening) ? endOfArgument(text, at + 1, closings[opening]) : undefined;
  return opening !== undefined && end !== undefined ? { opening, start: at + 1, end } : undefined;
}

const blankOrComment = /[\s%]/;

/** Returns the offset after blanks and comments, which LaTeX skips before an argument. */
export function endOfGap(text: string, from: number): number {
  const last = Math.min(text.length, from + maxGapChars);
  let at = from;
  while (at < last && blankOrComment.test(text[at] ?? "")) {
    const lineBreak = text[at] === "%" ? text.indexOf("\n", at) : at;
    at = lineBreak === -1 ? text.length : lineBreak + 1;
  }
  return at;
}

function openingAt(text: string, at: number): Opening | undefined {
  const sign = text[at];
  return sign === "[" || sign === "(" || sign === "<" || sign === "{" ? sign : undefined;
}

/** As in TeX, the first closing bracket that is not in braces ends an argument, and a backslash escapes the next character. */
function endOfArgument(text: string, from: number, closing: string): number | undefined {
  const last = Math.min(text.length, from + maxArgumentChars);
  // This search is fast, and spares the slow one in a text full of unclosed arguments.
  if (!text.slice(from, last).includes(closing)) {
    return undefined;
  }
  let depth = 0;
  for (let at = from; at < last; at++) {
    const sign = text[at];
    if (sign === closing && depth === 0) {
      return at;
    }
    if (sign === "\\") {
      at++;
    } else if (sign === "{") {
      depth++;
    } else if (sign === "}") {
      depth--;
    }
    if (depth < 0 || depth > maxDepth) {
      return undefined;
    }
  }
  return undefined;
}
