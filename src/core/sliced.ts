/** Does work that comes in slices all at once. Returns what it makes. */
export function runToEnd<Made>(work: Generator<undefined, Made>): Made {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
