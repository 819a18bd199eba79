import { metadataBlocksOf } from "../../text/frontMatter";
import { markdownLines } from "../../text/fences";
import { blankRanges } from "./blanked";

const listItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?@[\w-]*\)|\[\^[^\]\s]+\]:)[ \t]/;

/**
 * Returns a Markdown text with spaces in place of fenced and indented code and of YAML metadata, in which only `nocite:` cites. A MyST
 * directive that holds prose, such as `{note}`, keeps its content.
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
  for (const { kind, line: placed } of markdownLines(text, header?.end ?? 0)) {
    const { start, end, text: line } = placed;
    while (others[0] && others[0].end <= start) {
      yield* quietYaml(text, others[0]);
      others.shift();
    }
    if (others[0] && others[0].start <= start) {
      continue;
    }
    if (kind !== "text") {
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
