#!/usr/bin/env node
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { exitOnSignals, startCodeServer } from "../../src/build/codeServer.mjs";
import type { Outcome } from "./suite";
import { installedVscode, openBrowser, windowAddress } from "./window";

/**
 * Replaces VS Code's program for a test run. It accepts the same arguments, runs the tests in an extension host by VS Code's server and
 * a browser, and exits with their status.
 */

const secondsToBegin = 240;
const secondsOfSilence = 240;
/** The end of the window's console, which explains a failure. An extension host logs megabytes in a suite. */
const [keptLines, keptLineChars] = [20, 2_000] as const;

interface Arguments {
  readonly extension: string;
  readonly tests: string;
  readonly userData: string;
  readonly extensions: string;
  readonly folder: string;
}

exitOnSignals();
// The runner's end of the pipe closes when the runner ends, even if it is killed.
process.stdin.resume().once("end", () => process.exit(1));
launch(readArguments()).then(
  ({ failed }) => process.exit(failed.length === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: "string" },
      extensionTestsPath: { type: "string" },
      "user-data-dir": { type: "string" },
      "extensions-dir": { type: "string" },
    },
  });
  return {
    extension: String(values["extensionDevelopmentPath"]),
    tests: String(values["extensionTestsPath"]),
    userData: String(values["user-data-dir"]),
    extensions: String(values["extensions-dir"]),
    folder: positionals[0] ?? process.cwd(),
  };
}

async function launch({ extension, tests, userData, extensions, folder }: Arguments): Promise<Outcome> {
  const install = installedVscode();
  const server = await startCodeServer(install, { userDataFolder: userData, extensionsFolder: extensions, testDriver: true });
  const browser = await openBrowser(install);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(secondsToBegin * 1000);
    await cutConsoleLines(page);
    const consoleLines: string[] = [];
    page.on("console", (message) => {
      consoleLines.push(message.text());
      consoleLines.splice(0, consoleLines.length - keptLines);
    });
    await page.goto(
      windowAddress(server, folder, [
        ["extensionDevelopmentPath", server.remote(extension)],
        ["extensionTestsPath", server.remote(tests)],
      ]),
    );
    return await outcomeOf(page, () => `The window's console:\n${consoleLines.join("\n")}\nThe server:\n${server.log().slice(-3000)}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * Has the window print only the beginning of each line. Playwright cannot read a line that takes more than half a gigabyte as JSON: it throws
 * "Cannot create a string longer than 0x1fffffe8 characters" where nobody can catch it, and the suite would end before its last test.
 */
async function cutConsoleLines(page: Page): Promise<void> {
  await page.addInitScript((mostChars) => {
    for (const name of ["log", "info", "warn", "error", "debug", "trace"] as const) {
      const print = console[name].bind(console);
      console[name] = (...values: unknown[]) => {
        print(...values.map((value) => (typeof value === "string" ? value.slice(0, mostChars) : value)));
      };
    }
  }, keptLineChars);
}

/** Waits for the outcome. Fails if the report does not grow for too long. */
async function outcomeOf(page: Page, explain: () => string): Promise<Outcome> {
  const { CITELENS_OUTCOME: outcomeFile = "", CITELENS_REPORT: reportFile = "" } = process.env;
  let length = 0;
  let silentSince = Date.now();
  while (!existsSync(outcomeFile)) {
    await delay(100);
    const now = existsSync(reportFile) ? readFileSync(reportFile).length : 0;
    if (now > length) {
      length = now;
      silentSince = Date.now();
    }
    if (Date.now() - silentSince > (length === 0 ? secondsToBegin : secondsOfSilence) * 1000) {
      const picture = path.resolve("out/screenshots/extension-host.png");
      mkdirSync(path.dirname(picture), { recursive: true });
      await page.screenshot({ path: picture });
      throw new Error(`The suite ${length === 0 ? "did not begin" : "stopped reporting"}. See ${picture}\n${explain()}`);
    }
  }
  return JSON.parse(readFileSync(outcomeFile, "utf8")) as Outcome;
}
