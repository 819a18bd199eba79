import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { root } from "../../src/build/install.mjs";
import { run } from "../../src/build/progress.mjs";
import { failure } from "./outcome.mjs";

/** @typedef {import("./suite").Outcome} Outcome */

/**
 * Runs built tests in plain Node.
 *
 * @param {string} suite
 * @param {{ files: readonly string[], grep: string | undefined }} tests the source files, and a text that the names of the tests must contain
 * @param {Record<string, string>} more additional variables of the environment
 * @returns {Promise<Outcome>}
 */
export function runInNode(suite, tests, more) {
  const main = ["--enable-source-maps", "out/test/run/node.js"];
  return withOutcome(suite, tests, (env) => run(process.execPath, main, { cwd: root, show: true, env: { ...env, ...more } }));
}

/**
 * Runs a suite that writes its outcome to a file. The suite fails if it does not write the file, or if no test ran.
 *
 * @param {string} suite
 * @param {{ files: readonly string[], grep: string | undefined }} tests
 * @param {(env: NodeJS.ProcessEnv, folder: string) => Promise<unknown>} work runs the suite with this environment; its other files go into
 *   the folder, which is removed afterwards
 * @returns {Promise<Outcome>}
 */
export async function withOutcome(suite, { files, grep }, work) {
  const folder = mkdtempSync(path.join(tmpdir(), "citelens-test-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const removeAtExit = () => {
    // A process that was just killed may still be writing.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    removeFolder();
  };
  process.once("exit", removeAtExit);
  const outcomeFile = path.join(folder, "outcome.json");
  const env = {
    ...process.env,
    CITELENS_FILES: JSON.stringify(files.map((file) => path.join(root, "out", file.replace(/ts$/, "js")))),
    CITELENS_OUTCOME: outcomeFile,
    ...(grep === undefined ? {} : { CITELENS_GREP: grep }),
    ...(process.stdout.isTTY ? { CITELENS_COLOR: "yes" } : {}),
    // Sockets and profiles are removed with the folder. On other systems, its path is too long for a socket.
    ...(process.platform === "linux" ? { TMPDIR: folder } : {}),
  };
  try {
    const error = await work(env, folder).then(() => undefined, String);
    if (!existsSync(outcomeFile)) {
      return failure(`The ${suite} suite ended before its last test. ${error ?? ""}`);
    }
    /** @type {Outcome} */
    const outcome = JSON.parse(readFileSync(outcomeFile, "utf8"));
    return outcome.passed + outcome.failed.length + outcome.skipped.length === 0 ? failure(`No test of the ${suite} suite ran.`) : outcome;
  } finally {
    removeFolder();
    process.off("exit", removeAtExit);
  }
}
