import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

/**
 * The time within which an expected change must show in the window. It is generous for busy machines: a test that passes never waits
 * longer than necessary.
 */
export const timeoutMs = 60_000;

const retryDelayMs = 50;

/**
 * Repeats an attempt until it returns a value, for at most `timeoutMs`. An attempt that throws is repeated too.
 *
 * @param what names the expected value, for the error message
 * @param attempt receives the number of attempts before it
 */
export async function eventually<T>(what: string, attempt: (before: number) => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (let before = 0, last = ""; ; before++) {
    try {
      const result = await attempt(before);
      if (result !== undefined) {
        return result;
      }
    } catch (error) {
      last = String(error);
    }
    assert.ok(Date.now() < end, `Timed out waiting for ${what}. ${last}`);
    await delay(retryDelayMs);
  }
}

/** Reads a value until it equals the expected one. If it never does, fails with the difference. */
export async function becomes<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let found: T | undefined;
  const isSo = async (): Promise<true | undefined> => {
    found = await read();
    assert.deepEqual(found, expected);
    return true;
  };
  await eventually("the expected value", isSo).catch((error: unknown) => {
    assert.deepEqual(found, expected);
    throw error;
  });
}

/** Returns a timeout for one attempt, in milliseconds. It grows with the number of failed attempts, up to six times the first. */
export function growingTimeoutMs(before: number, first = 2500): number {
  return first * Math.min(before + 1, 6);
}
