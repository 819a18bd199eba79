/** Only the first characters of longer words are compared. */
const maxComparedChars = 48;
const rowLength = maxComparedChars + 1;

/** Three rows of the table, used in turn. */
type Rows = Uint8Array;

function createRows(): Rows {
  return new Uint8Array(3 * rowLength);
}

/**
 * Returns the number of insertions, deletions, replacements, and swaps of neighbors that turn one word into the other
 * (restricted Damerau-Levenshtein distance; Damerau 1964), or `maxDistance + 1` if there are more than `maxDistance`.
 *
 * @param isPrefix whether `word` may continue: the distance is then the one to its nearest prefix
 * @param rows the rows to use, so that a caller that compares many words creates them once
 */
export function distance(query: string, word: string, maxDistance: number, isPrefix = false, rows = createRows()): number {
  const height = Math.min(query.length, maxComparedChars);
  const columns = Math.min(word.length, height + maxDistance, maxComparedChars);
  if (isPrefix ? height - columns > maxDistance : Math.abs(query.length - word.length) > maxDistance) {
    return maxDistance + 1;
  }
  for (let column = 0; column <= columns; column++) {
    rows[column] = column;
  }
  let last = 0;
  for (let row = 1; row <= height; row++) {
    last = (row % 3) * rowLength;
    if (fillRow(rows, { query, word }, row, columns) > maxDistance) {
      return maxDistance + 1;
    }
  }
  let cost = isPrefix ? maxDistance + 1 : (rows[last + columns] ?? 0);
  for (let column = 0; isPrefix && column <= columns; column++) {
    cost = Math.min(cost, rows[last + column] ?? 0);
  }
  return Math.min(cost, maxDistance + 1);
}

/** Fills one row of the table and returns its lowest cost. */
function fillRow(rows: Rows, { query, word }: { readonly query: string; readonly word: string }, row: number, columns: number): number {
  const here = (row % 3) * rowLength;
  const above = ((row + 2) % 3) * rowLength;
  const before = ((row + 1) % 3) * rowLength;
  const letter = query.charCodeAt(row - 1);
  const earlier = row > 1 ? query.charCodeAt(row - 2) : -1;
  rows[here] = row;
  let least = row;
  for (let column = 1; column <= columns; column++) {
    const other = word.charCodeAt(column - 1);
    const replaced = (rows[above + column - 1] ?? 0) + (letter === other ? 0 : 1);
    const lengthened = Math.min(rows[above + column] ?? 0, rows[here + column - 1] ?? 0) + 1;
    let cost = replaced < lengthened ? replaced : lengthened;
    if (column > 1 && earlier === other && letter === word.charCodeAt(column - 2)) {
      cost = Math.min(cost, (rows[before + column - 2] ?? 0) + 1);
    }
    rows[here + column] = cost;
    least = cost < least ? cost : least;
  }
  return least;
}

/**
 * Returns whether exactly one insertion, deletion, replacement, or swap of neighbors turns one word into the other: a faster
 * `distance(…, 1) === 1`.
 *
 * @param isPrefix whether `word` may continue.
 */
export function isOneTypo(query: string, word: string, isPrefix = false): boolean {
  const shorter = Math.min(query.length, word.length);
  let at = 0;
  while (at < shorter && query.charCodeAt(at) === word.charCodeAt(at)) {
    at++;
  }
  if (at === query.length) {
    return !isPrefix && word.length === at + 1;
  }
  const goesOn = (inQuery: number, inWord: number): boolean => isRestEqual(query, inQuery, word, inWord, isPrefix);
  const isSwap = query.charCodeAt(at) === word.charCodeAt(at + 1) && query.charCodeAt(at + 1) === word.charCodeAt(at);
  return goesOn(at + 1, at + 1) || goesOn(at + 1, at) || goesOn(at, at + 1) || (isSwap && goesOn(at + 2, at + 2));
}

/** Returns whether the rest of the query equals the rest of the word or, if `isPrefix`, begins it. */
function isRestEqual(query: string, inQuery: number, word: string, inWord: number, isPrefix: boolean): boolean {
  const rest = query.length - inQuery;
  if (rest < 0 || (isPrefix ? inWord + rest > word.length : inWord + rest !== word.length)) {
    return false;
  }
  for (let index = 0; index < rest; index++) {
    if (query.charCodeAt(inQuery + index) !== word.charCodeAt(inWord + index)) {
      return false;
    }
  }
  return true;
}

/** A word, prepared for comparing it with many others. */
export interface TypoTest {
  /** Returns what `distance` returns for the prepared word and this one. */
  distanceTo(word: string, maxDistance: number, isPrefix: boolean): number;
}

const maxBitParallelChars = 32;
const asciiCodes = 128;

/**
 * Prepares a word for comparing it with many others. Words of at most 32 characters are compared one column of the table at a
 * time, as bits (Hyyrö 2003).
 */
export function createTypoTest(query: string): TypoTest {
  if (query.length === 0 || query.length > maxBitParallelChars) {
    const rows = createRows();
    return { distanceTo: (word, maxDistance, isPrefix) => distance(query, word, maxDistance, isPrefix, rows) };
  }
  const masks = new Int32Array(asciiCodes);
  const others = new Map<number, number>();
  for (let row = 0; row < query.length; row++) {
    const code = query.charCodeAt(row);
    if (code < asciiCodes) {
      masks[code] = (masks[code] ?? 0) | (1 << row);
    } else {
      others.set(code, (others.get(code) ?? 0) | (1 << row));
    }
  }
  const maskOf = (code: number): number => (code < asciiCodes ? (masks[code] ?? 0) : (others.get(code) ?? 0));
  return { distanceTo: (word, maxDistance, isPrefix) => distanceInBits(query.length, maskOf, word, { maxDistance, isPrefix }) };
}

/**
 * Returns the distance. The names are those of the paper: VP and VN are the rows whose cost is one higher or lower than the row
 * above, HP and HN those whose cost rises or falls from one column to the next, and D0 those whose cost stays the same along
 * the diagonal.
 */
function distanceInBits(
  height: number,
  maskOf: (code: number) => number,
  word: string,
  { maxDistance, isPrefix }: { maxDistance: number; isPrefix: boolean },
): number {
  const columns = Math.min(word.length, height + maxDistance);
  if (isPrefix ? height - columns > maxDistance : Math.abs(height - word.length) > maxDistance) {
    return maxDistance + 1;
  }
  const lowest = 1 << (height - 1);
  let [vp, vn, d0, before, cost] = [-1, 0, 0, 0, height];
  let least = height;
  for (let column = 0; column < columns; column++) {
    const equal = maskOf(word.charCodeAt(column));
    const swapped = ((~d0 & equal) << 1) & before;
    d0 = swapped | (((equal & vp) + vp) ^ vp) | equal | vn;
    const hp = vn | ~(d0 | vp);
    const hn = d0 & vp;
    cost += ((hp & lowest) === 0 ? 0 : 1) - ((hn & lowest) === 0 ? 0 : 1);
    least = cost < least ? cost : least;
    // Each remaining character lowers the cost by at most one.
    if (cost - (columns - column - 1) > maxDistance && (!isPrefix || least > maxDistance)) {
      return maxDistance + 1;
    }
    const risen = (hp << 1) | 1;
    vp = (hn << 1) | ~(d0 | risen);
    vn = risen & d0;
    before = equal;
  }
  return Math.min(isPrefix ? least : cost, maxDistance + 1);
}

/**
 * Returns the number of bits that are set. For the bits of `letterBits`, more missing letters than allowed typos mean that two
 * words are too different.
 */
export function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
