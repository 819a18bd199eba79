import type { SourceRequest, SourceResponse } from "../core/sources/source";
import type { Why } from "../core/sources/why";
import { orAborted } from "./orAborted";

/** The part of `fetch` that is used, so that tests can hand in their own. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: "manual";
  readonly credentials: "omit";
  readonly signal: AbortSignal;
}

export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): BodyReader } | null;
}

interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** The result of a request. `headers` returns a header's value, or "". */
export type Sent =
  | { readonly kind: "answered"; readonly response: SourceResponse; header(name: string): string }
  | { readonly kind: "broken"; readonly why: Why }
  | { readonly kind: "offline" };

export interface Transport {
  readonly fetch: Fetch;
  delay(ms: number, signal: AbortSignal): Promise<void>;
  /** Are sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
}

const maxMs = 20_000;
const maxBytes = 2_000_000;
const maxRedirects = 5;

/** The hosts that may be asked. Nothing else is, wherever a redirect leads. */
const hosts: ReadonlySet<string> = new Set([
  "export.arxiv.org",
  "arxiv.org",
  "api.crossref.org",
  "doi.org",
  "api.datacite.org",
  "api.openalex.org",
  "api.semanticscholar.org",
  "huggingface.co",
  "dblp.org",
  "api.openreview.net",
  "api2.openreview.net",
  "aclanthology.org",
  "proceedings.mlr.press",
]);

/** Returns whether an address may be asked: https at one of the hosts, or Zotero on this computer. */
export function isAllowed(url: URL, source: SourceRequest["source"]): boolean {
  if (source === "zotero") {
    return url.protocol === "http:" && url.hostname === "127.0.0.1" && url.username === "" && url.password === "";
  }
  return url.protocol === "https:" && hosts.has(url.host) && url.username === "" && url.password === "";
}

/**
 * Sends a request and returns the whole answer, or why it is missing. Ends after 20 seconds, 2 MB, or 5 redirects. Rejects only if the signal is
 * aborted, and then at once.
 */
export async function sendRequest(request: SourceRequest, transport: Transport, signal: AbortSignal): Promise<Sent> {
  const limit = new AbortController();
  const abort = (): void => limit.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener("abort", abort, { once: true });
  const end = new AbortController();
  const late = new AbortController();
  void transport.delay(maxMs, end.signal).then(
    () => {
      if (!end.signal.aborted) {
        late.abort();
        limit.abort();
      }
    },
    () => undefined,
  );
  try {
    return await orAborted(follow(request, transport, limit.signal), limit.signal);
  } catch (error) {
    signal.throwIfAborted();
    return late.signal.aborted ? { kind: "broken", why: { kind: "late", value: maxMs / 1_000 } } : whyNot(error);
  } finally {
    end.abort();
    signal.removeEventListener("abort", abort);
  }
}

async function follow(request: SourceRequest, { fetch, headers }: Transport, signal: AbortSignal): Promise<Sent> {
  let { url, method = "GET", body } = request;
  for (let count = 0; count <= maxRedirects; count++) {
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...request.headers },
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      credentials: "omit",
      signal,
    });
    const location = response.headers.get("location");
    if (response.status === 0 || (redirects.has(response.status) && location === null)) {
      return { kind: "broken", why: { kind: "redirect" } };
    }
    if (!redirects.has(response.status) || location === null) {
      return await read(response, signal);
    }
    await discard(response);
    const next = addressIn(location, url);
    if (next === undefined || !isAllowed(next, request.source)) {
      return { kind: "broken", why: { kind: "redirectElsewhere" } };
    }
    url = next.href;
    if (response.status === 303) {
      method = "GET";
      body = undefined;
    }
  }
  return { kind: "broken", why: { kind: "manyRedirects" } };
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** Returns the address of a text, or `undefined` if it is not one. */
export function addressIn(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

async function read(response: FetchResponse, signal: AbortSignal): Promise<Sent> {
  const text = await readBody(response, signal);
  if (text === undefined) {
    return { kind: "broken", why: { kind: "tooLong" } };
  }
  const retryAfter = response.headers.get("retry-after");
  return {
    kind: "answered",
    response: {
      status: response.status,
      contentType: (response.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "",
      text,
      ...(retryAfter === null ? {} : { retryAfter }),
    },
    header: (name) => response.headers.get(name) ?? "",
  };
}

/** Counts while reading, because a service need not say how long its answer is. */
async function readBody({ body }: FetchResponse, signal: AbortSignal): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  while (reader) {
    const { done, value } = await orAborted(reader.read(), signal).catch((error: unknown) => {
      void reader.cancel().catch(() => undefined);
      throw error;
    });
    if (done) {
      break;
    }
    bytes += value?.byteLength ?? 0;
    if (bytes > maxBytes) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

async function discard({ body }: FetchResponse): Promise<void> {
  await body
    ?.getReader()
    .cancel()
    .catch(() => undefined);
}

/** Matches what Node says if a service's certificate is not to be trusted. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL/;
const cutOff = /ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_BODY|ERR_STREAM_PREMATURE_CLOSE|HPE_|^terminated$|other side closed/;

function whyNot(error: unknown): Sent {
  const signs = [...causes(error)];
  const wrong = signs.find((sign) => certificate.test(sign));
  if (wrong !== undefined) {
    return { kind: "broken", why: { kind: "certificate" } };
  }
  return signs.some((sign) => cutOff.test(sign)) ? { kind: "broken", why: { kind: "brokeOff" } } : { kind: "offline" };
}

/** `fetch` says only that it failed. Why is in the error's cause, or in those that it is made of. */
function* causes(error: unknown): Generator<string> {
  let one: unknown = error;
  for (let depth = 0; depth < 5 && one instanceof Error; depth++) {
    yield "code" in one && typeof one.code === "string" ? one.code : one.message;
    one = one instanceof AggregateError ? (one.errors as readonly unknown[])[0] : one.cause;
  }
}
