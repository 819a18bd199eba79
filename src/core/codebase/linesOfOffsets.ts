import { linesFrom } from "../text/lines";

/** A slice counts about so many lines. */
const linesPerSlice = 5_000;

/** Returns the lines and columns, both counted from 1, of offsets in ascending order. Yields after each slice of the work. */
export function* linesOfOffsets(
  text: string,
  offsets: readonly number[],
): Generator<undefined, readonly { readonly line: number; readonly column: number }[]> {
  const positions: { readonly line: number; readonly column: number }[] = [];
  let number = 0;
  for (const { start, next } of linesFrom(text, 0)) {
    number++;
    for (let offset = offsets[positions.length]; offset !== undefined && offset < next; offset = offsets[positions.length]) {
      positions.push({ line: number, column: offset - start + 1 });
    }
    if (positions.length === offsets.length) {
      break;
    }
    if (number % linesPerSlice === 0) {
      yield;
    }
  }
  return positions;
}
