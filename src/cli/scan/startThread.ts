import { type ResourceLimits, Worker } from "node:worker_threads";
import { createProgress, createStallDetector } from "./progress";
import type { ThreadAnswer, ThreadMessage } from "./thread";
import type { ScannedFile } from "./work";

/** A thread, and the one that replaces it if it fails. */
export interface Thread<Result> {
  /** Sets up the thread, or changes that. */
  configure(send: (worker: Worker) => void): void;
  scan(files: readonly string[]): Promise<ThreadAnswer<Result>>;
  /** Returns how many lists are not answered yet. */
  count(): number;
  end(): Promise<void>;
}

interface Job<Result> {
  readonly list: readonly string[];
  /** The files that could not be read in time. */
  readonly slow: Map<string, ScannedFile<Result>>;
  readonly resolve: (answer: ThreadAnswer<Result>) => void;
  readonly reject: (error: unknown) => void;
}

/** Garbage is collected before a thread takes more. A file that needs more is read again by a thread without limits. */
const limits: ResourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 128 };

/** Like the limit of reading a library. */
const maxReadingMs = 30_000;
const watchEveryMs = 1_000;

/**
 * Starts a thread. One that waits for a file on a stalled network is given up, and the file is reported.
 *
 * @param prepare sets up a thread that replaces another
 */
export function startThread<Result>(program: string, prepare: (worker: Worker) => void, maxMs = maxReadingMs): Thread<Result> {
  const open: Job<Result>[] = [];
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure = error;
    open.splice(0).forEach(({ reject }) => {
      reject(error);
    });
  };
  const start = (resourceLimits: ResourceLimits | undefined): { readonly worker: Worker; readonly stalledAt: () => number | undefined } => {
    const progress = createProgress();
    const worker = new Worker(program, { workerData: progress, ...(resourceLimits ? { resourceLimits } : {}) });
    worker.on("message", (answer: ThreadAnswer<Result>) => {
      if (worker === current.worker) {
        resolveNext(open, answer);
      }
    });
    worker.on("error", (error) => {
      if (worker === current.worker && resourceLimits && isOutOfMemory(error)) {
        replace(undefined);
      } else if (worker === current.worker) {
        fail(error);
      }
    });
    return { worker, stalledAt: createStallDetector(progress, maxMs) };
  };
  const replace = (resourceLimits: ResourceLimits | undefined): void => {
    current = start(resourceLimits);
    prepare(current.worker);
    open.forEach(({ list, slow }) => {
      current.worker.postMessage(scanMessage(list.filter((file) => !slow.has(file))));
    });
  };
  let current = start(limits);
  const watch = setInterval(
    () => {
      const [job] = open;
      const index = current.stalledAt();
      const file = index === undefined ? undefined : job?.list.filter((one) => !job.slow.has(one))[index];
      if (job && file !== undefined) {
        job.slow.set(file, { file, problem: `cannot read ${file}: reading it takes longer than ${maxMs / 1000} seconds` });
        void current.worker.terminate();
        replace(limits);
      }
    },
    Math.min(watchEveryMs, maxMs),
  );
  watch.unref();
  return {
    configure: (send) => {
      send(current.worker);
    },
    count: () => open.length,
    scan: (list) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        open.push({ list, slow: new Map(), resolve, reject });
        current.worker.postMessage(scanMessage(list));
      }),
    async end() {
      clearInterval(watch);
      await current.worker.terminate();
    },
  };
}

function scanMessage(files: readonly string[]): ThreadMessage {
  return { kind: "scan", files };
}

/** Resolves the oldest job, with the files that could not be read in their places. */
function resolveNext<Result>(open: Job<Result>[], answer: ThreadAnswer<Result>): void {
  const job = open.shift();
  if (!job || job.slow.size === 0) {
    job?.resolve(answer);
    return;
  }
  const found = new Map([...answer.map((scanned) => [scanned.file, scanned] as const), ...job.slow]);
  job.resolve(job.list.flatMap((file) => found.get(file) ?? []));
}

function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
