import assert from "node:assert/strict";
import process from "node:process";

const attempts = 3;

/** What the work costs in milliseconds of this process's own time: what else runs on the machine does not count. */
export function effortOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * Asserts that the work costs less than so many milliseconds at one of three attempts: a process clears away what other tests left, too,
 * and what takes squared time takes it every time.
 */
export function assertEffort(most: number, work: () => void, what = ""): void {
  const efforts: number[] = [];
  do {
    efforts.push(Math.round(effortOf(work)));
  } while ((efforts.at(-1) ?? 0) >= most && efforts.length < attempts);
  assert.ok(
    efforts.some((effort) => effort < most),
    `${what} ${efforts.join(", ")} ms`,
  );
}
