/** The longest that work goes on before others have their turn, in milliseconds: the engine's own pauses come on top of it. */
const longestSliceMs = 4;

/** Characters that a reader of texts reads in one step, between two looks at the clock. */
export const charsPerSlice = 20_000;

/** Does work step by step, with pauses in which the extension host does other things. */
export async function stepSliced(step: () => boolean): Promise<void> {
  for (let start = performance.now(); step();) {
    if (performance.now() - start > longestSliceMs) {
      await turn();
      start = performance.now();
    }
  }
}

/** Runs a generator to its end, with such pauses between its steps; `undefined` where what it makes is not wanted any more. */
export function runSliced<T>(work: Generator<undefined, T>): Promise<T>;
export function runSliced<T>(work: Generator<undefined, T>, isUnwanted: () => boolean): Promise<T | undefined>;
export async function runSliced<T>(work: Generator<undefined, T>, isUnwanted = (): boolean => false): Promise<T | undefined> {
  for (let start = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - start > longestSliceMs) {
      await turn();
      start = performance.now();
    }
    if (isUnwanted()) {
      return undefined;
    }
  }
}

/** Makes the pauses of work that waits in between for something else: each call settles at once as long as the slice is short. */
export function createPauses(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start > longestSliceMs) {
      await turn();
      start = performance.now();
    }
  };
}

/** Settles when what waits has had its turn, at once if nothing does: a timer would cost a millisecond, in a browser four. */
function turn(): Promise<void> {
  if (typeof setImmediate === "function") {
    return new Promise((resolve) => setImmediate(resolve));
  }
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
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
