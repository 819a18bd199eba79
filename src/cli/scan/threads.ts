import { availableParallelism } from "node:os";
import { MessageChannel, Worker } from "node:worker_threads";
import type { FormKeys } from "../../core/mentions/forms/formKeys";
import type { Paper } from "../../core/paper";
import { answerQuestions } from "./paperExchange";
import type { ThreadAnswer, ThreadMessage } from "./thread";

/** Threads that look for the same papers. */
export interface Threads {
  /** Lets the threads look for papers, of which they ask for those that they need. */
  lookFor(keys: FormKeys, paperAt: (index: number) => Paper | undefined, maxBytes: number): void;
  /** Takes the texts at the root of a workspace as evidence for the next files. */
  enter(texts: readonly string[]): void;
  /** Yields the answers for lists of files, in their order. Several lists are read at once. */
  scan(lists: Iterable<readonly string[]>): AsyncGenerator<ThreadAnswer>;
  end(): Promise<void>;
}

/** More threads than this wait for the disk and take memory. */
const maxThreads = 8;

/** While a thread reads one list, the next waits for it. */
const listsPerThread = 3;

/** Starts the threads, which takes a tenth of a second in the background. `program` is the bundle of `thread.ts`. */
export function startThreads(program: string): Threads {
  const threads = Array.from({ length: Math.min(maxThreads, availableParallelism()) }, () => startThread(program));
  const sendAll = (message: ThreadMessage): void => {
    threads.forEach(({ worker }) => {
      worker.postMessage(message);
    });
  };
  return {
    lookFor(keys, paperAt, maxBytes) {
      const shared = shareKeys(keys);
      for (const { worker } of threads) {
        const { port1, port2 } = new MessageChannel();
        const answers = new Int32Array(new SharedArrayBuffer(4));
        answerQuestions({ port: port1, answers }, paperAt);
        port1.unref();
        worker.postMessage({ kind: "look for", keys: shared, papers: { port: port2, answers }, maxBytes } satisfies ThreadMessage, [port2]);
      }
    },
    enter: (texts) => {
      sendAll({ kind: "enter", texts });
    },
    async *scan(lists) {
      const waiting: Promise<ThreadAnswer>[] = [];
      for (const files of lists) {
        const answer = leastBusy(threads).scan(files);
        // If a thread fails, all of its answers do, and the first one that is awaited reports it.
        answer.catch(() => undefined);
        waiting.push(answer);
        if (waiting.length >= threads.length * listsPerThread) {
          yield (await waiting.shift()) ?? [];
        }
      }
      for (const answer of waiting) {
        yield await answer;
      }
    },
    async end() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

interface Thread {
  readonly worker: Worker;
  scan(files: readonly string[]): Promise<ThreadAnswer>;
  count(): number;
}

function startThread(program: string): Thread {
  const worker = new Worker(program);
  const open: { readonly resolve: (answer: ThreadAnswer) => void; readonly reject: (error: unknown) => void }[] = [];
  let failure: Error | undefined;
  worker.on("message", (answer: ThreadAnswer) => open.shift()?.resolve(answer));
  worker.on("error", (error: Error) => {
    failure = error;
    open.splice(0).forEach(({ reject }) => {
      reject(error);
    });
  });
  return {
    worker,
    count: () => open.length,
    scan: (files) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        open.push({ resolve, reject });
        worker.postMessage({ kind: "scan", files } satisfies ThreadMessage);
      }),
  };
}

function leastBusy(threads: readonly Thread[]): Thread {
  const [first, ...others] = threads;
  if (!first) {
    throw new Error("there are no threads");
  }
  return others.reduce((best, thread) => (thread.count() < best.count() ? thread : best), first);
}

/** Returns the keys in memory that all threads share. */
function shareKeys(keys: FormKeys): FormKeys {
  const { firstForms, firstPrefixes, hashes, prefixes, lengths } = keys;
  const shared = new Uint16Array(new SharedArrayBuffer(lengths.byteLength));
  shared.set(lengths);
  return {
    firstForms: shareNumbers(firstForms),
    firstPrefixes: shareNumbers(firstPrefixes),
    hashes: shareNumbers(hashes),
    lengths: shared,
    prefixes: shareNumbers(prefixes),
  };
}

function shareNumbers(numbers: Int32Array): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}
