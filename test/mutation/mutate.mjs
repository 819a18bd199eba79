import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { mutantsOf } from "./mutants.mjs";

const usage = `node test/mutation/mutate.mjs SOURCE… [--tests PATH…]
Changes the sources, one small step at a time, and reports the changes that no test notices.
  --tests PATH   the tests to run (repeat it for more); by default those in the folder of test/ that mirrors SOURCE
  --most N       the maximum number of mutants, which are drawn at random (100)
  --seed N       the seed of the draw (1)`;

/** A mutant is killed if the tests take this many times as long as with the unchanged code. */
const slowestFactor = 5;
const shortestTimeoutMs = 10_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: "string", multiple: true },
    most: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
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
  .filter((file) => file.endsWith(".test.ts"));
const mutants = draw(
  sources.flatMap((file) => mutantsOf(file, readFileSync(file, "utf8"))),
  Number(values.most),
  Number(values.seed),
);

/** @type {import("./mutants.mjs").Mutant | undefined} */
let current;
const folder = "out/mutation";
const bundle = path.resolve(folder, "tests.cjs");
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "all.ts"), tests.map((file) => `import ${JSON.stringify(path.resolve(file))};`).join("\n"));
const context = await esbuild.context({
  entryPoints: [path.join(folder, "all.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "cjs",
  external: ["mocha", "dependency-cruiser", "typescript", "playwright-core", "vscode"],
  logLevel: "silent",
  plugins: [
    {
      name: "mutant",
      setup({ onLoad }) {
        onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
          current && path.resolve(current.file) === file
            ? { contents: current.text, loader: "ts", resolveDir: path.dirname(file) }
            : undefined,
        );
      },
    },
  ],
});

const start = performance.now();
if ((await outcomeOf(undefined, 600_000)) !== "survived") {
  throw new Error("The tests fail on the unchanged sources.");
}
const timeoutMs = Math.max(shortestTimeoutMs, slowestFactor * (performance.now() - start));
const survivors = [];
let killed = 0;
for (const mutant of mutants) {
  const outcome = await outcomeOf(mutant, timeoutMs);
  if (outcome === "survived") {
    survivors.push(mutant);
    console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.what}`);
  } else {
    killed++;
  }
}
await context.dispose();
const score = mutants.length === 0 ? 100 : (100 * killed) / mutants.length;
console.log(`${killed} of ${mutants.length} mutants killed (${score.toFixed(1)} %), ${sources.length} files, ${tests.length} test files`);

/**
 * Runs the tests with a mutant, or with the unchanged code. A mutant that does not build, fails a test, or exceeds the limit is killed.
 *
 * @param {import("./mutants.mjs").Mutant | undefined} mutant
 * @param {number} limitMs
 * @returns {Promise<"killed" | "survived">}
 */
async function outcomeOf(mutant, limitMs) {
  current = mutant;
  try {
    await context.rebuild();
  } catch {
    return "killed";
  }
  const mocha = path.resolve("node_modules/mocha/bin/mocha.js");
  const child = spawn(process.execPath, [mocha, "--no-config", "--bail", "--reporter", "dot", "--timeout", "0", bundle], {
    stdio: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return code === 0 ? "survived" : "killed";
}

/**
 * Returns at most `most` of the items, in their order, drawn with a linear congruential generator (constants of *Numerical Recipes*).
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
 * Returns a file itself, or the files below a folder.
 *
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
