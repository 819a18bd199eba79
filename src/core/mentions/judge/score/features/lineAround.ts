import { CharacterClass, classOf } from "../../../forms/characters";

const maxLine = 160;

/** Returns the line before a place, but not more than a judgement reads. */
export function lineBefore(text: string, start: number): string {
  const head = text.slice(Math.max(0, start - maxLine), start);
  return head.slice(Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r")) + 1);
}

/** Returns the line behind a place, but not more than a judgement reads. */
export function lineBehind(text: string, end: number): string {
  const tail = text.slice(end, end + maxLine);
  const stop = tail.search(/[\r\n]/);
  return stop < 0 ? tail : tail.slice(0, stop);
}

/** Returns a line with the marks between two offsets as asterisks: emphasis says the same with either mark. */
export function withAsterisks(line: string, start: number, end: number): string {
  return start === end ? line : line.slice(0, start) + "*".repeat(end - start) + line.slice(end);
}

export const maxIdentifier = 64;

/** Returns the identifier around `[start, end)`; hyphens count if the name is not in its own case. */
export function identifierAround(
  text: string,
  start: number,
  end: number,
  exact: boolean,
): { readonly start: number; readonly end: number } {
  let from = start;
  while (from > 0 && start - from < maxIdentifier && isJoined(text, from - 1, -1, !exact)) {
    from--;
  }
  let to = end;
  while (to < text.length && to - end < maxIdentifier && isJoined(text, to, 1, !exact)) {
    to++;
  }
  return { start: from, end: to };
}

/** Returns whether the identifier goes on, so that its parts are not words of their own. */
export function isCut(start: number, end: number, identifier: { readonly start: number; readonly end: number }): boolean {
  return start - identifier.start >= maxIdentifier || identifier.end - end >= maxIdentifier;
}

export function isJoined(text: string, offset: number, step: 1 | -1, kebab: boolean): boolean {
  const code = text.charCodeAt(offset);
  return isIdentifierCode(code) || (kebab && code === 0x2d && isIdentifierCode(text.charCodeAt(offset + step)));
}

/** Letters without case are no part of an identifier: languages that have them write a foreign name without a space. */
function isIdentifierCode(code: number): boolean {
  const here = classOf(code);
  return (here >= CharacterClass.lower && here !== CharacterClass.uncased) || code === 0x5f;
}
