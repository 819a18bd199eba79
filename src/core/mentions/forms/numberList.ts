/** Numbers of 32 bits in a row that grows. */
export interface NumberList {
  readonly add: (value: number) => void;
  /** Adds numbers, each with the same added to it. */
  readonly addAll: (values: ArrayLike<number>, plus?: number) => void;
  readonly size: () => number;
  /** All so far, as a copy of the right size. */
  readonly values: () => Int32Array;
}

/** Makes an empty list. */
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
