import { parseTree, findNodeAtLocation, type Node } from "jsonc-parser";

import { sentenceEnd } from "./citePosition";

/** A cell of a notebook and a place in it. */
export interface NotebookPlace {
  readonly text: string;
  /** That of the notebook's kernel for code, `"markdown"` for text, `"raw"` for other cells. */
  readonly languageId: string;
  /** The offset of the place in the cell's text. */
  readonly offset: number;
  /** The texts of the other cells in the same language. */
  readonly around: string;
  /** Returns the notebook's file with another text in the cell. */
  withText(text: string): string;
}

/** Returns the cell of a Jupyter notebook that has an offset of its file, or a sentence for the model if no cell has. */
export function notebookPlaceAt(file: string, offset: number): NotebookPlace | { readonly problem: string } {
  const tree = treeOf(file);
  const cells = (tree && findNodeAtLocation(tree, ["cells"])?.children) ?? [];
  const cell = cells.find((one) => isAround(findNodeAtLocation(one, ["source"]), offset));
  const source = cell && findNodeAtLocation(cell, ["source"]);
  if (!tree || !cell || !source) {
    return { problem: "no cell has its text there. Give a line of the file that has text of a cell." };
  }
  const languageOf = languageReader(tree);
  const languageId = languageOf(cell);
  const others = cells.filter((one) => one !== cell && languageOf(one) === languageId);
  return {
    text: textOf(source),
    languageId,
    offset: offsetInCell(file, source, offset),
    around: others.map((one) => textOf(findNodeAtLocation(one, ["source"]))).join("\n\n"),
    withText: (text) => file.slice(0, source.offset) + formatSource(file, source, text) + file.slice(source.offset + source.length),
  };
}

/** A file that nests thousands of lists is no notebook. */
function treeOf(file: string): Node | undefined {
  try {
    return parseTree(file);
  } catch {
    return undefined;
  }
}

/** A line of the file with a text of the cell counts up to its end, which is after the string. */
function isAround(source: Node | undefined, offset: number): boolean {
  return source !== undefined && offset >= source.offset && offset <= source.offset + source.length;
}

function languageReader(tree: Node): (cell: Node) => string {
  const named = [
    ["metadata", "language_info", "name"],
    ["metadata", "kernelspec", "language"],
  ].map((path): unknown => findNodeAtLocation(tree, path)?.value);
  const code = named.find((name) => typeof name === "string");
  return (cell) => {
    const kind: unknown = findNodeAtLocation(cell, ["cell_type"])?.value;
    return kind === "markdown" ? "markdown" : kind === "code" ? (typeof code === "string" ? code.toLowerCase() : "python") : "raw";
  };
}

/** The strings of a source: one for each line, or one for all. */
function stringsOf(source: Node | undefined): readonly Node[] {
  return source?.type === "string" ? [source] : (source?.children ?? []).filter(({ type }) => type === "string");
}

function textOf(source: Node | undefined): string {
  return stringsOf(source).map(valueOf).join("");
}

function valueOf(node: Node): string {
  const value: unknown = node.value;
  return typeof value === "string" ? value : "";
}

/** An offset behind a string of the file is at the end of its line in the cell, before the line break. */
function offsetInCell(file: string, source: Node, offset: number): number {
  let before = 0;
  for (const node of stringsOf(source)) {
    const value = valueOf(node);
    if (offset < node.offset) {
      return before;
    }
    const lineEnd = file.indexOf("\n", node.offset);
    if (offset < node.offset + node.length) {
      return before + readString(file.slice(node.offset, offset)).length;
    }
    if (source.type !== "string" && offset <= (lineEnd === -1 ? file.length : lineEnd)) {
      return before + sentenceEnd(value);
    }
    before += value.length;
  }
  return before;
}

/** Reads the beginning of a string, which may end in an escape. */
function readString(start: string): string {
  const whole = start.replace(/\\(?:u[\da-fA-F]{0,3})?$/, (escape, at: number) =>
    /(?:^|[^\\])(?:\\\\)*$/.test(start.slice(Math.max(0, at - 20), at)) ? "" : escape,
  );
  try {
    const value: unknown = JSON.parse(`${whole}"`);
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}

/** Writes the source in the form that it had: one string, or a list with one string for each line. */
function formatSource(file: string, source: Node, text: string): string {
  const [first] = source.children ?? [];
  if (source.type === "string" || !first) {
    return source.type === "string" ? JSON.stringify(text) : JSON.stringify(linesOf(text));
  }
  const strings = stringsOf(source);
  const [, second] = strings;
  const last = strings.at(-1) ?? first;
  const opening = file.slice(source.offset, first.offset);
  const between = second ? file.slice(first.offset + first.length, second.offset) : `,${opening.slice(1) || " "}`;
  const closing = file.slice(last.offset + last.length, source.offset + source.length);
  const written = new Map(strings.map((node) => [valueOf(node), file.slice(node.offset, node.offset + node.length)]));
  return `${opening}${linesOf(text)
    .map((line) => written.get(line) ?? JSON.stringify(line))
    .join(between)}${closing}`;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
