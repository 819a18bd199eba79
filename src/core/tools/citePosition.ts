import type { CiteRequest } from "./agentTool";

/**
 * Returns the offset of a line and a column in a text, both counted from 1. Without a column, that of the end of the line, before blanks there.
 * Returns a sentence for the model if the text has no such place. A line ends as in VS Code.
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
  return { offset: column === undefined ? start + text.slice(start, end).trimEnd().length : start + column - 1 };
}
