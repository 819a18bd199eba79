/** Titles are sorted in runs of this size, which are then merged. */
const titlesPerRun = 500;
const titlesPerSlice = 4096;

/** Returns the positions of titles in the order of the titles; equal titles keep their order. Yields after each slice. */
export function* orderTitles(titles: readonly string[]): Generator<undefined, Uint32Array> {
  const runs: Uint32Array[] = [];
  for (let start = 0; start < titles.length; start += titlesPerRun) {
    const positions = Uint32Array.from({ length: Math.min(titlesPerRun, titles.length - start) }, (_, at) => start + at);
    runs.push(positions.sort((a, b) => ((titles[a] ?? "") < (titles[b] ?? "") ? -1 : titles[a] === titles[b] ? a - b : 1)));
    yield;
  }
  return yield* mergeOrders(runs, titles);
}

/** Merges several orders into one; equal titles come in the order of the runs. Yields after each slice. */
export function* mergeOrders(runs: readonly Uint32Array[], titles: readonly string[]): Generator<undefined, Uint32Array> {
  const merged = new Uint32Array(runs.reduce((sum, { length }) => sum + length, 0));
  const next = runs.map(() => 0);
  const keyOf = (at: number): string | undefined => titles[runs[at]?.[next[at] ?? 0] ?? -1];
  const keys = runs.map((_, at) => keyOf(at));
  for (let at = 0; at < merged.length; at++) {
    let least = -1;
    for (let own = 0; own < runs.length; own++) {
      const key = keys[own];
      const known = keys[least];
      least = key !== undefined && (known === undefined || key < known) ? own : least;
    }
    const place = next[least] ?? 0;
    merged[at] = runs[least]?.[place] ?? 0;
    next[least] = place + 1;
    keys[least] = keyOf(least);
    if (at % titlesPerSlice === titlesPerSlice - 1) {
      yield;
    }
  }
  return merged;
}
