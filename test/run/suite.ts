import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import process from "node:process";
import { format } from "node:util";
import Mocha from "mocha";
import inNode from "../../.mocharc.json";
import inWindow from "../ui/.mocharc.json";
import { firstLines, noteRetry, notedRetries } from "./retried";

/** The result of a suite. */
export interface Outcome {
  readonly passed: number;
  /** The names of the tests that failed, each with its error. */
  readonly failed: readonly string[];
  /** The names of the tests that were skipped, each with the reason. */
  readonly skipped: readonly string[];
  /** The names of the tests that were tried again, each with the error of the first attempt. */
  readonly retried: readonly string[];
}

/**
 * Runs Mocha over built test files, the same way in plain Node and in an extension host. The runner passes its options in the
 * environment: `CITELENS_FILES` (JSON, absolute paths), `CITELENS_GREP`, `CITELENS_COLOR`, `CITELENS_RETRY` (a test that failed is tried
 * again), `CITELENS_JOBS` (how many processes share the files), `CITELENS_OUTCOME` (the file for the outcome, as JSON), and
 * `CITELENS_REPORT`, a file that gets the report instead of the console: the runner cannot read an extension host's console.
 *
 * @param otherwise the files if the environment names none
 */
export async function runSuite(otherwise: readonly string[] = []): Promise<Outcome> {
  const { CITELENS_FILES: files, CITELENS_GREP: grep, CITELENS_REPORT: report, CITELENS_JOBS: jobs = 1 } = process.env;
  if (report !== undefined) {
    reportTo(report);
  }
  const mocha = new Mocha({
    color: process.env["CITELENS_COLOR"] !== undefined,
    timeout: inNode.timeout,
    retries: process.env["CITELENS_RETRY"] === undefined ? 0 : inWindow.retries,
    parallel: Number(jobs) > 1,
    jobs: Number(jobs),
    ...(grep === undefined ? {} : { fgrep: grep }),
  });
  mocha.files = files === undefined ? [...otherwise] : (JSON.parse(files) as string[]);
  const [failed, skipped]: [string[], string[]] = [[], []];
  const passed = await new Promise<number>((resolve) => {
    const runner = mocha.run(() => {
      resolve(runner.stats?.passes ?? 0);
    });
    runner.on("fail", (test: Mocha.Runnable, error: Error) => failed.push(`${test.fullTitle()}\n${firstLines(error)}`));
    runner.on("pending", (test: Mocha.Test) => skipped.push(test.fullTitle()));
    runner.on("retry", (test: Mocha.Test, error: Error) => {
      noteRetry(test.fullTitle(), error);
      Mocha.reporters.Base.consoleLog(`    tried again: ${test.fullTitle()}\n${error.stack ?? String(error)}`);
    });
  });
  const outcome = { passed, failed, skipped, retried: notedRetries() };
  writeOutcome(outcome);
  return outcome;
}

function reportTo(file: string): void {
  const consoleLog = (...values: unknown[]): void => {
    appendFileSync(file, `${format(...values)}\n`);
  };
  Object.assign(Mocha.reporters.Base, { consoleLog });
}

/** Writes the file whole, as others wait for it. */
function writeOutcome(outcome: Outcome): void {
  const file = process.env["CITELENS_OUTCOME"];
  if (file !== undefined) {
    writeFileSync(`${file}.part`, JSON.stringify(outcome));
    renameSync(`${file}.part`, file);
  }
}
