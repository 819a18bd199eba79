import type { SourceRequest, SourceResponse } from "../core/sources/source";

/** An answer as it came, and when, in milliseconds since 1970. */
export interface CachedAnswer {
  readonly at: number;
  readonly response: SourceResponse;
}

/** Keeps answers. It may forget any of them. */
export interface AnswerCache {
  get(key: string): Promise<CachedAnswer | undefined>;
  set(key: string, answer: CachedAnswer): Promise<void>;
}

/** Returns a cache that keeps the latest answers until the program ends, up to so many, and up to so many UTF-16 code units of them. */
export function createMemoryCache(maxAnswers = 500, maxChars = 20_000_000): AnswerCache {
  const answers = new Map<string, CachedAnswer>();
  let chars = 0;
  const forget = (key: string): void => {
    chars -= answers.get(key)?.response.text.length ?? 0;
    answers.delete(key);
  };
  return {
    get: (key) => Promise.resolve(answers.get(key)),
    set: (key, answer) => {
      forget(key);
      answers.set(key, answer);
      chars += answer.response.text.length;
      for (const oldest of answers.keys()) {
        if (answers.size <= maxAnswers && chars <= maxChars) {
          break;
        }
        forget(oldest);
      }
      return Promise.resolve();
    },
  };
}

/** Returns what a question is kept under. */
export function cacheKey({ method = "GET", url, body = "" }: SourceRequest): string {
  return `${method} ${url} ${body}`;
}
