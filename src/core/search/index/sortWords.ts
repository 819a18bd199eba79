/** So many words are put in order in a slice. */
const slice = 4096;

/** Words that begin with the same two letters: those in order, and those that came since. */
interface Drawer {
  sorted: Int32Array;
  added: number[];
}

/**
 * Keeps the order of words while more come behind: each call sorts in those that are new, and returns the numbers of all words in the
 * words' order. Drawer by drawer, for sorting is fast where there is little to sort, and others get their turn in between.
 */
export function createWordOrder(words: readonly string[]): () => Generator<undefined, Int32Array> {
  const drawers = new Map<number, Drawer>();
  let known = 0;
  let sorted = new Int32Array(0);
  const fill = (): void => {
    for (; known < words.length; known++) {
      const key = drawerOf(words[known] ?? "");
      const drawer = drawers.get(key) ?? { sorted: new Int32Array(0), added: [] };
      drawers.set(key, drawer);
      drawer.added.push(known);
    }
  };
  return function* sort() {
    if (sorted.length === words.length) {
      return sorted;
    }
    fill();
    yield;
    const whole = new Int32Array(words.length);
    let at = 0;
    let done = 0;
    for (const key of [...drawers.keys()].sort((a, b) => a - b)) {
      const drawer = drawers.get(key);
      if (drawer) {
        done += drawer.added.length;
        drawer.sorted = withAdded(drawer, words);
        drawer.added = [];
        whole.set(drawer.sorted, at);
        at += drawer.sorted.length;
      }
      if (done > slice) {
        done = 0;
        yield;
      }
    }
    sorted = whole;
    return sorted;
  };
}

/** The first two code units as a number that is in their order; that of a shorter word comes before. */
function drawerOf(word: string): number {
  return word.length === 0 ? 0 : (word.charCodeAt(0) + 1) * 0x10001 + (word.length === 1 ? 0 : word.charCodeAt(1) + 1);
}

/** Adds the words that came since to an order, each found its place by halving. */
function withAdded({ sorted, added }: Drawer, words: readonly string[]): Int32Array {
  added.sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const whole = new Int32Array(sorted.length + added.length);
  let from = 0;
  added.forEach((id, order) => {
    const place = placeOf(words[id] ?? "", sorted, words, from);
    whole.set(sorted.subarray(from, place), from + order);
    whole[place + order] = id;
    from = place;
  });
  whole.set(sorted.subarray(from), from + added.length);
  return whole;
}

function placeOf(word: string, sorted: Int32Array, words: readonly string[], from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[sorted[middle] ?? 0] ?? "") < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
