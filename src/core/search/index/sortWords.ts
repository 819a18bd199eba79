import { lowerBound } from "../../lowerBound";

const wordsPerSlice = 4096;

/** Words that begin with the same two code units: the sorted ones, and those that were added since. */
interface Bucket {
  sorted: Int32Array;
  added: number[];
}

/**
 * Creates a sorter for a list of words that grows at its end. Each call sorts the new words in, and returns the numbers of all
 * words in their order. It works bucket by bucket, because small sorts are fast and other work gets its turn in between.
 */
export function createWordOrder(words: readonly string[]): () => Generator<undefined, Int32Array> {
  const buckets = new Map<number, Bucket>();
  let known = 0;
  let sorted = new Int32Array(0);
  const fill = (): void => {
    for (; known < words.length; known++) {
      const key = bucketKey(words[known] ?? "");
      const bucket = buckets.get(key) ?? { sorted: new Int32Array(0), added: [] };
      buckets.set(key, bucket);
      bucket.added.push(known);
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
    for (const key of [...buckets.keys()].sort((a, b) => a - b)) {
      const bucket = buckets.get(key);
      if (bucket) {
        done += bucket.added.length;
        bucket.sorted = mergeAdded(bucket, words);
        bucket.added = [];
        whole.set(bucket.sorted, at);
        at += bucket.sorted.length;
      }
      if (done > wordsPerSlice) {
        done = 0;
        yield;
      }
    }
    sorted = whole;
    return sorted;
  };
}

/** Returns the first two code units as a number that sorts as they do. A shorter word comes first. */
function bucketKey(word: string): number {
  return word.length === 0 ? 0 : (word.charCodeAt(0) + 1) * 0x10001 + (word.length === 1 ? 0 : word.charCodeAt(1) + 1);
}

/** Returns the order with the added words merged in, each at the place that a binary search finds. */
function mergeAdded({ sorted, added }: Bucket, words: readonly string[]): Int32Array {
  added.sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
  const whole = new Int32Array(sorted.length + added.length);
  let from = 0;
  added.forEach((id, order) => {
    const word = words[id] ?? "";
    const place = lowerBound(from, sorted.length, (at) => (words[sorted[at] ?? 0] ?? "") < word);
    whole.set(sorted.subarray(from, place), from + order);
    whole[place + order] = id;
    from = place;
  });
  whole.set(sorted.subarray(from), from + added.length);
  return whole;
}
