import type { SourceAnswer, SourceRequest, SourceResponse } from "../core/sources/source";
import { cacheKey, type AnswerCache, type CachedAnswer } from "./answerCache";
import { findByTitle } from "./findByTitle";
import { createHostQueues, type Host } from "./hostQueues";
import { lookUp } from "./lookUp";
import type { Online } from "./online";
import { orAborted } from "./orAborted";
import { obeyHeaders, secondsOfRetryAfter } from "./rateHeaders";
import { addressIn, isAllowed, sendRequest, type Fetch, type Transport } from "./sendRequest";

/** The parts of the world that the network needs. */
export interface OnlineParts {
  readonly fetch: Fetch;
  /** Returns the milliseconds since 1970. */
  now(): number;
  /** Waits. Rejects or resolves early if the signal is aborted. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
  readonly cache: AnswerCache;
  /** The version of CiteLens, and where its source is. */
  readonly version: string;
  readonly repository?: string;
  /** The mail address of the user, if the services may know it. */
  readonly contact?: string;
  /** True in a browser: it has its own `User-Agent`, and some services do not let it ask. */
  readonly isBrowser?: boolean;
}

type Answer<T> = SourceAnswer<T> | { readonly kind: "offline"; readonly source: SourceRequest["source"] };

/** A request to an address that may be asked, and how its answer is read. */
interface Question<T> {
  readonly request: SourceRequest;
  readonly url: URL;
  readonly read: (response: SourceResponse) => SourceAnswer<T>;
  readonly signal: AbortSignal;
}

const daySeconds = 24 * 3_600;
/** A record is corrected now and then. A paper that is missing may be there on the next day. */
const [foundSeconds, unknownSeconds] = [7 * daySeconds, daySeconds] as const;
/** One waits so long for a service that says when it answers again. */
const maxRetrySeconds = 10;
/** A service that does not say for how long it refuses is left alone so long. */
const refusedSeconds = 60;

/** Creates the door to the network. It asks nothing by itself. */
export function createOnline(parts: OnlineParts): Online {
  const queues = createHostQueues(parts);
  const transport: Transport = { fetch: parts.fetch, delay: (ms, signal) => parts.delay(ms, signal), headers: headersOf(parts) };

  async function ask<T>(
    request: SourceRequest,
    parse: (response: SourceResponse) => SourceAnswer<T>,
    given: AbortSignal,
  ): Promise<Answer<T>> {
    given.throwIfAborted();
    // A signal of its own for each question, because one may be given for hundreds, and each listens to it.
    const signal = AbortSignal.any([given]);
    const url = addressIn(request.url);
    if (!url || !isAllowed(url, request.source)) {
      return { kind: "broken", why: { kind: "notAllowed" } };
    }
    const question: Question<T> = { request, url, read: readerOf(parse), signal };
    return (
      (await keptAnswer(question)) ??
      (await queues.inTurn(url.hostname, async (host) => (await keptAnswer(question)) ?? (await send(host, question)), signal))
    );
  }

  async function keptAnswer<T>({ request, read, signal }: Question<T>): Promise<SourceAnswer<T> | undefined> {
    if (request.source === "zotero") {
      return undefined;
    }
    const kept = await orAborted(fromCache(parts.cache, cacheKey(request)), signal);
    const ageSeconds = kept === undefined ? Number.NaN : (parts.now() - kept.at) / 1_000;
    if (kept === undefined || !(ageSeconds >= 0) || ageSeconds > (request.maxAgeSeconds ?? foundSeconds)) {
      return undefined;
    }
    const answer = read({ ...kept.response, at: kept.at });
    return answer.kind === "found" || (answer.kind === "unknown" && ageSeconds <= unknownSeconds) ? answer : undefined;
  }

  async function send<T>(host: Host, question: Question<T>): Promise<Answer<T>> {
    if (host.blockedUntil > parts.now()) {
      return { kind: "later", waitSeconds: Math.ceil((host.blockedUntil - parts.now()) / 1_000) };
    }
    const first = await sendOnce(host, question);
    if (first.kind !== "later" || first.waitSeconds === undefined || first.waitSeconds > maxRetrySeconds) {
      return first;
    }
    await orAborted(parts.delay(Math.max(1_000 * first.waitSeconds, host.intervalMs), question.signal), question.signal);
    return await sendOnce(host, question);
  }

  async function sendOnce<T>(host: Host, { request, url, read, signal }: Question<T>): Promise<Answer<T>> {
    host.nextAt = parts.now() + host.intervalMs;
    const sent = await sendRequest(withContact(request, url, parts), transport, signal).finally(() => {
      host.nextAt = parts.now() + host.intervalMs;
    });
    if (sent.kind !== "answered") {
      return sent.kind === "offline" ? { kind: "offline", source: request.source } : sent;
    }
    obeyHeaders(host, url.hostname, sent.header, parts.now());
    host.nextAt = parts.now() + host.intervalMs;
    const response = withSeconds(sent.response, parts.now());
    const answer = read({ ...response, at: parts.now() });
    if (answer.kind === "later") {
      blockHost(host, response.status, answer.waitSeconds, parts.now());
    } else if (answer.kind !== "broken" && request.source !== "zotero") {
      await toCache(parts.cache, cacheKey(request), { at: parts.now(), response });
    }
    return answer;
  }

  const online: Online = {
    ask,
    lookUp: (id, signal) => lookUp(online, id, signal, { isBrowser: parts.isBrowser === true }),
    findByTitle: (title, signal) => findByTitle(online, title, signal),
  };
  return online;
}

