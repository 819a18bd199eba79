import { createScanner } from "jsonc-parser";

/** The kinds of tokens that jsonc-parser declares as `SyntaxKind`, a const enum, which other modules cannot import. */
const kinds = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, string: 10, end: 17 } as const;
const tokensPerSlice = 5_000;
/** The depths in nbformat's `{ "cells": [ { "source": [ … ] } ] }`. */
const [notebookDepth, cellDepth] = [1, 3] as const;

/** The text of a notebook's cell as its editor shows it. */
export interface NotebookSource {
  readonly index: number;
  /** `"markdown"`, `"code"`, or `"raw"`. */
  readonly cellType: string;
  readonly text: string;
  /** Returns where characters of the text are in the notebook's file, given their ascending offsets. */
  offsetsInFile(offsets: readonly number[]): readonly number[];
}

interface OpenSource {
  readonly index: number;
  cellType: string;
  text: string;
  /** The strings of the source: where each begins in the text, and where its first character is in the file. */
  readonly strings: { readonly start: number; readonly inFile: number }[];
}

/** Returns the texts of a notebook's cells, without outputs. Yields after each slice of the work. */
export function* notebookSources(file: string): Generator<undefined, readonly NotebookSource[]> {
  const scanner = createScanner(file, true);
  const cells: OpenSource[] = [];
  let [depth, count, isInCells, isValue, key] = [0, 0, false, false, ""];
  for (let token: number = scanner.scan(); token !== kinds.end; token = scanner.scan()) {
    if (token === kinds.openBrace || token === kinds.openBracket) {
      depth++;
      if (token === kinds.openBrace && depth === cellDepth && isInCells) {
        cells.push({ index: cells.length, cellType: "", text: "", strings: [] });
        [key, isValue] = ["", false];
      }
    } else if (token === kinds.closeBrace || token === kinds.closeBracket) {
      depth--;
    } else if (token === kinds.colon && depth === notebookDepth) {
      isInCells = key === "cells";
    } else if (token === kinds.colon && depth === cellDepth) {
      isValue = true;
    } else if (token === kinds.comma && depth === cellDepth) {
      isValue = false;
    } else if (token === kinds.string) {
      const cell = isInCells && isValue ? cells.at(-1) : undefined;
      if (cell) {
        readValue(cell, { key, depth, value: scanner.getTokenValue(), inFile: scanner.getTokenOffset() + 1 });
      } else if (depth === notebookDepth || depth === cellDepth) {
        key = scanner.getTokenValue();
      }
    }
    if (++count % tokensPerSlice === 0) {
      yield;
    }
  }
  return cells.map(({ index, cellType, text, strings }) => ({
    index,
    cellType,
    text,
    offsetsInFile: (offsets) => offsetsInFile(file, strings, offsets),
  }));
}

interface StringValue {
  readonly key: string;
  readonly depth: number;
  readonly value: string;
  readonly inFile: number;
}

function readValue(cell: OpenSource, { key, depth, value, inFile }: StringValue): void {
  if (key === "cell_type" && depth === cellDepth) {
    cell.cellType = value;
  } else if (key === "source" && depth <= cellDepth + 1) {
    cell.strings.push({ start: cell.text.length, inFile });
    cell.text += value;
  }
}

const escapeOrCharacter = /\\u[\da-fA-F]{4}|\\[^]|[^]/y;

/** An escape stands for one character. */
function offsetsInFile(file: string, strings: OpenSource["strings"], offsets: readonly number[]): readonly number[] {
  let [next, at, inFile] = [0, 0, 0];
  return offsets.map((offset) => {
    for (let string = strings[next]; string && string.start <= offset; string = strings[++next]) {
      [at, inFile] = [string.start, string.inFile];
    }
    for (; at < offset; at++) {
      escapeOrCharacter.lastIndex = inFile;
      inFile += escapeOrCharacter.exec(file)?.[0].length ?? 0;
    }
    return inFile;
  });
}
