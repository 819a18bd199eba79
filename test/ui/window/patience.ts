import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

/**
 * How long anything that was asked for may take to be seen, in milliseconds: as long as a loaded machine needs, as nothing waits
 * longer than it has to.
 */
export const patience = 60_000;

/** Between two looks, in milliseconds. */
const pause = 50;

/**
 * Tries until a try gives something, for `patience` at most. A try that throws is one that came to nothing.
 *
 * @param what is waited for, for the message
 * @param attempt is told how often it was tried before
 */
export async function eventually<T>(what: string, attempt: (before: number) => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (let before = 0, last = ""; ; before++) {
    try {
      const result = await attempt(before);
      if (result !== undefined) {
        return result;
      }
    } catch (error) {
      last = String(error);
    }
    assert.ok(Date.now() < end, `${what} did not come about. ${last}`);
    await delay(pause);
  }
}

/** Reads until what is read is as expected; where it never is, the test fails with the difference. */
export async function becomes<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let found: T | undefined;
  const isSo = async (): Promise<true | undefined> => {
    found = await read();
    assert.deepEqual(found, expected);
    return true;
  };
  await eventually("what is expected", isSo).catch((error: unknown) => {
    assert.deepEqual(found, expected);
    throw error;
  });
}

/** In milliseconds: how long to wait for what one try may bring about, the longer the more were in vain. */
export function growing(before: number, first = 2500): number {
  return first * Math.min(before + 1, 6);
}
