import { frontMatterOf } from "../../text/frontMatter";
import { markdownLines } from "../../text/fences";
import { blankRanges } from "./blanked";

const listItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?@[\w-]*\)|\[\^[^\]\s]+\]:)[ \t]/;

/**
 * Returns a Markdown text with spaces in place of fenced and indented code and of the YAML header, in which only `nocite:` cites. A MyST
 * directive that holds prose, such as `{note}`, keeps its content.
 */
export function withoutMarkdownBlocks(text: string): string {
  return blankRanges(text, blocksIn(text));
}

function* blocksIn(text: string): Generator<readonly [start: number, end: number]> {
  const header = frontMatterOf(text)?.end ?? 0;
  yield* quietYaml(text, header);
  let isAfterBlank = true;
  let isInList = false;
  for (const { kind, line: placed } of markdownLines(text, header)) {
    const { start, end, text: line } = placed;
    if (kind !== "text") {
      yield [start, end];
    } else if (/^(?: {4}|\t)/.test(line) && line.trim() !== "" && isAfterBlank && !isInList) {
      yield [start, end];
      continue;
    }
    isAfterBlank = line.trim() === "";
    isInList = listItem.test(line) || (isInList && (isAfterBlank || /^[ \t]/.test(line)));
  }
}

function* quietYaml(text: string, end: number): Generator<readonly [start: number, end: number]> {
  const nocite = /^nocite:.*\n(?:[ \t]+.*\n|[ \t]*\n|[ \t]*- .*\n)*/m.exec(text.slice(0, end));
  if (nocite) {
    yield [0, nocite.index];
    yield [nocite.index + nocite[0].length, end];
  } else if (end > 0) {
    yield [0, end];
  }
}
