import { createOnline, type OnlineParts } from "../../src/network/createOnline";
import { createMemoryCache } from "../../src/network/answerCache";
import type { Online } from "../../src/network/online";
import type { Fetch, FetchResponse } from "../../src/network/sendRequest";

/** An answer of a fake service. */
export interface FakeAnswer {
  readonly status?: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the service takes. Infinity if it never answers. */
  readonly afterMs?: number;
  /** The connection ends in the middle of the text. */
  readonly isCutOff?: boolean;
  /** There is no connection at all, for this reason. */
  readonly error?: string;
}

/** A clock on which time passes only while everything waits, so that a day takes no time. */
export interface FakeClock {
  now(): number;
  delay(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Creates a clock that starts on a day in 2026. */
export function createFakeClock(): FakeClock {
  let time = Date.UTC(2026, 10, 30);
  const waiting = new Set<{ readonly at: number; readonly wake: () => void }>();
  let isScheduled = false;
  const schedule = (): void => {
    if (!isScheduled) {
      isScheduled = true;
      setImmediate(() => {
        isScheduled = false;
        const [next] = [...waiting].sort((a, b) => a.at - b.at);
        if (next && Number.isFinite(next.at)) {
          time = Math.max(time, next.at);
          next.wake();
          schedule();
        }
      });
    }
  };
  return {
    now: () => time,
    delay: (ms, signal) =>
      new Promise((resolve) => {
        const one = {
          at: time + ms,
          wake: () => {
            waiting.delete(one);
            signal?.removeEventListener("abort", one.wake);
            resolve();
          },
        };
        waiting.add(one);
        signal?.addEventListener("abort", one.wake);
        schedule();
      }),
  };
}

/** A question that reached the fake services, and when. */
export interface Asked {
  readonly url: string;
  readonly at: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Services that answer by a function, on a clock of their own. */
export interface FakeNetwork {
  readonly online: Online;
  readonly clock: FakeClock;
  readonly asked: readonly Asked[];
  /** The most requests to one host that were under way at once. */
  mostAtOnce(): number;
}

/** Creates an {@link Online} whose services answer as the function says. */
export function createFakeNetwork(answerTo: (url: string) => FakeAnswer, parts: Partial<OnlineParts> = {}): FakeNetwork {
  const clock = createFakeClock();
  const asked: Asked[] = [];
  const open = new Map<string, number>();
  let most = 0;
  const fetch: Fetch = async (url, { headers, signal }) => {
    const { host } = new URL(url);
    asked.push({ url, at: clock.now(), headers });
    open.set(host, (open.get(host) ?? 0) + 1);
    most = Math.max(most, open.get(host) ?? 0);
    try {
      const answer = answerTo(url);
      await clock.delay(answer.afterMs ?? 50, signal);
      if (answer.error !== undefined) {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error(answer.error), { code: answer.error }) });
      }
      signal.throwIfAborted();
      return responseOf(answer);
    } finally {
      open.set(host, (open.get(host) ?? 0) - 1);
    }
  };
  const online = createOnline({ fetch, now: clock.now, delay: clock.delay, cache: createMemoryCache(), version: "1.2.3", ...parts });
  return { online, clock, asked, mostAtOnce: () => most };
}

function responseOf({ status = 200, text = "", headers = {}, isCutOff = false }: FakeAnswer): FetchResponse {
  const bytes = new TextEncoder().encode(text);
  const chunks = isCutOff ? [bytes.slice(0, bytes.length / 2)] : [bytes.slice(0, 7), bytes.slice(7)];
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    body: {
      getReader: () => ({
        read: () => {
          const value = chunks.shift();
          if (value === undefined && isCutOff) {
            return Promise.reject(
              new TypeError("terminated", { cause: Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }) }),
            );
          }
          return Promise.resolve({ done: value === undefined, value });
        },
        cancel: () => Promise.resolve(),
      }),
    },
  };
}
