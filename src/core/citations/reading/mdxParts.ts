import { linesFrom } from "../../text/lines";

type Range = readonly [start: number, end: number];

/** Matches, at the reader, a string, a comment or a template in JavaScript. */
const codeToken = /"(?:[^"\\\n]|\\.){0,1000}"|'(?:[^'\\\n]|\\.){0,1000}'|`(?:[^`\\]|\\[\s\S]){0,5000}`|\/\*[\s\S]{0,5000}?\*\/|\/\/.*/y;
/** Matches a run of backquotes at the reader. */
const backquotes = /`+/y;
/** Longer inline code is not read. */
const maxCodeChars = 1000;
/** Matches, at the reader, a role of MyST that cites. */
const role = /\{[\w:]{0,20}cite[\w:]{0,20}\}`/y;

/**
 * Returns an MDX text without what is JavaScript in it: expressions in braces, and blocks that import and export (MDX's documentation, "What is
 * MDX"). Offsets stay. Behind `=`, quotes remain around an expression, so that the attributes of a tag can still be read.
 */
export function withoutMdxCode(text: string): string {
  const braces = [...braceRanges(text)];
  const modules = [...moduleRanges(text, braces)];
  const others = outside(braces, modules).map(([start, end]) => ({ start, end, isModule: false }));
  const all = [...others, ...modules.map(([start, end]) => ({ start, end, isModule: true }))].sort((one, other) => one.start - other.start);
  const parts: string[] = [];
  let last = 0;
  for (const { start, end, isModule } of all) {
    const blank = text.slice(start, end).replace(/[^\n\r]/g, " ");
    const isValue = !isModule && text[start - 1] === "=" && end - start > 1;
    parts.push(text.slice(last, start), isValue ? `"${blank.slice(1, -1)}"` : blank);
    last = end;
  }
  return parts.join("") + text.slice(last);
}

/** Yields the outermost pairs of braces, in order; not those behind an `@` or a command, which enclose a key, those of a role, and in inline code. */
function* braceRanges(text: string): Generator<Range> {
  let depth = 0;
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const skipped = depth > 0 ? (/["'`/]/.test(sign ?? "") ? matchAt(codeToken, text, at) : 0) : sign === "`" ? inlineCodeAt(text, at) : 0;
    if (skipped > 0) {
      at += skipped - 1;
    } else if (sign === "\\") {
      at++;
    } else if (sign === "{" && (depth > 0 || (!/[@\w*\]}]/.test(text[at - 1] ?? "") && matchAt(role, text, at) === 0))) {
      open = depth === 0 ? at : open;
      depth++;
    } else if (sign === "}" && depth > 0) {
      depth--;
      if (depth === 0) {
        yield [open, at + 1];
      }
    }
  }
}

/** Returns the length of the inline code at an offset, or that of its backquotes if nothing closes it. */
function inlineCodeAt(text: string, at: number): number {
  const run = matchAt(backquotes, text, at);
  const found = text.slice(at + run, at + run + maxCodeChars).indexOf(text.slice(at, at + run));
  return found === -1 ? run : 2 * run + found;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Yields the blocks that import or export: each begins a paragraph and ends at an empty line outside of braces. */
function* moduleRanges(text: string, braces: readonly Range[]): Generator<Range> {
  let next = 0;
  let begun: number | undefined;
  let isAfterBlank = true;
  for (const { start, end, text: line } of linesFrom(text, 0)) {
    while ((braces[next]?.[1] ?? Infinity) <= start) {
      next++;
    }
    const isBlank = line.trim() === "";
    if (begun !== undefined && isBlank && (braces[next]?.[0] ?? Infinity) >= start) {
      yield [begun, start];
      begun = undefined;
    } else if (begun === undefined && isAfterBlank && /^(?:import|export)[\s{*]/.test(line)) {
      begun = start;
    }
    isAfterBlank = isBlank;
    if (begun !== undefined && end === text.length) {
      yield [begun, end];
    }
  }
}

/** Returns the ranges that are not in others; both lists are in order. */
function outside(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  let next = 0;
  return ranges.filter(([start, end]) => {
    while ((others[next]?.[1] ?? Infinity) < end) {
      next++;
    }
    return (others[next]?.[0] ?? Infinity) > start;
  });
}
