/** A line of a text: the offsets of its beginning, of its end without the line break, and of the next line. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Returns the lines of a text from an offset that begins one. A line break is `\n`, `\r\n` or `\r`. A last line without text is left out. */
export function* linesFrom(text: string, from: number): Generator<TextLine> {
  let feed = indexOrEnd(text, "\n", from);
  let carriageReturn = indexOrEnd(text, "\r", from);
  for (let start = from; start < text.length;) {
    feed = feed < start ? indexOrEnd(text, "\n", start) : feed;
    carriageReturn = carriageReturn < start ? indexOrEnd(text, "\r", start) : carriageReturn;
    const end = Math.min(feed, carriageReturn);
    const next = Math.min(feed === end + 1 && carriageReturn === end ? feed + 1 : end + 1, text.length);
    yield { text: text.slice(start, end), start, end, next };
    start = next;
  }
}

function indexOrEnd(text: string, searched: string, from: number): number {
  const found = text.indexOf(searched, from);
  return found === -1 ? text.length : found;
}

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
