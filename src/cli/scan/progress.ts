/** The numbers in the shared memory: the index of a file in its list, how many files were begun, and whether the file is read (1 or 0). */
const Slot = { index: 0, begun: 1, isReading: 2 } as const;

/** Creates the memory in which a thread notes what it is at. */
export function createProgress(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

/** Notes that a file is read now. */
export function beginFile(progress: Int32Array, index: number): void {
  Atomics.store(progress, Slot.index, index);
  Atomics.add(progress, Slot.begun, 1);
  Atomics.store(progress, Slot.isReading, 1);
}

/** Notes that the bytes of the file are there, or that it cannot be read. */
export function endReading(progress: Int32Array): void {
  Atomics.store(progress, Slot.isReading, 0);
}

/** Creates a function that returns the index of a file that has been read for so long, if it is called now and then. */
export function createStallDetector(progress: Int32Array, maxMs: number, now: () => number = Date.now): () => number | undefined {
  let [begun, since] = [-1, now()];
  return () => {
    const current = Atomics.load(progress, Slot.begun);
    if (current !== begun || Atomics.load(progress, Slot.isReading) === 0) {
      [begun, since] = [current, now()];
    }
    return now() - since >= maxMs ? Atomics.load(progress, Slot.index) : undefined;
  };
}
