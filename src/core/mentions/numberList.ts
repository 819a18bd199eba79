/** Numbers of 32 bits in a row that grows. */
export interface NumberList {
  readonly add: (value: number) => void;
  /** All so far, as a copy of the right size. */
  readonly values: () => Int32Array;
}

/** Makes an empty list. */
export function createNumberList(): NumberList {
  let buffer = new Int32Array(1 << 10);
  let count = 0;
  return {
    add(value) {
      if (count === buffer.length) {
        const larger = new Int32Array(count * 2);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[count++] = value;
    },
    values: () => buffer.slice(0, count),
  };
}
