import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { mutantsOf } from "./mutants.mjs";

const usage = `node test/mutation/mutate.mjs SOURCE… [--tests PATH…]
Changes the sources one small step at a time, and reports the steps that no test notices.
  --tests PATH   the tests that should notice (again for more); unless given, those of the sources' folder below test/core
  --without NAME leaves out the tests whose path contains this, as they are slow (again for more)
  --skip PATTERN leaves out the tests whose name matches this regular expression, as they are slow
  --most N       so many mutants at most, drawn from all with a fixed seed (100)
  --seed N       another draw (1)
  --again        only those that survived the last run of the same sources

Survivors that no test can notice are in equivalents.json, each with the reason. They count for neither side.`;

/** A mutant that makes a test run this much longer than the unchanged code counts as killed. */
const slowestFactor = 4;
const shortestLimitMs = 20_000;
const unchangedLimitMs = 600_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: "string", multiple: true },
    most: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    without: { type: "string", multiple: true, default: [] },
    skip: { type: "string" },
    again: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help || positionals.length === 0) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
const sources = positionals.flatMap(filesBelow).filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const tests = (values.tests ?? positionals.map((source) => source.replace(/^src/, "test")))
  .flatMap(filesBelow)
  .filter((file) => file.endsWith(".test.ts") && !values.without.some((name) => file.includes(name)));
const all = sources.flatMap((file) => mutantsOf(file, readFileSync(file, "utf8")));
const equivalents = namesIn("test/mutation/equivalents.json");

const folder = "out/mutation";
const survivorsFile = path.join(folder, `${createHash("sha256").update(positionals.join(" ")).digest("hex").slice(0, 12)}.json`);
mkdirSync(folder, { recursive: true });
const before = values.again ? namesIn(survivorsFile) : undefined;
const drawn = before ? all.filter((mutant) => before.has(nameOf(mutant))) : draw(all, Number(values.most), Number(values.seed));
const mutants = drawn.filter((mutant) => !equivalents.has(nameOf(mutant)));

/** @type {import("./mutants.mjs").Mutant | undefined} */
let current;
const start = performance.now();
const suites = await measured(tests.map((file, index) => ({ file, index })));
const survivors = [];
let killed = 0;
for (const mutant of mutants) {
  if (await isNoticed(mutant)) {
    killed++;
  } else {
    survivors.push(mutant);
    console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.what}`);
  }
}
await Promise.all(suites.map(({ context }) => context.dispose()));
writeFileSync(survivorsFile, JSON.stringify(survivors.map(({ file, line, code, what }) => ({ file, line, code, what }))));
const score = mutants.length === 0 ? 100 : (100 * killed) / mutants.length;
console.log(
  `${killed} of ${mutants.length} mutants killed (${score.toFixed(1)} %), and ${drawn.length - mutants.length} equivalent, ` +
    `of ${all.length} in ${sources.length} files; ${tests.length} test files, ${((performance.now() - start) / 1000).toFixed(0)} s`,
);

/**
 * A test file, which is built and run by itself, so that a mutant costs no more than the tests that it can reach, the quickest first.
 *
 * @typedef {object} Suite
 * @property {esbuild.BuildContext<{ metafile: true }>} context
 * @property {string} bundle
 * @property {ReadonlySet<string>} inputs the files that it imports, however indirectly
 * @property {number} limitMs
 */

/**
 * Runs the tests on the unchanged sources. Returns them, the quickest first.
 *
 * @param {readonly { file: string, index: number }[]} files
 * @returns {Promise<readonly Suite[]>}
 */
async function measured(files) {
  const timed = [];
  for (const { file, index } of files) {
    const bundle = path.resolve(folder, `${index}.cjs`);
    const context = await createContext(file, bundle);
    const { metafile } = await context.rebuild();
    const inputs = new Set(Object.keys(metafile.inputs).map(path.normalize));
    const began = performance.now();
    if (!(await passes(bundle, unchangedLimitMs))) {
      throw new Error(`${file} fails on the unchanged sources.`);
    }
    const ms = performance.now() - began;
    timed.push({ ms, suite: { context, bundle, inputs, limitMs: Math.max(shortestLimitMs, slowestFactor * ms) } });
  }
  return timed.sort((a, b) => a.ms - b.ms).map(({ suite }) => suite);
}

/**
 * @param {string} file
 * @param {string} outfile
 */
function createContext(file, outfile) {
  return esbuild.context({
    entryPoints: [file],
    outfile,
    bundle: true,
    metafile: true,
    platform: "node",
    format: "cjs",
    external: ["mocha", "dependency-cruiser", "typescript", "playwright-core", "vscode"],
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup({ onLoad, onResolve }) {
          // The built data is large, and bundling it again for each mutant takes most of the time and memory.
          onResolve({ filter: /^#data\// }, ({ path: name }) => ({ path: path.resolve("out/data", name.slice(6)), external: true }));
          onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
            current && path.resolve(current.file) === loaded
              ? { contents: current.text, loader: "ts", resolveDir: path.dirname(loaded) }
              : undefined,
          );
        },
      },
    ],
  });
}

/**
 * Returns `true` if a test fails with the mutant, or does not end.
 *
 * @param {import("./mutants.mjs").Mutant} mutant
 */
async function isNoticed(mutant) {
  current = mutant;
  for (const { context, bundle, limitMs } of suites.filter(({ inputs }) => inputs.has(path.normalize(mutant.file)))) {
    // A mutant that is not even TypeScript is noticed by the compiler.
    const isBuilt = await context.rebuild().then(
      () => true,
      () => false,
    );
    if (!isBuilt || !(await passes(bundle, limitMs))) {
      return true;
    }
  }
  return false;
}

/**
 * @param {string} bundle
 * @param {number} limitMs
 * @returns {Promise<boolean>}
 */
async function passes(bundle, limitMs) {
  const mocha = path.resolve("node_modules/mocha/bin/mocha.js");
  const skipped = values.skip === undefined ? [] : ["--grep", values.skip, "--invert"];
  const child = spawn(process.execPath, [mocha, "--no-config", "--bail", "--reporter", "dot", "--timeout", "0", ...skipped, bundle], {
    stdio: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return code === 0;
}

/**
 * Returns what a mutant is recognized by when the lines of its file have moved.
 *
 * @param {{ file: string, code: string, what: string }} mutant
 */
function nameOf({ file, code, what }) {
  return JSON.stringify([file, code, what]);
}

/** @param {string} file a JSON list of mutants */
function namesIn(file) {
  /** @type {unknown} */
  const read = JSON.parse(readFileSync(file, "utf8"));
  return new Set(/** @type {readonly { file: string, code: string, what: string }[]} */ (read).map(nameOf));
}

/**
 * Returns `most` of the items, drawn with a linear congruential generator (Numerical Recipes' constants), in their order.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {number} most
 * @param {number} seed
 * @returns {readonly T[]}
 */
function draw(items, most, seed) {
  let state = seed >>> 0;
  const keyed = items.map((item, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { item, index, key: state };
  });
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

/**
 * @param {string} file
 * @returns {readonly string[]}
 */
function filesBelow(file) {
  if (!statSync(file).isDirectory()) {
    return [file];
  }
  return readdirSync(file, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(file, name))
    .filter((name) => statSync(name).isFile());
}
