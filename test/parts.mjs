import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { build, buildBundles, buildData, buildTests, filesBelow } from "../src/build/build.mjs";
import { root } from "../src/build/install.mjs";
import { run, step } from "../src/build/progress.mjs";
import { packageExtension } from "../src/build/package.mjs";
import { runInExtensionHost } from "./extensionHost.mjs";
import { vscodeEnvironment } from "./vscodeEnvironment.mjs";

/** @typedef {import("./suite").Outcome} Outcome */

/**
 * @typedef {object} Options what the person asked for
 * @property {string} [grep] only tests whose name contains this
 * @property {readonly string[]} paths only tests in plain Node below these paths; all where there are none
 * @property {boolean} current in the current VS Code instead of the oldest supported
 * @property {boolean} desktop the extension-host suite in desktop VS Code, downloaded
 * @property {boolean} updatePictures renew the README's pictures
 */

/**
 * Everything that `npm test` does. A part that fails keeps no other from running, but nothing runs on a failed build and
 * no window without a package.
 *
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function runAll(options) {
  const times = createTimes();
  if (!(await times.of("build", () => passes(() => build({ minify: true }))))) {
    return failure;
  }
  // What is installed comes over the network meanwhile; where it does not come, the suite that needs it tells.
  const vscode = times.of("VS Code and browser", () => vscodeEnvironment(options.current).catch(() => undefined));
  const outcomes = await Promise.all([times.of("check", check), times.of("core", () => runCore(options))]);
  const packaged = await times.of("package", () => passes(packageExtension));
  await vscode;
  outcomes.push(packaged ? nothing : failure, await times.of("host", () => runHost(options)));
  outcomes.push(packaged ? await times.of("window", () => runUi(options)) : nothing);
  console.log(times.said());
  return sum(outcomes);
}

/**
 * One part by its name, built first: what `node test/run.mjs NAME` does.
 *
 * @param {keyof typeof parts} name
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function runPart(name, options) {
  const part = parts[name];
  const built = await passes(() => part.prepare(options));
  return built ? part.run(options) : failure;
}

const parts = {
  check: { prepare: buildData, run: check },
  core: { prepare: prepareCore, run: runCore },
  host: { prepare: prepareHost, run: runHost },
  ui: { prepare: prepareUi, run: runUi },
};

/** @type {Outcome} */
const nothing = { passed: 0, failed: 0 };
/** @type {Outcome} */
const failure = { passed: 0, failed: 1 };

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
function sum(outcomes) {
  const total = (/** @type {keyof Outcome} */ key) => outcomes.reduce((count, outcome) => count + outcome[key], 0);
  return { passed: total("passed"), failed: total("failed") };
}

/** How long the parts take that are done, and how to say so. */
function createTimes() {
  /** @type {string[]} */
  const times = [];
  return {
    /**
     * @template T
     * @param {string} name
     * @param {() => Promise<T>} work
     * @returns {Promise<T>}
     */
    async of(name, work) {
      const start = performance.now();
      const result = await work();
      times.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
      return result;
    },
    said: () => `Times: ${times.join(", ")}`,
  };
}

/**
 * The compiler's and the linter's opinion, side by side. What they say against it comes together in the end.
 *
 * @returns {Promise<Outcome>}
 */
async function check() {
  const typescript = "node_modules/typescript/bin/tsc";
  const lanes = [
    [["Checking style", "node_modules/eslint/bin/eslint.js", "."]],
    [
      ["Checking types", typescript, "-p", "."],
      ["Checking the page's types", typescript, "-p", "src/webview"],
      ["Checking the window suite's types", typescript, "-p", "test/ui"],
    ],
  ];
  /** @type {string[]} */
  const complaints = [];
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [title = "", ...command] of lane) {
        await passes(() => step(title, () => run(process.execPath, command, { cwd: root })), (message) => complaints.push(message));
      }
    }),
  );
  for (const complaint of complaints) {
    console.error(complaint);
  }
  return { passed: 0, failed: complaints.length };
}

/** @param {Options} options */
async function prepareCore({ paths }) {
  await buildData();
  await buildTests((file) => isCore(file, paths));
}

/**
 * The tests that need nothing but Node.
 *
 * @param {Options} options
 */
function runCore({ grep, paths }) {
  return runInNode("core", testFiles((file) => isCore(file, paths)), grep);
}

async function prepareHost() {
  await buildData();
  await buildBundles();
  await buildTests(isHost);
}

/**
 * The tests in VS Code's extension host.
 *
 * @param {Options} options
 */
function runHost({ grep, current, desktop }) {
  return withOutcome("extension host", { files: testFiles(isHost), grep }, (env, folder) =>
    runInExtensionHost(env, { folder, current, desktop }),
  );
}

async function prepareUi() {
  await buildData();
  await buildBundles({ minify: true });
  await buildTests(isUi);
  await packageExtension();
}

/**
 * The tests in VS Code's window, with the package installed.
 *
 * @param {Options} options
 */
async function runUi({ grep, current, updatePictures }) {
  const pictures = updatePictures ? { CITELENS_UPDATE_PICTURES: "yes" } : {};
  return runInNode("window", testFiles(isUi), grep, {
    ...(await vscodeEnvironment(current)),
    // A second attempt is told.
    CITELENS_RETRIES: "1",
    CITELENS_VSIX: path.join(root, "out/citelens.vsix"),
    ...pictures,
  });
}

/** @param {(file: string) => boolean} wanted */
function testFiles(wanted) {
  return filesBelow("test").filter((file) => file.endsWith(".test.ts") && wanted(file));
}

/**
 * @param {string} file
 * @param {readonly string[]} paths
 */
function isCore(file, paths) {
  return !isHost(file) && !isUi(file) && (paths.length === 0 || paths.some((below) => file.startsWith(below)));
}

/** @param {string} file */
function isHost(file) {
  return file.startsWith("test/vscode/");
}

/** @param {string} file */
function isUi(file) {
  return file.startsWith("test/ui/");
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
function runInNode(suite, files, grep, more = {}) {
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
async function withOutcome(suite, { files, grep }, work) {
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
      console.error(`The ${suite} suite ended before its last test. ${error ?? ""}`);
      return { passed: 0, failed: 1 };
    }
    /** @type {Outcome} */
    const outcome = JSON.parse(readFileSync(outcomeFile, "utf8"));
    if (outcome.passed + outcome.failed === 0) {
      console.error(`No test of the ${suite} suite ran.`);
      return { passed: 0, failed: 1 };
    }
    return outcome;
  } finally {
    removeFolder();
    process.off("exit", removeAtExit);
  }
}

/**
 * Whether the work was done; what went wrong is said, printed unless told otherwise.
 *
 * @param {() => Promise<unknown>} work
 * @param {(message: string) => void} say
 */
async function passes(work, say = console.error) {
  try {
    await work();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}
