import { linesFrom, type TextLine } from "../../text/lines";

/** Directives whose content docutils, Sphinx and its extensions do not read as reStructuredText. `parsed-literal` is read. */
const literalDirectives = new Set(
  (
    "code code-block sourcecode raw math literalinclude highlight doctest testcode testsetup testcleanup testoutput productionlist prompt " +
    "ipython jupyter-execute code-cell plot graphviz digraph graph mermaid uml tikz exec"
  ).split(" "),
);

/** Matches explicit markup: a directive, also behind a substitution, a footnote, a citation, or a target; anything else is a comment. */
const explicitMarkup =
  /^\.\.[ \t]+(?:(?:\|[^|\n]{1,200}\|[ \t]+)?(?<directive>[\p{L}\p{N}][\w:.+-]{0,100})[ \t]?::(?:[ \t]|$)|\[[^\]\n]{1,200}\](?:[ \t]|$)|_|\|)/u;
const bullet = /^(?:[-*+•‣⁃]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,12}|#)[.)])[ \t]+/u;

/** A block whose lines are quiet: those that are indented by more than `column`, and empty ones. */
interface Block {
  readonly column: number;
  /** True if the block may instead be quoted: unindented lines that begin with the same punctuation character. */
  readonly isLiteral: boolean;
  /** True for `..` alone: before an empty line it is an empty comment, which has no block. */
  readonly endsAtBlank: boolean;
}

/**
 * Yields the parts of a reStructuredText document in which nothing is cited, in order: literal blocks, indented or quoted, doctest blocks,
 * comments, and directives with code.
 *
 * The grammar is that of docutils' "reStructuredText Markup Specification", sections "Literal Blocks", "Doctest Blocks", "Comments" and
 * "Directives". A last line without a line break belongs to its block like any other. The time is linear.
 */
export function* rstBlocks(text: string, from = 0): Generator<readonly [start: number, end: number]> {
  let block: Block | undefined;
  let quoted: string | undefined;
  let isDoctest = false;
  /** The column of a paragraph that ends with `::`, until its next line is known. */
  let announced: number | undefined;
  let isAfterBlank = true;
  for (const line of linesFrom(text, from)) {
    const isBlank = line.text.trim() === "";
    const column = columnOf(line.text);
    if (block && !isBlank && column <= block.column) {
      quoted ??= block.isLiteral && isAfterBlank && column === block.column ? quoteOf(line.text) : undefined;
      block = undefined;
    } else if (block && !isBlank) {
      // An indented block is not quoted, not even by its later lines.
      block = { ...block, isLiteral: false, endsAtBlank: false };
    }
    quoted = quoted !== undefined && !isBlank && quoteOf(line.text) === quoted ? quoted : undefined;
    isDoctest = !isBlank && (isDoctest || (isAfterBlank && /^[ \t]*>>>(?:[ \t]|$)/.test(line.text)));
    if (announced !== undefined && isBlank) {
      block = { column: announced, isLiteral: true, endsAtBlank: false };
    }
    announced = undefined;
    if (isBlank) {
      isAfterBlank = true;
      block = block?.endsAtBlank === true ? undefined : block;
      continue;
    }
    if (block || quoted !== undefined || isDoctest) {
      yield [line.start, line.end];
    } else {
      block = explicitBlock(line);
      announced = block ? undefined : announcement(line.text);
      if (block) {
        yield [line.start, line.end];
      }
    }
    isAfterBlank = false;
  }
}

/** Returns the block of a comment or a directive with code that a line begins. */
function explicitBlock({ text }: TextLine): Block | undefined {
  const column = columnOf(text);
  const markup = text.trim();
  if (!/^\.\.(?:[ \t]|$)/.test(markup)) {
    return undefined;
  }
  const found = explicitMarkup.exec(markup);
  const isQuiet = !found || literalDirectives.has(found.groups?.["directive"]?.toLowerCase() ?? "");
  return isQuiet ? { column, isLiteral: false, endsAtBlank: markup === ".." } : undefined;
}

/** Returns the column of the paragraph that a line ends with `::`. A line of colons alone may underline a title. */
function announcement(line: string): number | undefined {
  const content = line.trim();
  const isDirective = /^\.\.[ \t]/.test(content);
  const marker = bullet.exec(content)?.[0].length ?? 0;
  return content.endsWith("::") && !isDirective && !/^:{3,}$/.test(content) ? columnOf(line) + marker : undefined;
}

function quoteOf(line: string): string | undefined {
  return /^[ \t]*([!-/:-@[-`{-~])/.exec(line)?.[1];
}

/** Returns the column at which a line's text begins; docutils expands tabs to eight columns. */
function columnOf(line: string): number {
  let column = 0;
  for (const blank of /^[ \t]*/.exec(line)?.[0] ?? "") {
    column = blank === "\t" ? column - (column % 8) + 8 : column + 1;
  }
  return column;
}
