/** How many lines end between these offsets. */
export function countLines(text: string, start: number, end: number): number {
  // Of the part alone, as the next line's end may be far behind it.
  const part = text.slice(start, end);
  let lines = 0;
  for (let found = part.indexOf("\n"); found !== -1; found = part.indexOf("\n", found + 1)) {
    lines++;
    // Empty lines one by one: a search for each would take many times longer.
    for (; part.charCodeAt(found + 1) === 10; found++) {
      lines++;
    }
  }
  return lines;
}
/**
 * A copy of a piece of a text. A plain slice would keep the whole text in memory for as long as the piece lives, and each
 * state of a large file with it.
 */
export function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}
