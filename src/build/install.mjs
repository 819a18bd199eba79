import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { npm, step } from "./progress.mjs";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Makes `node_modules` what package-lock.json says: nothing to do, or `npm ci`. Ends the process with a line that says
 * what to do where Node is too old.
 */
export async function install() {
  checkNode();
  if (installedMatchesLock()) {
    return;
  }
  await step("Installing packages (npm ci, about half a minute)", () => npm(["ci", "--ignore-scripts"], { cwd: root }));
}

function checkNode() {
  /** @type {{ engines: { node: string } }} */
  const manifest = JSON.parse(readText("package.json"));
  const needed = manifest.engines.node.replace(/^>=/, "");
  const parts = (/** @type {string} */ version) => version.split(".").map(Number);
  const have = parts(process.versions.node);
  const difference = parts(needed)
    .map((part, i) => (have[i] ?? 0) - part)
    .find((part) => part !== 0);
  if (difference !== undefined && difference < 0) {
    console.error(`CiteLens needs Node ${needed} or later; this is Node ${process.versions.node}. See https://nodejs.org`);
    process.exit(1);
  }
}

/**
 * What npm's lock files say about one package.
 *
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 */

/** npm notes in `node_modules/.package-lock.json`, as the last act of an install, what it has installed. */
function installedMatchesLock() {
  const noted = "node_modules/.package-lock.json";
  if (!existsSync(path.join(root, noted))) {
    return false;
  }
  const wanted = lockedPackages("package-lock.json");
  const installed = lockedPackages(noted);
  const isOptional = (/** @type {string} */ name) => wanted[name]?.optional === true || wanted[name]?.devOptional === true;
  return (
    Object.entries(installed).every(([name, { version }]) => version === wanted[name]?.version) &&
    Object.keys(wanted).every((name) => name === "" || name in installed || isOptional(name))
  );
}

/** @param {string} file */
function lockedPackages(file) {
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const lock = JSON.parse(readText(file));
  return lock.packages;
}

/** @param {string} file */
function readText(file) {
  return readFileSync(path.join(root, file), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await install();
}
