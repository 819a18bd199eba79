import { linesFrom } from "../../text/lines";

/** Matches the line that opens a comment, listing, literal, or passthrough block, and closes it again; the first group of a fence is its mark. */
const delimiter = /^(?:(\/{4,}|-{4,}|\.{4,}|\+{4,})|(`{3,})[^`]*)$/;
/** Matches the delimiter of a block that a style can make verbatim: an open block or an example. */
const styledDelimiter = /^(?:--|={4,})$/;
/** Matches the style of a block whose text is not read: `[source,python]`, `[stem]`. */
const quietStyle = /^\[(?:source|listing|literal|comment|pass|stem|latexmath|asciimath)\b[^\]]{0,300}\]$/;
/** Matches what may stand between the style of a block and the block: its title, its anchor, and further attributes. */
const metadata = /^(?:\[[^\]]{0,300}\]{1,2}|\.[^\s.].*)$/;
const listMarker = /^[ \t]+(?:[*.-]{1,6}|\d{1,9}\.|[A-Za-z]\.|<(?:\d{1,3}|\.)>)[ \t]|::(?:[ \t]|$)/;

/** The state of the scan at the beginning of a line. */
type State =
  | { readonly kind: "text"; readonly isAfterBlank: boolean }
  /** A style was given, and its block has not begun. */
  | { readonly kind: "styled" }
  /** In a block up to the line that is `end`, or up to an empty line. */
  | { readonly kind: "quiet"; readonly end: string | undefined };

/**
 * Yields the lines of an AsciiDoc document in which nothing is cited, in order: comments, listings, literal text, passthroughs and formulas, as
 * blocks between delimiters or as paragraphs with a style, and indented paragraphs.
 *
 * The grammar is that of Asciidoctor's "AsciiDoc Language Documentation", "Delimited Blocks" and "Literal Blocks". A line of dashes or the like
 * that is as long as the one before it underlines a title. The time is linear.
 */
export function* asciidocBlocks(text: string): Generator<readonly [start: number, end: number]> {
  let state: State = { kind: "text", isAfterBlank: true };
  /** The line before this one, if it may be a title; else "". */
  let title = "";
  for (const { start, end, text: written } of linesFrom(text, 0)) {
    const line = written.trimEnd();
    const before: State = state;
    state = stateAfter(before, line, title);
    if (state.kind === "quiet" || before.kind === "quiet" || /^\/\/(?!\/)/.test(line)) {
      yield [start, end];
    }
    title = before.kind === "text" && before.isAfterBlank && /^[\p{L}\p{N}_]/u.test(line) ? line : "";
  }
}

function stateAfter(state: State, line: string, title: string): State {
  if (state.kind === "quiet") {
    const isOver = state.end === undefined ? line === "" : line === state.end;
    return isOver ? { kind: "text", isAfterBlank: true } : state;
  }
  const end = delimiterIn(line);
  if (end !== undefined && !isUnderline(line, title)) {
    return { kind: "quiet", end };
  }
  if (state.kind === "styled") {
    return line === "" || metadata.test(line) ? state : { kind: "quiet", end: styledDelimiter.test(line) ? line : undefined };
  }
  if (quietStyle.test(line)) {
    return { kind: "styled" };
  }
  const isLiteral = state.isAfterBlank && /^[ \t]/.test(line) && !listMarker.test(line);
  return isLiteral ? { kind: "quiet", end: undefined } : { kind: "text", isAfterBlank: line === "" };
}

/** Returns the line that ends the block which a line begins. */
function delimiterIn(line: string): string | undefined {
  const [, mark, fence] = delimiter.exec(line) ?? [];
  return mark ?? fence;
}

/** Returns whether a line underlines the title before it: both are equally long, give or take one character. */
function isUnderline(line: string, title: string): boolean {
  return title !== "" && !line.startsWith("/") && Math.abs(title.length - line.length) <= 1;
}
