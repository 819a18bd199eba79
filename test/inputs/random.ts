/** Creates a generator of pseudo-random numbers in `[0, 1)`, the same for the same seed: mulberry32 (Tommy Ettinger, 2017). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Returns a whole number in `[0, limit)`. */
export function randomBelow(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

/**
 * Returns one of the items.
 *
 * @throws {RangeError} if the list is empty.
 */
export function randomOf<Item>(random: () => number, items: ArrayLike<Item>): Item {
  const item = items[randomBelow(random, items.length)];
  if (item === undefined) {
    throw new RangeError("There is nothing to choose from.");
  }
  return item;
}
