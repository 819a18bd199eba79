import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { root } from "../src/build/install.mjs";
import { run } from "../src/build/progress.mjs";

/** @typedef {import("./suite").Outcome} Outcome */

/** No test ran. @type {Outcome} */
export const nothing = { passed: 0, failed: 0, failures: [] };

/**
 * Something else than a test went wrong, and is said.
 *
 * @param {string} message
 * @returns {Outcome}
 */
export function failure(message) {
  return { passed: 0, failed: 1, failures: [message] };
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sum(outcomes) {
  const total = (/** @type {"passed" | "failed"} */ key) => outcomes.reduce((count, outcome) => count + outcome[key], 0);
  return { passed: total("passed"), failed: total("failed"), failures: outcomes.flatMap(({ failures }) => failures) };
}

/**
 * Runs built tests in plain Node.
 *
 * @param {string} suite
 * @param {readonly string[]} files the tests' sources
 * @param {string | undefined} grep
 * @param {Record<string, string>} [more] added to the environment
 * @returns {Promise<Outcome>}
 */
export function runInNode(suite, files, grep, more = {}) {
  const main = ["--enable-source-maps", "out/test/node.js"];
  return withOutcome(suite, { files, grep }, (env) => run(process.execPath, main, { cwd: root, show: true, env: { ...env, ...more } }));
}

/**
 * Runs a suite that tells by a file what it came to. One that ends without that, or in which nothing ran, has failed.
 *
 * @param {string} suite
 * @param {{ files: readonly string[], grep: string | undefined }} tests
 * @param {(env: NodeJS.ProcessEnv, folder: string) => Promise<unknown>} work runs the suite with this environment; the folder
 *   is there for what it writes, and is removed
 * @returns {Promise<Outcome>}
 */
export async function withOutcome(suite, { files, grep }, work) {
  const folder = mkdtempSync(path.join(tmpdir(), "citelens-test-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const removeAtExit = () => {
    // What was just ended may still be writing.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    removeFolder();
  };
  process.once("exit", removeAtExit);
  const outcomeFile = path.join(folder, "outcome.json");
  const built = files.map((file) => path.join(root, "out", file.replace(/ts$/, "js")));
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, CITELENS_FILES: JSON.stringify(built), CITELENS_OUTCOME: outcomeFile };
  if (grep !== undefined) {
    env["CITELENS_GREP"] = grep;
  }
  if (process.platform === "linux") {
    // Sockets and profiles go with the folder. Elsewhere its path is too long for a socket's.
    env["TMPDIR"] = folder;
  }
  if (process.stdout.isTTY) {
    env["CITELENS_COLOR"] = "yes";
  }
  try {
    const error = await work(env, folder).then(() => undefined, String);
    if (!existsSync(outcomeFile)) {
      return failure(`The ${suite} suite ended before its last test. ${error ?? ""}`);
    }
    /** @type {Outcome} */
    const outcome = JSON.parse(readFileSync(outcomeFile, "utf8"));
    if (outcome.passed + outcome.failed === 0) {
      return failure(`No test of the ${suite} suite ran.`);
    }
    return outcome;
  } finally {
    removeFolder();
    process.off("exit", removeAtExit);
  }
}

/**
 * What went wrong with the work: nothing where it was done.
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
