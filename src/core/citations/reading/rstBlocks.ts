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

/** The state of the scan at the beginning of a line. */
interface State {
  readonly block: Block | undefined;
  /** The character that the lines of a quoted literal block begin with. */
  readonly quoted: string | undefined;
  readonly isDoctest: boolean;
  /** The column of a paragraph that ends with `::`, until its next line is known. */
  readonly announced: number | undefined;
  readonly isAfterBlank: boolean;
}

/**
 * Yields the parts of a reStructuredText document in which nothing is cited, in order: literal blocks, indented or quoted, doctest blocks,
 * comments, and directives with code.
 *
 * The grammar is that of docutils' "reStructuredText Markup Specification", sections "Literal Blocks", "Doctest Blocks", "Comments" and
 * "Directives". A last line without a line break belongs to its block like any other. The time is linear.
 */
export function* rstBlocks(text: string, from = 0): Generator<readonly [start: number, end: number]> {
  let state: State = { block: undefined, quoted: undefined, isDoctest: false, announced: undefined, isAfterBlank: true };
  for (const line of linesFrom(text, from)) {
    if (line.text.trim() === "") {
      state = afterBlank(state);
      continue;
    }
    const { block, quoted, isDoctest } = continued(state, line.text);
    const isQuiet = block !== undefined || quoted !== undefined || isDoctest;
    const begun = isQuiet ? block : explicitBlock(line);
    if (isQuiet || begun) {
      yield [line.start, line.end];
    }
    state = { block: begun, quoted, isDoctest, announced: isQuiet || begun ? undefined : announcement(line.text), isAfterBlank: false };
  }
}

/** Returns what an empty line leaves: it begins the literal block that was announced, and ends what has no empty lines. */
function afterBlank({ block, announced }: State): State {
  const next = announced === undefined ? block : { column: announced, isLiteral: true, endsAtBlank: false };
  return {
    block: next?.endsAtBlank === true ? undefined : next,
    quoted: undefined,
    isDoctest: false,
    announced: undefined,
    isAfterBlank: true,
  };
}

/** Returns what a line with text continues of what was open before it, and the quoted or doctest block that it begins. */
function continued({ block, quoted, isDoctest, isAfterBlank }: State, line: string): Pick<State, "block" | "quoted" | "isDoctest"> {
  const column = columnOf(line);
  const isOver = block !== undefined && column <= block.column;
  const begun = isOver && block.isLiteral && isAfterBlank && column === block.column ? quoteOf(line) : undefined;
  const quote = quoted ?? begun;
  return {
    // An indented block is not quoted, not even by its later lines.
    block: block === undefined || isOver ? undefined : { ...block, isLiteral: false, endsAtBlank: false },
    quoted: quote !== undefined && quoteOf(line) === quote ? quote : undefined,
    isDoctest: isDoctest || (isAfterBlank && /^[ \t]*>>>(?:[ \t]|$)/.test(line)),
  };
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
