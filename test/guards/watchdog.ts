import { runInNewContext } from "node:vm";

/** A limit that no work reaches, even on a busy machine, unless it hangs. */
const longestWorkMs = 30_000;

/**
 * Runs work that may never return. After the timeout, the JavaScript engine's watchdog stops it, even in the middle of a loop, so that the
 * test fails instead of hanging.
 *
 * @param describe returns a description of the step at which the work was stopped
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
