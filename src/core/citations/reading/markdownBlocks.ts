import { metadataBlocksOf } from "../../text/frontMatter";
import { markdownLines } from "../../text/fences";
import { blankRanges } from "./blanked";

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

const listItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?@[\w-]*\)|\[\^[^\]\s]+\]:)[ \t]/;

/**
 * Returns a Markdown text with spaces in place of fenced and indented code, raw HTML, imported modules, and YAML metadata, in which only
 * `nocite:` cites. A MyST directive that holds prose, such as `{note}`, keeps its content.
 */
export function withoutMarkdownBlocks(text: string): string {
  return blankRanges(text, blocksIn(text));
}

function* blocksIn(text: string): Generator<readonly [start: number, end: number]> {
  const blocks = metadataBlocksOf(text);
  const header = blocks[0]?.start === 0 ? blocks[0] : undefined;
  const others = blocks.filter((block) => block !== header);
  yield* quietYaml(text, header ?? { start: 0, end: 0 });
  let isAfterBlank = true;
  let isInList = false;
  let htmlEnd: RegExp | undefined;
  for (const { kind, line: placed } of markdownLines(text, header?.end ?? 0)) {
    const { start, end, text: line } = placed;
    while (others[0] && others[0].end <= start) {
      yield* quietYaml(text, others[0]);
      others.shift();
    }
    if (others[0] && others[0].start <= start) {
      continue;
    }
    const rawEnd: RegExp | undefined = htmlEnd ?? (kind === "text" ? endOfRawHtml(line) : undefined);
    if (rawEnd) {
      const closed = rawEnd.exec(line);
      yield [start, closed ? start + closed.index + closed[0].length : end];
      htmlEnd = closed ? undefined : rawEnd;
      isAfterBlank = false;
      continue;
    }
    if (kind !== "text" || moduleLine.test(line)) {
      yield [start, end];
    } else if (/^(?: {4}|\t)/.test(line) && line.trim() !== "" && isAfterBlank && !isInList) {
      yield [start, end];
      continue;
    }
    isAfterBlank = line.trim() === "";
    isInList = listItem.test(line) || (isInList && (isAfterBlank || /^[ \t]/.test(line)));
  }
  for (const block of others) {
    yield* quietYaml(text, block);
  }
}

/** Returns the mark that ends the raw HTML which a line begins. The opening tag itself does not end it. */
function endOfRawHtml(line: string): RegExp | undefined {
  return rawHtml.find(([opening]) => opening.test(line))?.[1];
}

function* quietYaml(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Generator<readonly [start: number, end: number]> {
  const nocite = /^nocite:.*\n(?:[ \t]+.*\n|[ \t]*\n|[ \t]*- .*\n)*/m.exec(text.slice(start, end));
  if (nocite) {
    yield [start, start + nocite.index];
    yield [start + nocite.index + nocite[0].length, end];
  } else if (end > start) {
    yield [start, end];
  }
}
