import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./install.mjs";
import { step } from "./progress.mjs";

const cache = path.join(root, ".vscode-test");

/**
 * Returns a folder of the cache, and fills it the first time. It is filled under another name and renamed when it is complete, so
 * an interrupted install is repeated, and two runs at the same time do not collide.
 *
 * @param {string} name includes the version of the content: `"code-server-4.100.3"`
 * @param {string} title names the step while the folder is filled
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder's path
 */
export async function cached(name, title, fill) {
  const folder = path.join(cache, name);
  if (existsSync(folder)) {
    return folder;
  }
  removeLeftovers();
  const part = `${folder}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    await step(title, () => fill(part));
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) {
      throw error;
    }
  }
  return folder;
}

/** Removes the incomplete folders of runs that have ended. */
function removeLeftovers() {
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const owner = /\.part-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) {
      rmSync(path.join(cache, name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
