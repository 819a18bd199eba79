import { setTimeout as delay } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";

let gc: (() => void) | undefined;

/** Frees all memory that nothing refers to, several times, because finalizers run between two collections. */
export async function collectGarbage(): Promise<void> {
  if (!gc) {
    // Works in a process that others have started, and which lacks the flag.
    v8.setFlagsFromString("--expose-gc");
    gc = vm.runInNewContext("gc") as () => void;
  }
  for (let time = 0; time < 4; time++) {
    gc();
    await delay(50);
  }
}

/** Returns how many handles and requests of each kind keep Node waiting, such as `FSReqPromise`, `Timeout`, or `PipeWrap`. */
export function countResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
