import { chmodSync, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { root } from "./install.mjs";
import { run, step } from "./progress.mjs";

/** @typedef {import("esbuild").BuildOptions} BuildOptions */

/** Everything that Node runs as it is: VS Code's own module, and what finds its files beside itself. */
const notBundled = ["vscode", "mocha", "playwright-core", "@vscode/test-electron", "esbuild"];

/**
 * Builds the data, the bundles that are shipped (`dist/`) and the tests (`out/test/`).
 *
 * @param {{ minify?: boolean }} [options] `minify` for a package: small and without source maps
 */
export async function build(options = {}) {
  await buildData();
  await buildBundles(options);
  await buildTests();
}

/** Turns the seeds into `out/data/*.json`, which the bundles contain. */
export async function buildData() {
  await step("Building the data", async () => {
    // In this order: the papers' names are told from ordinary words by the list that the first makes.
    for (const maker of ["words", "data"]) {
      await bundle({ entryPoints: [`src/build/${maker}.ts`], outfile: `out/build/${maker}.js`, platform: "node" });
      await run(process.execPath, [`out/build/${maker}.js`], { cwd: root, show: true });
    }
  });
}

/**
 * Builds what is shipped: the extension for desktop and web, the command line, the panel's page.
 *
 * @param {{ minify?: boolean }} [options]
 */
export async function buildBundles(options = {}) {
  const { minify = false } = options;
  await step("Building the bundles", async () => {
    const shipped = { minify, sourcemap: !minify, external: ["vscode"] };
  await Promise.all([
    bundle({ ...shipped, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", platform: "node" }),
    bundle({ ...shipped, entryPoints: ["src/extension.ts"], outfile: "dist/web/extension.js", platform: "browser" }),
    bundle({ ...shipped, entryPoints: ["src/cli/main.ts"], outfile: "dist/cli.js", platform: "node", banner: { js: "#!/usr/bin/env node" } }),
    bundle({ ...shipped, entryPoints: ["src/webview/main.ts"], outfile: "dist/webview/main.js", platform: "browser", format: "iife" }),
    bundle({ ...shipped, entryPoints: ["src/webview/panel.css"], outfile: "dist/webview/panel.css" }),
  ]);
  chmodSync(path.join(root, "dist/cli.js"), 0o755);
  });
}

/**
 * Builds the tests, each `test/**\/NAME.test.ts` to `out/test/**\/NAME.test.js`, and what they are started with.
 *
 * @param {(file: string) => boolean} [wanted] which of the test files: all unless told
 */
export async function buildTests(wanted = () => true) {
  await step("Building the tests", async () => {
    const entryPoints = filesBelow("test").filter((file) => (isTool(file) && existsSync(path.join(root,file))) || (file.endsWith(".test.ts") && wanted(file)));
    await bundle({ entryPoints, outdir: "out/test", outbase: "test", platform: "node", sourcemap: true });
    if (existsSync(path.join(root, "out/test/vscode/launcher.js"))) chmodSync(path.join(root, "out/test/vscode/launcher.js"), 0o755);
  });
}

/**
 * What is started by its path and not found as a test.
 *
 * @param {string} file
 */
function isTool(file) {
  return ["test/node.ts", "test/vscode/index.ts", "test/vscode/launcher.ts"].includes(file) || /^test\/bench\/.*\.ts$/.test(file);
}

/**
 * The files below a folder of the project, as `folder/sub/file`.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).split(path.sep).join("/")}`)
    .sort();
}

/** @param {BuildOptions} options */
async function bundle(options) {
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    target: "es2022",
    external: notBundled,
    logLevel: "warning",
    ...options,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ minify: process.argv.includes("--minify") });
}
