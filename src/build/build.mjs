import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { root } from "./install.mjs";
import { run, step } from "./progress.mjs";

/** Modules that stay outside the bundles: `vscode` exists only in VS Code, and the others load files beside their own. */
const notBundled = ["vscode", "mocha", "playwright-core", "dependency-cruiser", "typescript"];

/** The programs that start the tests, and the one that threads run. */
const testTools = ["test/run/node.ts", "test/vscode/index.ts", "test/run/launcher.ts", "test/cli/scanThread.ts"];

/**
 * Builds everything: the data, the shipped bundles (`dist/`), and the tests (`out/test/`).
 *
 * @param {{ minify?: boolean }} [options] `minify` makes bundles for a package: small and without source maps
 */
export async function build(options = {}) {
  await buildData();
  await buildBundles(options);
  await buildTests();
}

/**
 * Builds `out/data/*.json`, which the bundles include: first the ordinary words, then the facts about famous papers, and then
 * the daily papers, whose names need both.
 */
export async function buildData() {
  await step("Building the data", async () => {
    for (const maker of ["words", "judging", "catalogueData", "data"]) {
      await bundle({ entryPoints: [`src/build/${maker}.ts`], outfile: `out/build/${maker}.js` });
      await run(process.execPath, [`out/build/${maker}.js`], { cwd: root, show: true });
    }
  });
}

/**
 * Builds the shipped bundles: the extension for desktop and web, the panel's page, and the command line.
 *
 * @param {{ minify?: boolean }} [options]
 */
export async function buildBundles({ minify = false } = {}) {
  await step("Building the bundles", async () => {
    await Promise.all(shippedBundles({ minify, sourcemap: !minify }).map(bundle));
    copyCslProcessor();
    copyWordVectors();
    chmodSync(path.join(root, "dist/cli.js"), 0o755);
  });
}

/** Builds the bundles of the command line alone, which tests in Node start. */
export async function buildCommandLine() {
  await step("Building the command line", async () => {
    await Promise.all(commandLineBundles({ sourcemap: true }).map(bundle));
    copyWordVectors();
  });
}

/**
 * Builds the shipped bundles, and rebuilds each bundle when one of its files changes, until the process ends.
 *
 * @param {esbuild.Plugin} plugin is notified when a build starts and ends
 */
export async function watchBundles(plugin) {
  copyCslProcessor();
  copyWordVectors();
  const contexts = await Promise.all(
    shippedBundles({ sourcemap: true, plugins: [plugin] }).map((options) => esbuild.context(withDefaults(options))),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

/**
 * @param {esbuild.BuildOptions} common
 * @returns {readonly esbuild.BuildOptions[]}
 */
function shippedBundles(common) {
  return [
    { ...common, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", plugins: [...(common.plugins ?? []), dataBeside] },
    { ...common, entryPoints: ["src/extension.ts"], outfile: "dist/web/extension.js", platform: "browser" },
    { ...common, entryPoints: ["src/webview/main.ts"], outfile: "dist/webview/main.js", platform: "browser", format: "iife" },
    { ...common, entryPoints: ["src/webview/panel.css"], outfile: "dist/webview/panel.css" },
    ...commandLineBundles(common),
  ];
}

/**
 * The command line, and what it loads only when it is needed: the program of its threads, and the MCP server.
 *
 * @param {esbuild.BuildOptions} common
 * @returns {readonly esbuild.BuildOptions[]}
 */
function commandLineBundles(common) {
  return [
    { ...common, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", banner: { js: "#!/usr/bin/env node" } },
    { ...common, entryPoints: ["src/cli/scan/thread.ts"], outfile: "dist/cliThread.js", plugins: [...(common.plugins ?? []), dataBeside] },
    { ...common, entryPoints: ["src/cli/agents/mcpServer.ts"], outfile: "dist/mcp.js" },
  ];
}

/**
 * Leaves the data out of a bundle, which reads it from `dist/data`: the package is smaller if two bundles share it. `dist/cli.js` has its own, so
 * that it can be copied as one file, and so has the bundle for the web, which can load no other.
 *
 * @type {esbuild.Plugin}
 */
const dataBeside = {
  name: "data beside",
  setup({ onResolve }) {
    const target = path.join(root, "dist/data");
    mkdirSync(target, { recursive: true });
    onResolve({ filter: /^#data\// }, ({ path: name }) => {
      const file = name.slice("#data/".length);
      writeFileSync(path.join(target, file), JSON.stringify(JSON.parse(readFileSync(path.join(root, "out/data", file), "utf8"))));
      return { path: `./data/${file}`, external: true };
    });
  },
};

/**
 * Copies citeproc-js into `dist/citeproc`. Its licence (CPAL or AGPL) differs from ours, so it must stay a separate file, as its
 * authors published it, beside their licence and a notice that says what it is and where its source is.
 */
function copyCslProcessor() {
  const source = path.join(root, "node_modules/citeproc");
  const target = path.join(root, "dist/citeproc");
  mkdirSync(target, { recursive: true });
  for (const file of ["citeproc_commonjs.js", "LICENSE"]) {
    copyFileSync(path.join(source, file), path.join(target, file));
  }
  copyFileSync(path.join(root, "src/build/citeproc.md"), path.join(target, "README.md"));
}

/** Copies the word table of the search into `dist/meaning`. It is read when a search first needs it. */
function copyWordVectors() {
  const target = path.join(root, "dist/meaning");
  mkdirSync(target, { recursive: true });
  for (const file of ["meaning.bin", "meaning-words.txt"]) {
    copyFileSync(path.join(root, "seeds/meaning", file), path.join(target, file));
  }
}

/**
 * Builds tests, each `test/FOLDER/NAME.test.ts` to `out/test/FOLDER/NAME.test.js`, and the programs that start them.
 *
 * @param {readonly string[]} [files] the tests to build; by default all except the stress tests
 */
export async function buildTests(files = testFiles()) {
  await step("Building the tests", async () => {
    await bundle({ entryPoints: [...testTools, ...files], outdir: "out/test", outbase: "test", sourcemap: true });
    chmodSync(path.join(root, "out/test/run/launcher.js"), 0o755);
  });
}

/**
 * Returns the files of the tests that `npm test` runs, or of the stress tests, which it leaves out.
 *
 * @param {{ stress?: boolean }} [options]
 */
export function testFiles({ stress = false } = {}) {
  return filesBelow("test").filter((file) => file.endsWith(stress ? ".stress.ts" : ".test.ts"));
}

/**
 * Builds one bench, `test/bench/NAME.ts`.
 *
 * @param {string} name
 * @returns {Promise<string>} the file to run, relative to the project's folder
 */
export async function buildBench(name) {
  const outfile = `out/test/bench/${name}.js`;
  await step("Building the bench", () => bundle({ entryPoints: [`test/bench/${name}.ts`], outfile, sourcemap: true }));
  return outfile;
}

/**
 * Returns the files and folders below a folder of the project, sorted, as `folder/sub/file`.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).split(path.sep).join("/")}`)
    .sort();
}

/** @param {esbuild.BuildOptions} options */
async function bundle(options) {
  await esbuild.build(withDefaults(options));
}

/**
 * Adds the defaults to options: they bundle for Node.
 *
 * @param {esbuild.BuildOptions} options
 * @returns {esbuild.BuildOptions}
 */
function withDefaults(options) {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "es2022",
    external: notBundled,
    // The package's main file is UMD, and esbuild cannot follow its calls of `require`.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    logLevel: "warning",
    ...options,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ minify: process.argv.includes("--minify") });
}
