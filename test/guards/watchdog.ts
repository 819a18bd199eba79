import { runInNewContext } from "node:vm";

/** Longer than any of the work takes, however busy the machine is. */
const longestWorkMs = 30_000;

/**
 * Runs work that may never return, and ends it when it does not: the engine's own watchdog stops it in the middle of a loop, so that the
 * test fails instead of hanging.
 *
 * @param describe what the work was at when it was stopped
 */
export function withWatchdog(work: () => void, describe: () => string, timeoutMs = longestWorkMs): void {
  try {
    runInNewContext("work()", { work }, { timeout: timeoutMs });
  } catch (error) {
    throw hasCode(error, "ERR_SCRIPT_EXECUTION_TIMEOUT") ? new Error(`It does not return: ${describe()}`) : error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
