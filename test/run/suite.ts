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
  /** The names of the tests that had a second attempt, each with the error of the first one. */
  readonly retried: readonly string[];
}

/**
 * Runs Mocha on built test files, in plain Node or in an extension host. The runner passes its options in the environment:
 * `CITELENS_FILES` (JSON, absolute paths), `CITELENS_GREP`, `CITELENS_COLOR`, `CITELENS_RETRY` (gives a failed test a second attempt),
 * `CITELENS_JOBS` (the number of processes that share the files), `CITELENS_OUTCOME` (the file for the outcome, as JSON), and
 * `CITELENS_REPORT` (a file for the report, because the runner cannot read the console of an extension host).
 *
 * @param defaultFiles the files if the environment does not name any
 */
export async function runSuite(defaultFiles: readonly string[] = []): Promise<Outcome> {
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
  mocha.files = files === undefined ? [...defaultFiles] : (JSON.parse(files) as string[]);
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

/** Writes the file under another name and renames it, so that those who wait for it never read a part. */
function writeOutcome(outcome: Outcome): void {
  const file = process.env["CITELENS_OUTCOME"];
  if (file !== undefined) {
    writeFileSync(`${file}.part`, JSON.stringify(outcome));
    renameSync(`${file}.part`, file);
  }
}
