/** Counts the line breaks between two offsets. */
export function countLines(text: string, start: number, end: number): number {
  // Search only this part, as the next line break may be far after its end.
  const part = text.slice(start, end);
  let lines = 0;
  for (let found = part.indexOf("\n"); found !== -1; found = part.indexOf("\n", found + 1)) {
    lines++;
    // Count empty lines one by one, as a search for each would take many times longer.
    for (; part.charCodeAt(found + 1) === 10; found++) {
      lines++;
    }
  }
  return lines;
}

/**
 * Returns a copy of a part of a text. A plain slice would keep the whole text in memory as long as the slice lives, and with
 * it each version of a large file.
 */
export function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}
