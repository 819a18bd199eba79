import { metadataBlocksOf, type MetadataBlock } from "../../text/frontMatter";
import { isCellCaption, type MarkdownLine, markdownLines } from "../../text/fences";
import { blankRanges } from "./blanked";

type Range = readonly [start: number, end: number];

/**
 * The raw HTML that CommonMark 0.31, section 4.6, ends at a mark of its own (kinds 1 to 5; Pandoc reads it the same way), and how its end is
 * found. As in Pandoc, the text after that mark is Markdown again, and so is the content of other tags (`markdown_in_html_blocks`).
 */
const rawHtml: readonly (readonly [opening: RegExp, closing: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];
/** Matches what MDX imports and exports (its documentation, "ESM"), whose module names may have an `@`. */
const moduleLine = /^(?:import\s.{0,500}["'][^"'\n]{1,300}["'];?|export\s.{0,500}\sfrom\s{1,9}["'][^"'\n]{1,300}["'];?)\s*$/;
/** Matches MyST's comments, targets and breaks between cells (MyST's guide, "Comments", "Cross-references", "Block breaks"). */
const mystLine = /^(?: {0,3}%.*|\([^()\s]{1,300}\)=[ \t]*|\+\+\+.*)$/;

const listItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?@[\w-]*\)|\[\^[^\]\s]+\]:)[ \t]/;

/** The properties that only some variants of Markdown have. */
export interface MarkdownVariant {
  /** True for MyST, which has comments. */
  readonly isMyst: boolean;
  /** True for MDX, in which indentation makes no code. */
  readonly isMdx: boolean;
}

/**
 * Returns a Markdown text with spaces in place of fenced and indented code, raw HTML, imported modules, MyST's comments, and YAML metadata, in which
 * only `nocite:` and `abstract:` cite. A MyST directive that holds prose, such as `{note}`, keeps its content.
 */
export function withoutMarkdownBlocks(text: string, variant: MarkdownVariant): string {
  const blocks = metadataBlocksOf(text);
  const ranges = [...blocks.flatMap((block) => [...quietYaml(text, block)]), ...bodyBlocks(text, blocks, variant)];
  return blankRanges(
    text,
    ranges.sort(([one], [other]) => one - other),
  );
}

/** The state of the scan at the beginning of a line. */
interface BodyState {
  readonly isAfterBlank: boolean;
  readonly isInList: boolean;
  /** The mark that ends the raw HTML that the line is in. */
  readonly htmlEnd: RegExp | undefined;
}

function* bodyBlocks(text: string, blocks: readonly MetadataBlock[], variant: MarkdownVariant): Generator<Range> {
  let state: BodyState = { isAfterBlank: true, isInList: false, htmlEnd: undefined };
  let next = blocks[0]?.start === 0 ? 1 : 0;
  for (const read of markdownLines(text, next === 0 ? 0 : (blocks[0]?.end ?? 0))) {
    const { start } = read.line;
    while ((blocks[next]?.end ?? Infinity) <= start) {
      next++;
    }
    if ((blocks[next]?.start ?? Infinity) > start) {
      const { quiet, after } = readLine(read, state, variant);
      state = after;
      if (quiet) {
        yield quiet;
      }
    }
  }
}

function readLine(read: MarkdownLine, state: BodyState, variant: MarkdownVariant): { readonly quiet?: Range; readonly after: BodyState } {
  const { start, end, text: line } = read.line;
  const isText = read.kind === "text";
  const rawEnd = state.htmlEnd ?? (isText ? endOfRawHtml(line) : undefined);
  if (rawEnd) {
    const closed = rawEnd.exec(line);
    const quietEnd = closed ? start + closed.index + closed[0].length : end;
    return { quiet: [start, quietEnd], after: { ...state, isAfterBlank: false, htmlEnd: closed ? undefined : rawEnd } };
  }
  const isIndented = /^(?: {4}|\t)/.test(line) && line.trim() !== "";
  if (isText && isIndented && state.isAfterBlank && !state.isInList && !variant.isMdx) {
    return { quiet: [start, end], after: state };
  }
  // Behind a heading or a fence, too, an indented line is code.
  const isAfterBlank = line.trim() === "" || read.kind === "close" || /^ {0,3}#{1,6}[ \t]/.test(line);
  const isInList = listItem.test(line) || (state.isInList && (line.trim() === "" || /^[ \t]/.test(line)));
  const after = { isAfterBlank, isInList, htmlEnd: undefined };
  const isQuiet =
    (!isText && !(read.kind === "code" && isCellCaption(line))) || moduleLine.test(line) || (variant.isMyst && mystLine.test(line));
  return isQuiet ? { quiet: [start, end], after } : { after };
}

/** Returns the mark that ends the raw HTML which a line begins. The opening tag itself does not end it. */
function endOfRawHtml(line: string): RegExp | undefined {
  return rawHtml.find(([opening]) => opening.test(line))?.[1];
}

/** Matches the metadata in which Pandoc's documents cite. */
const citingMetadata = /^(?:nocite|abstract):.*\n(?:[ \t]+.*\n|[ \t]*\n|[ \t]*- .*\n)*/gm;

function* quietYaml(text: string, { start, end }: Pick<MetadataBlock, "start" | "end">): Generator<Range> {
  let last = start;
  for (const found of text.slice(start, end).matchAll(citingMetadata)) {
    yield [last, start + found.index];
    last = start + found.index + found[0].length;
  }
  yield [last, end];
}
