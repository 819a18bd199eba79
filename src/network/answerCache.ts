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

/** Returns a cache that keeps the latest answers until the program ends. */
export function createMemoryCache(maxAnswers = 500): AnswerCache {
  const answers = new Map<string, CachedAnswer>();
  return {
    get: (key) => Promise.resolve(answers.get(key)),
    set: (key, answer) => {
      answers.delete(key);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (answers.size > maxAnswers && oldest !== undefined) {
        answers.delete(oldest);
      }
      return Promise.resolve();
    },
  };
}

/** Returns what a question is kept under. */
export function cacheKey({ method = "GET", url, body = "" }: SourceRequest): string {
  return `${method} ${url} ${body}`;
}
