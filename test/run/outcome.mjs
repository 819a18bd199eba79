/** @typedef {import("./suite").Outcome} Outcome */

/** The outcome without any test. @type {Outcome} */
export const nothing = { passed: 0, failed: [], skipped: [], retried: [] };

/** The maximum number of second attempts in a run. */
const maxRetries = 2;

/**
 * Returns the outcome of work that is not a test: `nothing`, or one failure if it throws.
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
 * Returns several outcomes as one.
 *
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
 * Adds a failure to the outcome of a run with too many second attempts.
 *
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
export function withinBudget(outcome) {
  const { length } = outcome.retried;
  const names = outcome.retried.map((text) => `  ${text.split("\n")[0] ?? ""}`).join("\n");
  return length <= maxRetries
    ? outcome
    : sum([outcome, failure(`${length} second attempts; at most ${maxRetries} are allowed:\n${names}`)]);
}

/**
 * Returns the end of a run's report: the tests that were skipped, retried, or failed, and a line with the counts.
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
 * Returns the outcome of a failure outside the tests.
 *
 * @param {string} message
 * @returns {Outcome}
 */
export function failure(message) {
  return { ...nothing, failed: [message] };
}
