import { blankRanges } from "./blanked";

/** Matches a line that opens or closes a fenced block, also in a list or a quotation (CommonMark 0.31, 4.5). */
const fence = /^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const listItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\(?@[\w-]*\)|\[\^[^\]\s]+\]:)[ \t]/;

/**
 * Returns a Markdown text with spaces in place of fenced and indented code and of the YAML header, in which only `nocite:` cites. A MyST
 * directive that holds prose, such as `{note}`, keeps its content.
 */
export function withoutMarkdownBlocks(text: string): string {
  return blankRanges(text, blocksIn(text));
}

const proseDirective =
  /^\{(?:note|tip|hint|important|warning|caution|attention|danger|error|admonition|seealso|margin|sidebar|epigraph|figure|dropdown|card|grid[\w-]*|tab-[\w-]+|prf:[\w-]+|theorem|proof|table|list-table)\}/;

function* blocksIn(text: string): Generator<readonly [start: number, end: number]> {
  const header = headerEnd(text);
  yield* quietYaml(text, header);
  let open: { readonly mark: string; readonly start: number } | undefined;
  const directives: string[] = [];
  let isAfterBlank = true;
  let isInList = false;
  for (const { start, end, line } of linesFrom(text, header)) {
    const found = fence.exec(line);
    const mark = found?.[1] ?? "";
    if (open) {
      if (mark.startsWith(open.mark) && found?.[2]?.trim() === "") {
        yield [open.start, end];
        open = undefined;
      }
    } else if (found) {
      const rest = found[2]?.trim() ?? "";
      if (proseDirective.test(rest)) {
        directives.push(mark);
        yield [start, end];
      } else if (rest === "" && mark.startsWith(directives.at(-1) ?? "none")) {
        directives.pop();
        yield [start, end];
      } else {
        open = { mark, start };
      }
    } else if (/^(?: {4}|\t)/.test(line) && line.trim() !== "" && isAfterBlank && !isInList) {
      yield [start, end];
      continue;
    }
    isAfterBlank = line.trim() === "";
    isInList = listItem.test(line) || (isInList && (isAfterBlank || /^[ \t]/.test(line)));
  }
  if (open) {
    yield [open.start, text.length];
  }
}

/** Returns the offset at which the YAML header ends, or 0 if the text has no header. */
function headerEnd(text: string): number {
  return /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;
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

function* linesFrom(text: string, from: number): Generator<{ readonly start: number; readonly end: number; readonly line: string }> {
  for (let start = from; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    yield { start, end, line: text.slice(start, end).replace(/\r$/, "") };
    start = end + 1;
  }
}
