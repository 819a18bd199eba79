/** A growing list of 32-bit integers. */
export interface NumberList {
  readonly add: (value: number) => void;
  /** Adds numbers, each increased by `plus`. */
  readonly addAll: (values: ArrayLike<number>, plus?: number) => void;
  readonly size: () => number;
  /** Returns a copy of the numbers, of the exact size. */
  readonly values: () => Int32Array;
}

/** Creates an empty list. */
export function createNumberList(): NumberList {
  let buffer = new Int32Array(1 << 10);
  let count = 0;
  const makeRoom = (size: number): void => {
    if (size > buffer.length) {
      const larger = new Int32Array(Math.max(size, buffer.length * 2));
      larger.set(buffer);
      buffer = larger;
    }
  };
  return {
    add(value) {
      if (count === buffer.length) {
        makeRoom(count + 1);
      }
      buffer[count++] = value;
    },
    addAll(values, plus = 0) {
      makeRoom(count + values.length);
      buffer.set(values, count);
      const end = count + values.length;
      for (let at = count; plus !== 0 && at < end; at++) {
        buffer[at] = (buffer[at] ?? 0) + plus;
      }
      count = end;
    },
    size: () => count,
    values: () => buffer.slice(0, count),
  };
}
