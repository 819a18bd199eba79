import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { cached } from "./cache.mjs";
import { root } from "./install.mjs";
import { npm } from "./progress.mjs";

/**
 * An installed VS Code server, which a browser can show.
 *
 * @typedef {object} VscodeInstall
 * @property {string} version the version of VS Code
 * @property {string} node the path of the Node that runs it
 * @property {string} serverMain the path of its main script
 */

const oldest = { version: "1.100.3", codeServer: "4.100.3" };
const newest = { version: "1.139.1", codeServer: "4.139.1", node: "24" };
/** The first version that is published to npm as a program. */
const ripgrepVersion = "1.18.0";

/**
 * Returns VS Code as a server: the oldest version that the extension supports, or the current one. Installs it from npm packages
 * into the cache the first time.
 *
 * @param {{ current?: boolean }} [options]
 * @returns {Promise<VscodeInstall>}
 */
export async function installVscode({ current = false } = {}) {
  const { version, codeServer } = current ? newest : oldest;
  const folder = await cached(`code-server-${codeServer}`, `Installing VS Code ${version} (code-server, 500 MB, about a minute)`, (part) =>
    installCodeServer(part, codeServer),
  );
  const serverMain = path.join(vscodeFolder(folder), "out/server-main.js");
  const node = current ? await installNode(newest.node) : process.execPath;
  return { version, node, serverMain };
}

/**
 * Installs code-server without its build steps, which need a compiler or download files from elsewhere. Those steps would build the
 * file search and the log, which are replaced here, and the terminal and the native file watcher, which are not needed.
 *
 * @param {string} folder
 * @param {string} version
 */
async function installCodeServer(folder, version) {
  startPackage(folder);
  await npm(["install", "--ignore-scripts", "--force", `code-server@${version}`], { cwd: folder });
  for (const part of [vscodeFolder(folder), path.join(vscodeFolder(folder), "extensions")]) {
    await npm(["install", "--omit=dev", "--ignore-scripts"], { cwd: part });
  }
  const packages = path.join(vscodeFolder(folder), "node_modules/@vscode");
  copyFileSync(path.join(root, "src/build/spdlog.cjs"), path.join(packages, "spdlog/index.js"));
  if (existsSync(path.join(packages, "ripgrep"))) {
    await installRipgrep(folder, path.join(packages, "ripgrep/bin"));
  }
}

/**
 * @param {string} folder the folder into which npm installs
 * @param {string} target the folder in which VS Code looks for ripgrep
 */
async function installRipgrep(folder, target) {
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npm(["install", "--ignore-scripts", "--force", `${name}@${ripgrepVersion}`], { cwd: folder });
  mkdirSync(target, { recursive: true });
  copyFileSync(path.join(folder, "node_modules", name, "bin/rg"), path.join(target, "rg"));
}

/** @param {string} folder */
function vscodeFolder(folder) {
  return path.join(folder, "node_modules/code-server/lib/vscode");
}

/**
 * @param {string} major
 * @returns {Promise<string>} the path of Node
 */
async function installNode(major) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await cached(`node-${major}`, `Installing Node ${major} for it`, async (part) => {
    startPackage(part);
    await npm(["install", "--ignore-scripts", `${name}@${major}`], { cwd: part });
  });
  return path.join(folder, "node_modules", name, "bin/node");
}

/**
 * Writes a manifest, so that npm installs into this folder instead of into the project around it.
 *
 * @param {string} folder
 */
function startPackage(folder) {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
}
