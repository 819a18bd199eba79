import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { buildBundles, buildCommandLine, buildData, buildTests, testFiles } from "../../src/build/build.mjs";
import { root } from "../../src/build/install.mjs";
import { packageExtension } from "../../src/build/package.mjs";
import { npm, step } from "../../src/build/progress.mjs";
import { runInExtensionHost } from "./extensionHost.mjs";
import { nothing, outcomeOf, sum } from "./outcome.mjs";
import { runInNode, withOutcome } from "./suites.mjs";
import { vscodeEnvironment } from "./vscodeEnvironment.mjs";

/** @typedef {import("./suite").Outcome} Outcome */

/**
 * @typedef {object} Options
 * @property {string | undefined} grep run only tests whose name contains this text
 * @property {readonly string[]} paths run only tests below these paths; all tests if the list is empty
 * @property {boolean} stress run the stress tests instead of the usual ones
 * @property {boolean} current use the current VS Code instead of the oldest supported one
 * @property {boolean} desktop run the extension-host suite in a downloaded desktop VS Code
 * @property {boolean} updatePictures replace the README's pictures
 */

/** Gives a failed test a second attempt, because VS Code itself may hang. The runner counts these attempts. */
const retry = { CITELENS_RETRY: "yes" };

/**
 * Runs the parts, after one build for all. A failed part does not stop the others, but nothing runs if the build fails. The build for the
 * window suite includes the package.
 *
 * @param {readonly (keyof typeof parts)[]} names
 * @param {Options} options
 * @returns {Promise<Outcome>}
 */
export async function runParts(names, options) {
  const [vscode, window] = [names.includes("host") || names.includes("ui"), names.includes("ui")];
  const tests = names.flatMap((name) => parts[name].files(options));
  const build = async () => {
    await buildData();
    const startsCommandLine = tests.some((file) => path.normalize(file).startsWith(path.normalize("test/cli/agents/")));
    await (vscode ? buildBundles({ minify: window }) : startsCommandLine ? buildCommandLine() : undefined);
    await (tests.length > 0 ? buildTests(tests) : undefined);
    await (window ? packageExtension() : undefined);
  };
  const built = await timed("build", () => outcomeOf(build));
  if (built.failed.length > 0) {
    return built;
  }
  // The download runs in parallel with the tests in Node. If it fails, the suite that needs it reports the failure.
  const installed = vscode ? timed("VS Code and browser", () => vscodeEnvironment(options.current).catch(() => undefined)) : undefined;
  const run = (/** @type {keyof typeof parts} */ name) => (names.includes(name) ? timed(name, () => parts[name].run(options)) : nothing);
  const outcomes = await Promise.all([run("check"), run("core")]);
  await installed;
  outcomes.push(await run("host"), await run("ui"));
  console.log(`Times: ${times.join(", ")}`);
  return sum(outcomes);
}

/** The parts: their tests, and the functions that run them. */
const parts = {
  check: { files: () => [], run: check },
  core: { files: filesThat((file) => !isHost(file) && !isUi(file)), run: runCore },
  host: { files: filesThat(isHost), run: runHost },
  ui: { files: filesThat(isUi), run: runUi },
};

async function check() {
  const script = (/** @type {string} */ title, /** @type {string} */ name) =>
    outcomeOf(() => step(title, () => npm(["run", "--silent", name], { cwd: root })));
  return sum(await Promise.all([script("Checking types", "check"), script("Checking style", "lint")]));
}

/** Mocha's processes keep the code and the data of all files that they have run: after a third of them, 750 MB in each. */
const maxFilesOfProcesses = 120;

/**
 * Runs the tests in plain Node, in new processes after some files, unless `grep` selects tests.
 *
 * @param {Options} options
 */
async function runCore({ grep, ...options }) {
  const files = parts.core.files({ grep, ...options });
  const rounds = grep === undefined ? Math.max(1, Math.ceil(files.length / maxFilesOfProcesses)) : 1;
  /** @type {Outcome[]} */
  const outcomes = [];
  for (let round = 0; round < rounds; round += 1) {
    const share = files.filter((_file, index) => index % rounds === round);
    outcomes.push(await runInNode("core", { files: share, grep }, jobs(4)));
  }
  return sum(outcomes);
}

/**
 * Runs the tests in VS Code's extension host. Two parallel hosts share the files, unless `grep` selects tests or both would download a
 * desktop VS Code. The second host starts when the first has begun, because a test measures how long the extension takes to start.
 *
 * @param {Options} options
 */
async function runHost(options) {
  const { grep, current, desktop } = options;
  const files = parts.host.files(options);
  const hosts = grep === undefined && !desktop ? Math.min(availableParallelism(), files.length, 2) : 1;
  /** @type {Promise<Outcome>[]} */
  const outcomes = [];
  for (let host = 0; host < hosts; host += 1) {
    const turn = Promise.allSettled(outcomes);
    const share = files.filter((_file, index) => index % hosts === host);
    await new Promise((/** @type {(value?: unknown) => void} */ begun) => {
      const outcome = withOutcome("extension host", { files: share, grep }, (env, folder) =>
        runInExtensionHost({ ...env, ...retry }, { folder, current, desktop, turn, begun }),
      );
      outcomes.push(outcome.finally(begun));
    });
  }
  return sum(await Promise.all(outcomes));
}

/**
 * Runs the tests in VS Code's window, with the installed package.
 *
 * @param {Options} options
 */
async function runUi(options) {
  /** @type {{ CITELENS_INSTALL: string } | undefined} */
  let installed;
  const installation = await outcomeOf(async () => (installed = await vscodeEnvironment(options.current)));
  if (installation.failed.length > 0) {
    return installation;
  }
  // The longest files first, so that all processes end at about the same time.
  const bySize = (/** @type {string} */ one, /** @type {string} */ other) =>
    statSync(path.join(root, other)).size - statSync(path.join(root, one)).size;
  const tests = { files: parts.ui.files(options).sort(bySize), grep: options.grep };
  const pictures = options.updatePictures ? { CITELENS_UPDATE_PICTURES: "yes" } : {};
  const vsix = { CITELENS_VSIX: path.join(root, "out/citelens.vsix") };
  return runInNode("window", tests, { ...installed, ...retry, ...jobs(2), ...vsix, ...pictures });
}

/**
 * Returns the number of processes that share a suite's files: one for each processor, but at most `most`.
 *
 * @param {number} most
 */
function jobs(most) {
  return { CITELENS_JOBS: String(Math.min(availableParallelism(), most)) };
}

/**
 * @param {(file: string) => boolean} isOfPart
 * @returns {(options: Options) => string[]}
 */
function filesThat(isOfPart) {
  return ({ stress, paths }) =>
    testFiles({ stress }).filter((file) => isOfPart(file) && (paths.length === 0 || paths.some((below) => file.startsWith(below))));
}

/** @param {string} file */
function isHost(file) {
  return file.startsWith("test/vscode/");
}

/** @param {string} file */
function isUi(file) {
  return file.startsWith("test/ui/");
}

/** The names of the finished parts with their times. @type {string[]} */
const times = [];

/**
 * Runs work, and adds its time to `times`.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function timed(name, work) {
  const start = performance.now();
  const result = await work();
  times.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
  return result;
}
