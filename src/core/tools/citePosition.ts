import type { CiteRequest } from "./agentTool";

/**
 * Returns the offset of a line and a column in a text, both counted from 1. Without a column, that of the end of the sentence on the line: before
 * blanks, marks that close a comment or a docstring, and a full stop. Returns a sentence for the model if the text has no such place. A line ends as in VS Code.
 */
export function offsetOfPosition(
  text: string,
  { line, column }: Pick<CiteRequest, "line" | "column">,
): { readonly offset: number } | { readonly problem: string } {
  let [start, number] = [0, 1];
  const ends = /\r\n|\n|\r/g;
  for (let found = ends.exec(text); found && number < line; found = ends.exec(text)) {
    start = found.index + found[0].length;
    number++;
  }
  if (number < line) {
    return {
      problem: `it has ${number} ${number === 1 ? "line" : "lines"}, so there is no line ${line}. Read the file and give a line of it.`,
    };
  }
  ends.lastIndex = start;
  const end = ends.exec(text)?.index ?? text.length;
  const length = end - start;
  if (column !== undefined && column > length + 1) {
    return {
      problem: `line ${line} has ${length} characters, so there is no column ${column}. Leave "column" out for the end of the line.`,
    };
  }
  return { offset: column === undefined ? start + sentenceEnd(text.slice(start, end)) : start + column - 1 };
}

/** Returns the length of a line up to where a citation belongs. */
export function sentenceEnd(line: string): number {
  const words = line.trimEnd();
  const open = /^\s*(?:[rbuf]{0,2}"""|[rbuf]{0,2}'''|\/\*\*?|<!--)/i.exec(words)?.[0].length ?? 0;
  const closing = closingMarks.find((mark) => words.endsWith(mark) && words.length - mark.length >= open) ?? "";
  const inside = words.slice(0, words.length - closing.length).trimEnd();
  return /[^.\s][.,;]$/.test(inside) ? inside.length - 1 : inside.length;
}

const closingMarks = ['"""', "'''", "*/", "-->"];
