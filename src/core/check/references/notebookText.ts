import { createScanner } from "jsonc-parser";

/** The kinds of tokens that jsonc-parser declares as `SyntaxKind`, a const enum, which other modules cannot import. */
const kinds = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, string: 10, end: 17 } as const;

/** A slice reads about so many tokens. */
const tokensPerSlice = 5_000;
/** The depths in nbformat's `{ "cells": [ { "source": [ … ] } ] }`. */
const [notebookDepth, cellDepth] = [1, 3] as const;

/**
 * Returns the text of a Jupyter notebook's cells at the offsets that it has in the file; everything else, such as outputs, is blank. An escape
 * becomes the character and blanks, so that lines of cells are lines. Yields after each slice of the work.
 *
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function* notebookText(file: string): Generator<undefined, string> {
  const scanner = createScanner(file, true);
  const parts: string[] = [];
  let [depth, behind, count, source, key] = [0, 0, 0, false, ""];
  let isInCells = false;
  for (let token: number = scanner.scan(); token !== kinds.end; token = scanner.scan()) {
    const [start, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    if (token === kinds.openBrace || token === kinds.openBracket) {
      depth++;
    } else if (token === kinds.closeBrace || token === kinds.closeBracket) {
      depth--;
    } else if (token === kinds.string) {
      if (source && isInCells && depth >= cellDepth && depth <= cellDepth + 1 && scanner.getTokenValue() !== "source") {
        parts.push(blank(file.slice(behind, start + 1)), unescaped(file.slice(start + 1, start + length - 1)));
        behind = start + length - 1;
      }
      key = scanner.getTokenValue();
    } else if (token === kinds.colon && depth === notebookDepth) {
      isInCells = key === "cells";
    } else if (token === kinds.colon && depth === cellDepth) {
      source = key === "source";
    }
    source &&= !(token === kinds.comma && depth === cellDepth);
    if (++count % tokensPerSlice === 0) {
      yield;
    }
  }
  return [...parts, blank(file.slice(behind))].join("");
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u[\da-fA-F]{4}|[^u])/g, (escape) => {
    const sign = escape.charAt(1);
    const character =
      sign === "n" ? "\n" : sign === "u" ? String.fromCharCode(Number.parseInt(escape.slice(2), 16)) : /[trbf]/.test(sign) ? " " : sign;
    return character.padEnd(escape.length, sign === "u" ? "\u2060" : " ");
  });
}
