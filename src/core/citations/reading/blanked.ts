/** A text in which ranges are blanks, its line ends left, so that all offsets stay. The ranges are in order and do not overlap. */
export function blankRanges(text: string, ranges: Iterable<readonly [start: number, end: number]>): string {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(/[^\n\r]/g, " "));
    last = end;
  }
  return last === 0 ? text : parts.join("") + text.slice(last);
}

/** What a pattern finds in a text is blank, but what its group `kept` finds stays. */
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
