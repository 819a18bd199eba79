/** The longest that work goes on before others have their turn, in milliseconds. */
const longestSlice = 8;

/** Does work step by step, with pauses in which the extension host does other things. */
export async function inSlices(step: () => boolean): Promise<void> {
  for (let start = performance.now(); step(); ) {
    if (performance.now() - start > longestSlice) {
      await pause(0);
      start = performance.now();
    }
  }
}

/** Runs a generator to its end, with such pauses between its steps; `undefined` where what it makes is not wanted any more. */
export function generated<T>(work: Generator<undefined, T>): Promise<T>;
export function generated<T>(work: Generator<undefined, T>, isUnwanted: () => boolean): Promise<T | undefined>;
export async function generated<T>(work: Generator<undefined, T>, isUnwanted = (): boolean => false): Promise<T | undefined> {
  for (let start = performance.now(); ; ) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - start > longestSlice) {
      await pause(0);
      start = performance.now();
    }
    if (isUnwanted()) {
      return undefined;
    }
  }
}

/** Settles after so many milliseconds, when whatever waits has had its turn. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Calls so long after it was first asked for, once for all who asked meanwhile; `dispose` forgets what is waiting. */
export function createDelayed(milliseconds: number, call: () => void): { (): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, milliseconds);
  };
  return Object.assign(ask, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}
