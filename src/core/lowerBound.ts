/**
 * Returns the first index in `[start, end)` for which `isBefore` is false, or `end`. A binary search: `isBefore` must be true
 * for all indexes before the one that is returned, and false for all after it.
 */
export function lowerBound(start: number, end: number, isBefore: (index: number) => boolean): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
