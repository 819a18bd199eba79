import { intervalOf, type Host } from "./hostQueues";

type Header = (name: string) => string;

const maxIntervalMs = 60_000;
/** Nobody waits longer, and a later time may be a mistake. */
const maxWaitSeconds = 24 * 3_600;

/** Takes over what the headers of an answer say about the next request. */
export function obeyHeaders(host: Host, hostName: string, header: Header, now: number): void {
  const own = intervalOf(hostName);
  host.intervalMs = Math.min(Math.max(own, crossrefInterval(header) ?? own), maxIntervalMs);
  const waitSeconds = usedUp(header, now);
  if (waitSeconds !== undefined) {
    host.blockedUntil = now + 1_000 * waitSeconds;
  }
}

/** Crossref says how many requests it allows in which time: `5` and `1s`. */
function crossrefInterval(header: Header): number | undefined {
  const limit = numberIn(header("x-rate-limit-limit"));
  const seconds = numberIn(/^(\d{1,6})s$/.exec(header("x-rate-limit-interval").trim())?.[1] ?? "");
  return limit === undefined || limit <= 0 || seconds === undefined ? undefined : (1_000 * seconds) / limit;
}

/**
 * Returns the seconds until there are requests again, if none are left: `x-ratelimit-remaining` and `x-ratelimit-reset`, or `RateLimit` in the
 * forms of its drafts (`"api";r=0;t=55` and `limit=100, remaining=0, reset=55`).
 */
function usedUp(header: Header, now: number): number | undefined {
  const rate = header("ratelimit").slice(0, 500);
  const left = numberIn(/\b(?:r|remaining)=(\d{1,9})/i.exec(rate)?.[1] ?? "") ?? numberIn(header("x-ratelimit-remaining"));
  const reset = numberIn(/\b(?:t|reset)=(\d{1,12})/i.exec(rate)?.[1] ?? "") ?? numberIn(header("x-ratelimit-reset"));
  if (left === undefined || left > 0 || reset === undefined) {
    return undefined;
  }
  // Some services give the time itself instead of the seconds until it.
  return bounded(reset > 1e9 ? reset - now / 1_000 : reset);
}

function numberIn(text: string): number | undefined {
  return /^\s{0,9}\d{1,12}(?:\.\d{1,9})?\s{0,9}$/.test(text) ? Number(text) : undefined;
}

/** Returns the seconds of a `Retry-After`, which may be a date, or `undefined`. */
export function secondsOfRetryAfter(value: string, now: number): number | undefined {
  const seconds = numberIn(value);
  if (seconds !== undefined) {
    return bounded(seconds);
  }
  const date = /^\w{3,9}, /.test(value) ? Date.parse(value.slice(0, 60)) : Number.NaN;
  return Number.isNaN(date) ? undefined : bounded((date - now) / 1_000);
}

function bounded(seconds: number): number {
  return Math.ceil(Math.min(Math.max(seconds, 0), maxWaitSeconds));
}
