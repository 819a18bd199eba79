import { linesFrom, type TextLine } from "./lines";

/** A line of a Markdown document: a fence, a line between the fences of a code block, or anything else. */
export type MarkdownLine =
  | { readonly kind: "text" | "code" | "close"; readonly line: TextLine }
  | { readonly kind: "open"; readonly line: TextLine; readonly info: string; readonly isProse: boolean };

/** A fenced code block. */
export interface FencedCode {
  /** The text after the opening fence, without blanks around it: `python`, `{code-cell} ipython3`. */
  readonly info: string;
  /** The code is `[start, end)`, without the lines of the fences. */
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the lines of a Markdown document from an offset that begins a line.
 *
 * The grammar is that of fenced code blocks in CommonMark 0.31, section 4.5: a fence is three or more backquotes or tildes. The info string
 * after backquotes contains no backquote. The closing fence has the same character, is at least as long, and nothing follows it. A code block
 * in a block quotation ends with the quotation. An unclosed block ends with the document. Two things differ:
 *
 * - A fence may be indented by any amount, because MkDocs' admonitions and Pandoc's definition lists also contain code. The end of a list
 *   item does not end its code.
 * - A MyST directive that contains prose, such as `{note}`, is not code: its content may have fences of its own.
 * - A MyST directive with code may have a fence of colons (its guide, "Directives"); any other line of colons is text.
 *
 * The time is linear, except that it grows with the depth of nested directives.
 */
export function* markdownLines(text: string, from: number): Generator<MarkdownLine> {
  let open: readonly Fence[] = [];
  for (const line of linesFrom(text, from)) {
    if (open.some(({ quotes }) => quotes > 0)) {
      open = withoutQuotedDeeper(open, quotesIn(line.text));
    }
    const fence = fenceIn(line.text);
    const closed = fence ? open.findIndex((one) => closes(fence, one)) : -1;
    if (closed !== -1) {
      open = open.slice(0, closed);
      yield { kind: "close", line };
    } else if (open.at(-1)?.isProse === false) {
      yield { kind: "code", line };
    } else if (fence && (fence.info !== "" || !fence.mark.startsWith(":"))) {
      open = [...open, fence];
      yield { kind: "open", line, info: fence.info, isProse: fence.isProse };
    } else {
      yield { kind: "text", line };
    }
  }
}

/** Returns the fenced code of a Markdown document from an offset that begins a line. */
export function* fencedCode(text: string, from: number): Generator<FencedCode> {
  let code: Omit<FencedCode, "end"> | undefined;
  for (const found of markdownLines(text, from)) {
    const { start, end, next } = found.line;
    if (code && found.kind !== "code") {
      yield { ...code, end: start };
      code = undefined;
    }
    // A last line without a line break has no code below it.
    if (found.kind === "open" && !found.isProse && next > end) {
      code = { info: found.info, start: next };
    }
  }
  if (code) {
    yield { ...code, end: text.length };
  }
}

/** Returns whether a line of code is an option of a cell of Quarto or knitr that holds prose (Quarto's reference, "Code Cells"): `#| fig-cap: As @a says`. */
export function isCellCaption(line: string): boolean {
  return /^[ \t]*(?:#|\/\/|--|%%?|'|\*)\|[ \t]{0,20}(?:fig|tbl|lst)-(?:sub)?cap[ \t]*:/.test(line);
}

interface Fence {
  readonly mark: string;
  readonly info: string;
  /** The number of block quotations around it. */
  readonly quotes: number;
  readonly isInItem: boolean;
  readonly isProse: boolean;
}

/** Matches a fence behind the markers of block quotations and list items. */
const fencePattern = /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)(`{3,}(?=[^`]*$)|~{3,}|:{3,})(.*)$/;

/** Matches the directives whose content is code or mathematics, of those that may have a fence of colons. */
const codeDirective = /^\{(?:code|code-block|code-cell|sourcecode|eval-rst|literalinclude|math|mermaid|raw|graphviz|parsed-literal)\}/;

const proseDirective =
  /^\{(?:note|tip|hint|important|warning|caution|attention|danger|error|admonition|seealso|margin|sidebar|epigraph|figure|dropdown|card|grid[\w-]*|tab-[\w-]+|prf:[\w-]+|theorem|proof|exercise|solution|table|list-table|csv-table|topic|glossary|aside|pull-quote|highlights|blockquote|quote|div|container|compound|todo|details|toggle|version(?:added|changed)|deprecated|only|subfigure|hlist)\}/;

function fenceIn(line: string): Fence | undefined {
  // Most lines have none, and this finds out in a fraction of the time.
  const mayBe = line.includes("```") || line.includes("~~~") || line.includes(":::");
  const found = mayBe ? fencePattern.exec(line) : undefined;
  const [, before = "", mark, rest = ""] = found ?? [];
  const info = rest.trim();
  const isColons = mark?.startsWith(":") === true;
  return mark === undefined || (isColons && info !== "" && !codeDirective.test(info))
    ? undefined
    : { mark, info, quotes: quotesIn(before), isInItem: /[^ \t>]/.test(before), isProse: proseDirective.test(info) };
}

function closes(fence: Fence, opening: Fence): boolean {
  return fence.info === "" && !fence.isInItem && fence.quotes === opening.quotes && fence.mark.startsWith(opening.mark);
}

/** Returns how many `>` are among the markers that a line begins with. */
function quotesIn(line: string): number {
  const before = /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? "";
  return before.split(">").length - 1;
}

/** Returns the fences that are still open on a line in this many block quotations. */
function withoutQuotedDeeper(open: readonly Fence[], quotes: number): readonly Fence[] {
  const first = open.findIndex((fence) => fence.quotes > quotes);
  return first === -1 ? open : open.slice(0, first);
}
