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
const shortestTimeoutMs = 10_000;

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
  .filter((file) => file.endsWith(".test.ts") && !values.without.some((name) => file.includes(name)))
  .sort((a, b) => statSync(a).size - statSync(b).size);
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
const skipped = values.skip === undefined ? [] : ["--grep", values.skip, "--invert"];
const bundle = path.resolve(folder, "tests.cjs");
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
writeFileSync(survivorsFile, JSON.stringify(survivors.map(({ file, line, code, what }) => ({ file, line, code, what }))));
const score = mutants.length === 0 ? 100 : (100 * killed) / mutants.length;
console.log(
  `${killed} of ${mutants.length} mutants killed (${score.toFixed(1)} %), and ${drawn.length - mutants.length} equivalent, ` +
    `of ${all.length} in ${sources.length} files; ${tests.length} test files, ${((performance.now() - start) / 1000).toFixed(0)} s`,
);

/**
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
  const child = spawn(process.execPath, [mocha, "--no-config", "--bail", "--reporter", "dot", "--timeout", "0", ...skipped, bundle], {
    stdio: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return code === 0 ? "survived" : "killed";
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
