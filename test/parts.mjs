import { availableParallelism } from "node:os";
import path from "node:path";
import { build, buildBundles, buildData, buildTests, filesBelow } from "../src/build/build.mjs";
import { root } from "../src/build/install.mjs";
import { packageExtension } from "../src/build/package.mjs";
import { check } from "./check.mjs";
import { runInExtensionHost } from "./extensionHost.mjs";
import { nothing, outcomeOf, runInNode, sum, withOutcome } from "./outcome.mjs";
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
  const built = await times.of("build", () => outcomeOf(() => build({ minify: true })));
  if (built.failed > 0) {
    return built;
  }
  // What is installed comes over the network meanwhile; where it does not come, the suite that needs it tells.
  const vscode = times.of("VS Code and browser", () => vscodeEnvironment(options.current).catch(() => undefined));
  const outcomes = await Promise.all([times.of("check", check), times.of("core", () => runCore(options))]);
  const packaged = await times.of("package", () => outcomeOf(packageExtension));
  await vscode;
  outcomes.push(packaged, await times.of("host", () => runHost(options)));
  outcomes.push(packaged.failed === 0 ? await times.of("window", () => runUi(options)) : nothing);
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
  const prepared = await outcomeOf(() => part.prepare(options));
  return prepared.failed === 0 ? part.run(options) : prepared;
}

const parts = {
  check: { prepare: buildData, run: check },
  core: { prepare: prepareCore, run: runCore },
  host: { prepare: prepareHost, run: runHost },
  ui: { prepare: prepareUi, run: runUi },
};

/** In a whole VS Code something may hang that is not ours; what needed a second attempt is told. */
const secondAttempt = { CITELENS_RETRIES: "1" };

/**
 * How many processes share a suite's files: one for each processor, but no more than are of use.
 *
 * @param {number} most
 */
const jobs = (most) => ({ CITELENS_JOBS: String(Math.min(availableParallelism(), most)) });

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
  return runInNode(
    "core",
    testFiles((file) => isCore(file, paths)),
    grep,
    jobs(4),
  );
}

/** @param {Options} options */
async function prepareHost({ current, desktop }) {
  if (!desktop) {
    // Once, before hosts that are started beside each other would each do it.
    await vscodeEnvironment(current);
  }
  await buildData();
  await buildBundles();
  await buildTests(isHost);
}

/**
 * The tests in VS Code's extension host: two of them beside each other share the files, but not where a single test is
 * looked for, or where a desktop VS Code would be fetched by both. Each starts when the one before has begun, as how long
 * the extension takes to start is measured.
 *
 * @param {Options} options
 */
async function runHost({ grep, current, desktop }) {
  const files = testFiles(isHost);
  const hosts = grep === undefined && !desktop ? Math.min(availableParallelism(), 2) : 1;
  /** @type {Promise<Outcome>[]} */
  const outcomes = [];
  for (let host = 0; host < hosts; host += 1) {
    const turn = Promise.allSettled(outcomes);
    const share = files.filter((_file, index) => index % hosts === host);
    await new Promise((/** @type {(value?: unknown) => void} */ begun) => {
      const outcome = withOutcome("extension host", { files: share, grep }, (env, folder) =>
        runInExtensionHost({ ...env, ...secondAttempt }, { folder, current, desktop, turn, begun }),
      );
      outcomes.push(outcome.finally(begun));
    });
  }
  return sum(await Promise.all(outcomes));
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
  /** @type {{ CITELENS_INSTALL: string } | undefined} */
  let installed;
  const installation = await outcomeOf(async () => (installed = await vscodeEnvironment(current)));
  if (installation.failed > 0) {
    return installation;
  }
  const pictures = updatePictures ? { CITELENS_UPDATE_PICTURES: "yes" } : {};
  return runInNode("window", testFiles(isUi), grep, {
    ...installed,
    ...secondAttempt,
    ...jobs(2),
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
