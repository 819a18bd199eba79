import { appendFileSync, renameSync, writeFileSync } from "node:fs";
import process from "node:process";
import { format } from "node:util";
import Mocha from "mocha";

/** What a suite came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Of each that failed, its name and why: a long report's reader finds them at its end. */
  readonly failures: readonly string[];
}

/**
 * Runs Mocha over built test files, the same way in plain Node and in an extension host. What the runner has to say
 * comes by the environment: `CITELENS_FILES` (JSON, absolute paths), `CITELENS_GREP`, `CITELENS_COLOR`,
 * `CITELENS_TIMEOUT` (of a test, in milliseconds), `CITELENS_RETRIES` (how often a test that failed is tried again), `CITELENS_JOBS` (how many
 * processes share the files), `CITELENS_OUTCOME` (the file for the outcome, as JSON), and `CITELENS_REPORT`, a file that gets the
 * report instead of the console: an extension host's console is not the runner's.
 */
export async function runSuite(): Promise<Outcome> {
  const {
    CITELENS_FILES: files = "[]",
    CITELENS_GREP: grep,
    CITELENS_REPORT: report,
    CITELENS_COLOR: color,
    CITELENS_TIMEOUT: milliseconds = 240_000,
    CITELENS_RETRIES: retries = 0,
    CITELENS_JOBS: jobs = 1,
  } = process.env;
  if (report !== undefined) {
    reportTo(report);
  }
  const mocha = new Mocha({
    color: color !== undefined,
    timeout: Number(milliseconds),
    retries: Number(retries),
    parallel: Number(jobs) > 1,
    jobs: Number(jobs),
    ...(grep === undefined ? {} : { fgrep: grep }),
  });
  mocha.files = JSON.parse(files) as string[];
  const outcome = await new Promise<Outcome>((resolve) => {
    const failures: string[] = [];
    const runner = mocha.run(() => {
      resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 1, failures });
    });
    runner.on("fail", (test: Mocha.Runnable, error: Error) => failures.push(`${test.fullTitle()}\n${beginningOf(error)}`));
    runner.on("retry", (test: Mocha.Test, error: Error) => {
      Mocha.reporters.Base.consoleLog(`    tried again: ${test.fullTitle()}\n${error.stack ?? String(error)}`);
    });
  });
  writeOutcome(outcome);
  return outcome;
}

/** The message and the first steps of the way there, without what makes a comparison of whole libraries endless. */
function beginningOf(error: Error): string {
  return (error.stack ?? String(error))
    .split("\n")
    .slice(0, 12)
    .map((line) => line.slice(0, 400))
    .join("\n");
}

function reportTo(file: string): void {
  const consoleLog = (...values: unknown[]): void => {
    appendFileSync(file, `${format(...values)}\n`);
  };
  Object.assign(Mocha.reporters.Base, { consoleLog });
}

/** Whoever waits for the file finds it whole. */
function writeOutcome(outcome: Outcome): void {
  const file = process.env["CITELENS_OUTCOME"];
  if (file !== undefined) {
    writeFileSync(`${file}.part`, JSON.stringify(outcome));
    renameSync(`${file}.part`, file);
  }
}
