import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Paper } from "../../core/paper";

/** The connection by which a thread gets the papers that it needs, one at a time. */
export interface PaperExchange {
  readonly port: MessagePort;
  /** Counts the answers, so that the thread can wait for the next. */
  readonly answers: Int32Array;
}

const papersPerAnswer = 32;

/** Answers a thread's questions for papers. A paper's abstract and records are left out: no mention needs them. */
export function answerQuestions({ port, answers }: PaperExchange, paperAt: (index: number) => Paper | undefined): void {
  port.on("message", (index: number) => {
    // A question costs a thread more than a paper, and neighbours often share their names.
    const papers = Array.from({ length: papersPerAnswer }, (_, offset) => paperAt(index - (index % papersPerAnswer) + offset));
    port.postMessage(papers.map((paper) => paper && { ...paper, abstract: undefined, records: undefined }));
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
  });
}

/**
 * Returns a function that asks for the paper at an index and waits for it; the same object each time. A library of 100,000 papers would take
 * hundreds of megabytes in each thread, and a tree of files mentions few of them.
 */
export function createPaperQuestions({ port, answers }: PaperExchange): (index: number) => Paper | undefined {
  const known = new Map<number, Paper>();
  return (index) => {
    const kept = known.get(index);
    if (kept) {
      return kept;
    }
    const before = Atomics.load(answers, 0);
    port.postMessage(index);
    Atomics.wait(answers, 0, before);
    const answer = receiveMessageOnPort(port) as { readonly message: readonly (Paper | undefined)[] } | undefined;
    for (const [offset, paper] of answer?.message.entries() ?? []) {
      if (paper) {
        known.set(index - (index % papersPerAnswer) + offset, paper);
      }
    }
    return known.get(index);
  };
}
