/** Returns a text with spaces in place of ranges, so that all offsets stay; line ends are kept. The ranges are in order and do not overlap. */
export function blankRanges(text: string, ranges: Iterable<readonly [start: number, end: number]>): string {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(/[^\n\r]/g, " "));
    last = end;
  }
  return last === 0 ? text : parts.join("") + text.slice(last);
}

/** Returns a text with spaces in place of a pattern's matches, except for the matches of its group `kept`. */
export function blankMatches(text: string, pattern: RegExp): string {
  return blankRanges(text, rangesOf(text, pattern));
}

function* rangesOf(text: string, pattern: RegExp): Generator<readonly [start: number, end: number]> {
  for (const found of text.matchAll(pattern)) {
    if (found.groups?.["kept"] === undefined) {
      yield [found.index, found.index + found[0].length];
    }
  }
}
