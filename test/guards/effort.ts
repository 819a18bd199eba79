import assert from "node:assert/strict";
import process from "node:process";

const attempts = 3;

/** Returns the processor time of this process that the work needs, in milliseconds. Other processes do not affect it. */
export function effortOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * Asserts that one of three attempts needs less than `limitMs` of processor time. One slow attempt may be due to the garbage of other
 * tests, but work that takes quadratic time is slow every time.
 */
export function assertEffort(limitMs: number, work: () => void, what = ""): void {
  const efforts: number[] = [];
  do {
    efforts.push(Math.round(effortOf(work)));
  } while ((efforts.at(-1) ?? 0) >= limitMs && efforts.length < attempts);
  assert.ok(
    efforts.some((effort) => effort < limitMs),
    `${what} ${efforts.join(", ")} ms, not below ${limitMs} ms`,
  );
}
