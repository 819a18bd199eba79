import { orAborted } from "./orAborted";

/** When a host may be asked again. */
export interface Host {
  /** Between two requests. */
  intervalMs: number;
  /** No request starts before. */
  nextAt: number;
  /** The host has said that it does not answer before. A request until then is not sent. */
  blockedUntil: number;
  /** Resolves when the last request in the queue has ended. */
  tail: Promise<void>;
}

export interface HostQueues {
  /** Waits until it is this work's turn at the host, and does it. Rejects if the signal is aborted meanwhile, or if the work does. */
  inTurn<T>(hostName: string, work: (host: Host) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Clock {
  now(): number;
  delay(ms: number, signal: AbortSignal): Promise<void>;
}

/** Between two requests, where the host's answers do not say it. arXiv and DBLP refuse whoever is faster. */
const intervals: ReadonlyMap<string, number> = new Map([
  ["export.arxiv.org", 3_000],
  ["arxiv.org", 3_000],
  ["dblp.org", 6_000],
  ["api.semanticscholar.org", 1_100],
  ["api.crossref.org", 200],
  ["doi.org", 200],
  ["api.openalex.org", 150],
  ["127.0.0.1", 0],
]);
const usualIntervalMs = 600;

/** Returns queues that ask each host one question at a time, with a pause in between. */
export function createHostQueues({ now, delay }: Clock): HostQueues {
  const hosts = new Map<string, Host>();
  return {
    async inTurn(name, work, signal) {
      const host = hosts.get(name) ?? { intervalMs: intervalOf(name), nextAt: 0, blockedUntil: 0, tail: Promise.resolve() };
      hosts.set(name, host);
      const before = host.tail;
      let isDone = (): void => undefined;
      host.tail = new Promise((resolve) => {
        isDone = resolve;
      });
      try {
        await orAborted(before, signal);
        const waitMs = host.nextAt - now();
        if (waitMs > 0 && host.blockedUntil <= now()) {
          await orAborted(delay(waitMs, signal), signal);
        }
        return await work(host);
      } finally {
        // One that gives up while it waits does not let the next one pass those before.
        void before.then(isDone);
      }
    },
  };
}

/** Returns the pause between two requests to a host. */
export function intervalOf(name: string): number {
  return intervals.get(name) ?? usualIntervalMs;
}
