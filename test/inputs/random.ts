/** Numbers from 0 to below 1 that look random and are the same in every run: mulberry32 (Tommy Ettinger, 2017). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 to below the limit. */
export function randomBelow(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

/**
 * One of the items.
 *
 * @throws {RangeError} where there are none
 */
export function randomOf<Item>(random: () => number, items: ArrayLike<Item>): Item {
  const item = items[randomBelow(random, items.length)];
  if (item === undefined) {
    throw new RangeError("There is nothing to choose from.");
  }
  return item;
}
