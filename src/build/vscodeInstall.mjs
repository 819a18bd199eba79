import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { cached } from "./cache.mjs";
import { root } from "./install.mjs";
import { npm } from "./progress.mjs";

/**
 * A VS Code server for a browser, ready to start.
 *
 * @typedef {object} VscodeInstall
 * @property {string} version VS Code's version
 * @property {string} node the Node that it runs on
 * @property {string} serverMain its main script
 */

const oldest = { version: "1.100.3", codeServer: "4.100.3" };
const newest = { version: "1.139.1", codeServer: "4.139.1", node: "24" };
/** The first version that npm has as a program. */
const ripgrepVersion = "1.18.0";

/**
 * Returns VS Code as a server, installed from npm packages into the cache the first time: the oldest version that the extension
 * supports, or the current one.
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
 * Installs code-server without its build steps, which need a compiler or download from elsewhere. Two of the parts that these
 * make are needed: file search and the log. The others (the terminal, file watching by the system) are not.
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
 * @param {string} folder where npm installs
 * @param {string} target where VS Code looks for it
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
 * @returns {Promise<string>} the program's path
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
 * Creates a package in the folder, so that npm does not install into the project around it.
 *
 * @param {string} folder
 */
function startPackage(folder) {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
}
