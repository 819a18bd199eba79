import { availableParallelism } from "node:os";
import { MessageChannel, type Worker } from "node:worker_threads";
import type { FormKeys } from "../../core/mentions/forms/formKeys";
import type { Paper } from "../../core/paper";
import { answerQuestions } from "./paperExchange";
import { startThread, type Thread } from "./startThread";
import type { ThreadAnswer, ThreadMessage } from "./thread";
import type { TaskName } from "./work";

/** Threads that look for the same papers. */
export interface Threads<Result> {
  /** Lets the threads look for papers, of which they ask for those that they need. */
  lookFor(keys: FormKeys, paperAt: (index: number) => Paper | undefined, maxBytes: number): void;
  /** Takes the texts at the root of a workspace as evidence for the next files. */
  enter(texts: readonly string[]): void;
  /** Yields the answers for lists of files, in their order. Several lists are read at once. */
  scan(lists: Iterable<readonly string[]>): AsyncGenerator<ThreadAnswer<Result>>;
  end(): Promise<void>;
}

/** More threads than this wait for the disk and take memory. */
const maxThreads = 8;

/** While a thread reads one list, the next waits for it. */
const listsPerThread = 3;

/**
 * Starts the threads, which takes a tenth of a second in the background. `program` is the bundle of `thread.ts`.
 *
 * @param maxReadingMs a file that takes longer to read is reported
 */
export function startThreads<Result>(program: string, task: TaskName, maxReadingMs?: number): Threads<Result> {
  let setUp: ((worker: Worker) => void) | undefined;
  let entered: ThreadMessage | undefined;
  const prepare = (worker: Worker): void => {
    setUp?.(worker);
    if (entered) {
      worker.postMessage(entered);
    }
  };
  const threads = Array.from({ length: Math.min(maxThreads, availableParallelism()) }, () =>
    startThread<Result>(program, prepare, maxReadingMs),
  );
  return {
    lookFor(keys, paperAt, maxBytes) {
      const shared = shareKeys(keys);
      const send = (worker: Worker): void => {
        const { port1, port2 } = new MessageChannel();
        const answers = new Int32Array(new SharedArrayBuffer(4));
        answerQuestions({ port: port1, answers }, paperAt);
        port1.unref();
        const papers = { port: port2, answers };
        worker.postMessage({ kind: "look for", task, keys: shared, papers, maxBytes } satisfies ThreadMessage, [port2]);
      };
      setUp = send;
      threads.forEach((thread) => {
        thread.configure(send);
      });
    },
    enter: (texts) => {
      const message: ThreadMessage = { kind: "enter", texts };
      entered = message;
      threads.forEach((thread) => {
        thread.configure((worker) => {
          worker.postMessage(message);
        });
      });
    },
    async *scan(lists) {
      const waiting: Promise<ThreadAnswer<Result>>[] = [];
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
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

function leastBusy<Result>(threads: readonly Thread<Result>[]): Thread<Result> {
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