/** Reading never fails, but a mistake in it must not stop a queue. */
function readerOf<T>(parse: (response: SourceResponse) => SourceAnswer<T>): (response: SourceResponse) => SourceAnswer<T> {
  return (response) => {
    try {
      return parse(response);
    } catch {
      return { kind: "broken", why: { kind: "unexpected" } };
    }
  };
}

function blockHost(host: Host, status: number, waitSeconds: number | undefined, now: number): void {
  const seconds = waitSeconds ?? (status === 429 || status === 406 || status === 503 ? refusedSeconds : 0);
  host.blockedUntil = Math.max(host.blockedUntil, now + 1_000 * seconds);
}

function withSeconds(response: SourceResponse, now: number): SourceResponse {
  const { retryAfter, ...rest } = response;
  const seconds = retryAfter === undefined ? undefined : secondsOfRetryAfter(retryAfter, now);
  return seconds === undefined ? rest : { ...rest, retryAfter: String(seconds) };
}

/** A browser sends no `User-Agent` of ours, but Crossref takes the address of who asks in the question, too. */
function withContact(request: SourceRequest, url: URL, { contact, isBrowser }: OnlineParts): SourceRequest {
  const mail = mailOf(contact);
  if (isBrowser !== true || mail === undefined || url.hostname !== "api.crossref.org") {
    return request;
  }
  return { ...request, url: `${request.url}${url.search === "" ? "?" : "&"}mailto=${encodeURIComponent(mail)}` };
}

/** Returns the mail address, unless it cannot stand in a header. */
function mailOf(contact: string | undefined): string | undefined {
  return contact !== undefined && /^[\w.+-]{1,64}@[\w.-]{1,200}$/.test(contact) ? contact : undefined;
}

function headersOf({ version, repository, contact, isBrowser }: OnlineParts): Readonly<Record<string, string>> {
  if (isBrowser === true) {
    return {};
  }
  const mail = mailOf(contact);
  const comment = [repository, mail === undefined ? undefined : `mailto:${mail}`].filter((part) => part !== undefined).join("; ");
  return { "User-Agent": `CiteLens/${version}${comment === "" ? "" : ` (${comment})`}` };
}

async function fromCache(cache: AnswerCache, key: string): Promise<CachedAnswer | undefined> {
  try {
    return await cache.get(key);
  } catch {
    // Without the cache, the service is asked.
    return undefined;
  }
}

async function toCache(cache: AnswerCache, key: string, answer: CachedAnswer): Promise<void> {
  try {
    await cache.set(key, answer);
  } catch {
    // The answer is given all the same.
  }
}
