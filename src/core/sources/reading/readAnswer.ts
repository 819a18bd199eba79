import type { SourceAnswer, SourceResponse } from "../source";

/** Longer answers are not read, in UTF-16 code units. The longest of real ones have 300,000. */
export const maxAnswerChars = 2_000_000;

type Failed = Exclude<SourceAnswer<never>, { readonly kind: "found" }>;

/** Services say with these that they are asked too often or are out of order. arXiv says 406 for "too often". */
const laterStatuses = new Set([403, 406, 408, 425, 429]);

/** The form that a service's answers should have. */
interface Expected {
  /** Matches the content types that the answer may have. */
  readonly types: RegExp;
  /** For the user: `"JSON"`. */
  readonly format: string;
  /** True if the service answers with a page if it does not have the paper. */
  readonly isUnknownAsPage?: boolean;
  /** True if the answer itself is a page. */
  readonly isPage?: boolean;
}

/** Returns what the status and the type of an answer say, or `undefined` if its text is to be read. */
export function failureOf(response: SourceResponse, expected: Expected): Failed | undefined {
  const { status, contentType, text } = response;
  const isPage = expected.isPage !== true && isHtml(contentType, text);
  if (status === 404 || status === 410) {
    return isPage && expected.isUnknownAsPage !== true
      ? { kind: "broken", why: { kind: "page", value: expected.format } }
      : { kind: "unknown" };
  }
  if (laterStatuses.has(status) || status >= 500) {
    return { kind: "later", ...waitOf(response) };
  }
  if (status === 401) {
    return { kind: "broken", why: { kind: "needsKey" } };
  }
  if (status < 200 || status >= 300) {
    return { kind: "broken", why: { kind: "refused", value: status } };
  }
  if (isPage) {
    return { kind: "broken", why: { kind: "page", value: expected.format } };
  }
  if (contentType !== "" && !expected.types.test(contentType)) {
    return { kind: "broken", why: { kind: "notFormat", value: expected.format } };
  }
  return text.length > maxAnswerChars ? { kind: "broken", why: { kind: "tooLong" } } : undefined;
}

function isHtml(contentType: string, text: string): boolean {
  return /html/.test(contentType) || /^\s{0,99}<(?:!doctype html|html)/i.test(text.slice(0, 200));
}

/** A date in `Retry-After` is made a number by the one who has a clock. */
function waitOf({ retryAfter }: SourceResponse): { readonly waitSeconds?: number } {
  return retryAfter !== undefined && /^\s{0,9}\d{1,9}(?:\.\d{1,9})?\s{0,9}$/.test(retryAfter)
    ? { waitSeconds: Math.ceil(Number(retryAfter)) }
    : {};
}

/** Reads an answer in JSON: the value if the service has one, or what the answer means instead. */
export function readJson(
  response: SourceResponse,
  { isUnknownAsPage = false }: { readonly isUnknownAsPage?: boolean } = {},
): { readonly json: unknown } | Failed {
  const failed = failureOf(response, { types: /json|^text\/plain$/, format: "JSON", isUnknownAsPage });
  if (failed) {
    return failed;
  }
  try {
    return { json: JSON.parse(response.text) as unknown };
  } catch {
    return { kind: "broken", why: { kind: "notFormat", value: "JSON" } };
  }
}

/** Returns the papers as an answer: `unknown` if the list is empty. */
export function answerOf<T>(found: readonly T[]): SourceAnswer<readonly T[]> {
  return found.length === 0 ? { kind: "unknown" } : { kind: "found", found };
}
