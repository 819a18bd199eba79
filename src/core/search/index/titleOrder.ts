/** So many titles are put in order at once. */
const titlesPerRun = 500;
/** Between two slices so many are merged. */
const titlesPerSlice = 4096;

/** The positions of titles in the titles' order, of equals the first first. Yields after each slice. */
export function* orderTitles(titles: readonly string[]): Generator<undefined, Uint32Array> {
  const runs: Uint32Array[] = [];
  for (let start = 0; start < titles.length; start += titlesPerRun) {
    const positions = Uint32Array.from({ length: Math.min(titlesPerRun, titles.length - start) }, (_, at) => start + at);
    runs.push(positions.sort((a, b) => ((titles[a] ?? "") < (titles[b] ?? "") ? -1 : titles[a] === titles[b] ? a - b : 1)));
    yield;
  }
  return yield* mergeOrders(runs, titles);
}

/** Makes one order of several, those of equals in the order of the runs. Yields after each slice. */
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
