import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { npm, step } from "./progress.mjs";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Runs `npm ci` if `node_modules` is missing or older than package-lock.json. If Node is too old, prints what to do and ends the
 * process.
 */
export async function install() {
  /** @type {{ engines: { node: string } }} */
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const needed = manifest.engines.node.replace(">=", "");
  if (process.versions.node.localeCompare(needed, "en", { numeric: true }) < 0) {
    console.error(`CiteLens needs Node ${needed} or later; this is Node ${process.versions.node}. See https://nodejs.org`);
    process.exit(1);
  }
  // npm writes this file last.
  const installed = timeOf("node_modules/.package-lock.json");
  if (installed === undefined || installed < (timeOf("package-lock.json") ?? 0)) {
    await step("Installing packages (npm ci, about half a minute)", () => npm(["ci"], { cwd: root }));
  }
}

/** @param {string} file */
function timeOf(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await install();
}
