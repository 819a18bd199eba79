/** Work pauses after this long, so that the extension host can do other things. Pauses of the engine come on top. */
const maxSliceMs = 4;

/** Characters that a reader of texts reads in one step, between two looks at the clock. */
export const charsPerSlice = 20_000;

/** Calls `step` until it returns `false`, with pauses in which the extension host does other things. */
export async function stepSliced(step: () => boolean): Promise<void> {
  for (let start = performance.now(); step();) {
    if (performance.now() - start > maxSliceMs) {
      await turn();
      start = performance.now();
    }
  }
}

/** Runs a generator to its end, with the same pauses. Returns `undefined` once the result is unwanted. */
export function runSliced<T>(work: Generator<undefined, T>): Promise<T>;
export function runSliced<T>(work: Generator<undefined, T>, isUnwanted: () => boolean): Promise<T | undefined>;
export async function runSliced<T>(work: Generator<undefined, T>, isUnwanted = (): boolean => false): Promise<T | undefined> {
  for (let start = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - start > maxSliceMs) {
      await turn();
      start = performance.now();
    }
    if (isUnwanted()) {
      return undefined;
    }
  }
}

/** Creates pauses for work that also waits for other things. A call settles at once as long as the slice is short. */
export function createPauses(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start > maxSliceMs) {
      await turn();
      start = performance.now();
    }
  };
}

/** Settles after everything that waits has had its turn. A timer would cost a millisecond, and four in a browser. */
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

/** Settles after this time. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Creates a function that calls `call` after a delay, once for all calls during the delay. `dispose` cancels a call that waits. */
export function createDelayed(delayMs: number, call: () => void): { (): void; dispose(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, delayMs);
  };
  return Object.assign(ask, {
    dispose: () => {
      clearTimeout(timer);
    },
  });
}
