import { createScanner } from "jsonc-parser";

/** The kinds of tokens that jsonc-parser declares as `SyntaxKind`, a const enum, which other modules cannot import. */
const kinds = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, colon: 6, string: 10, end: 17 } as const;
const tokensPerSlice = 5_000;
/** The depths in nbformat's `{ "cells": [ { "source": [ … ] } ] }`. */
const [notebookDepth, cellDepth] = [1, 3] as const;

/** A cell of a notebook and a line in it, both counted from 0. */
export interface CellLine {
  readonly index: number;
  readonly line: number;
}

/** Returns in which cells and lines of them the offsets of a notebook's file are, which ascend. Yields after each slice of the work. */
export function* cellsOfOffsets(file: string, offsets: readonly number[]): Generator<undefined, readonly (CellLine | undefined)[]> {
  const sources = yield* readSources(file);
  const found: (CellLine | undefined)[] = [];
  let [source, line, at] = [-1, 0, 0];
  for (const offset of offsets) {
    for (let next = sources[source + 1]; next && next.start <= offset; next = sources[source + 1]) {
      source++;
      [line, at] = [0, next.start];
    }
    const cell = sources[source];
    if (cell) {
      line += (file.slice(at, offset).match(/\\[^]/g) ?? []).filter((escape) => escape === "\\n").length;
      at = offset;
    }
    found.push(cell && { index: cell.index, line });
  }
  return found;
}

/** Returns the cells' sources, in order: the number of the cell and where its source begins. */
function* readSources(file: string): Generator<undefined, readonly { readonly index: number; readonly start: number }[]> {
  const scanner = createScanner(file, true);
  const sources: { readonly index: number; readonly start: number }[] = [];
  let [depth, index, count, isInCells, key] = [0, -1, 0, false, ""];
  for (let token: number = scanner.scan(); token !== kinds.end; token = scanner.scan()) {
    if (token === kinds.openBrace || token === kinds.openBracket) {
      depth++;
      index += token === kinds.openBrace && depth === cellDepth && isInCells ? 1 : 0;
    } else if (token === kinds.closeBrace || token === kinds.closeBracket) {
      depth--;
    } else if (token === kinds.string && (depth === notebookDepth || depth === cellDepth)) {
      key = scanner.getTokenValue();
    } else if (token === kinds.colon && depth === notebookDepth) {
      isInCells = key === "cells";
    } else if (token === kinds.colon && depth === cellDepth && isInCells && key === "source") {
      sources.push({ index, start: scanner.getTokenOffset() });
    }
    if (++count % tokensPerSlice === 0) {
      yield;
    }
  }
  return sources;
}
