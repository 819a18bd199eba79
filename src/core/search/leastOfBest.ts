/** The score of the `most`-th best of the first `count` scores; 0 where there are not so many. A heap whose root is the least. */
export function leastOfBest(scores: Float32Array, count: number, most: number): number {
  if (count <= most) {
    return 0;
  }
  const heap = scores.slice(0, most).sort();
  for (let at = most; at < count; at++) {
    const score = scores[at] ?? 0;
    if (score > (heap[0] ?? 0)) {
      sink(heap, score);
    }
  }
  return heap[0] ?? 0;
}

/** Replaces the root of a heap. */
function sink(heap: Float32Array, score: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) {
      break;
    }
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) {
      child++;
    }
    if ((heap[child] ?? 0) >= score) {
      break;
    }
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = score;
}
