/** @typedef {import("./suite").Outcome} Outcome */

/** No test ran. @type {Outcome} */
export const nothing = { passed: 0, failed: [], skipped: [], retried: [] };

/** How many tests of a run may pass at a second attempt only. */
const retryBudget = 2;

/**
 * Returns the outcome of work that is no test: nothing, or one failure.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Outcome>}
 */
export async function outcomeOf(work) {
  try {
    await work();
    return nothing;
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sum(outcomes) {
  return {
    passed: outcomes.reduce((count, { passed }) => count + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
    retried: outcomes.flatMap(({ retried }) => retried),
  };
}

/**
 * Adds a failure to the outcome of a run in which too many tests were tried again.
 *
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
export function withinBudget(outcome) {
  const { length } = outcome.retried;
  const names = outcome.retried.map((text) => `  ${text.split("\n")[0] ?? ""}`).join("\n");
  return length <= retryBudget
    ? outcome
    : sum([outcome, failure(`${length} second attempts, and ${retryBudget} at most are allowed:\n${names}`)]);
}

/**
 * Returns the end of a run's report: what needs a look, and the line with the counts.
 *
 * @param {Outcome} outcome
 */
export function describeOutcome({ passed, failed, skipped, retried }) {
  return [
    ...skipped.map((name) => `Skipped: ${name}`),
    ...retried.map((text) => `Tried again: ${text}\n`),
    ...failed.map((text) => `Failed: ${text}\n`),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ].join("\n");
}

/**
 * Returns the outcome of one failure that is no test's.
 *
 * @param {string} message
 * @returns {Outcome}
 */
export function failure(message) {
  return { ...nothing, failed: [message] };
}
