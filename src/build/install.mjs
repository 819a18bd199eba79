import { statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { npm, step } from "./progress.mjs";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Runs `npm ci` if `node_modules` is missing or older than package-lock.json. */
export async function install() {
  // npm writes its list of what it has installed last.
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
