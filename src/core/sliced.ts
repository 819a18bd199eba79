/** Runs sliced work to its end and returns its result. */
export function runToEnd<Made>(work: Generator<undefined, Made>): Made {
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
