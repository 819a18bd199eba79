import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { exitOnSignals, installExtension, startCodeServer } from "./codeServer.mjs";
import { install, root } from "./install.mjs";

/**
 * `npm start`: opens a copy of the sample workspace with the extension, in desktop VS Code if `code` is on the path, or else in
 * the browser. `--check` ends the program as soon as VS Code answers. `--package FILE` shows that package in the browser.
 */

const { check: onlyCheck, package: built } = parseArgs({
  options: { check: { type: "boolean", default: false }, package: { type: "string" } },
}).values;
/** The file of the sample that is opened first. */
const firstFile = "detection/train.py";
const whatToTry = "Rest the mouse on ViDT, or run “CiteLens: Find Paper” from the command palette (F1).";
/** VS Code's welcome page would cover the file. */
const settings = { "workbench.startupEditor": "none" };

exitOnSignals();
await install();
try {
  const code = findCode();
  await (code === undefined ? openInBrowser() : openOnDesktop(code));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Returns the path of `code`, or `undefined` if it is not on the path or too old for the extension. */
function findCode() {
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const program = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
  if (program === undefined) {
    return undefined;
  }
  const version =
    execFileSync(...shellCall(program, ["--version"]), { encoding: "utf8", shell: process.platform === "win32" }).split("\n")[0] ?? "";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 1 && minor < 100) {
    console.log(`The VS Code on the path is ${version}; CiteLens needs 1.100 or later. It opens in the browser instead.`);
    return undefined;
  }
  return program;
}

/** @param {string} program */
async function openOnDesktop(program) {
  const { buildBundles, buildData } = await import("./build.mjs");
  await buildData();
  await buildBundles();
  const sample = path.join(temporaryFolder(), "sample");
  copySample(sample);
  console.log(`Opening VS Code on ${sample}\n${whatToTry}`);
  if (!onlyCheck) {
    const args = ["--new-window", `--extensionDevelopmentPath=${root}`, sample, path.join(sample, firstFile)];
    spawn(...shellCall(program, args), { stdio: "inherit", shell: process.platform === "win32" });
  }
}

async function openInBrowser() {
  const { installVscode } = await import("./vscodeInstall.mjs");
  const { buildPackage } = await import("./package.mjs");
  const extension = built ?? (await buildPackage());
  const vscode = await installVscode();
  const folder = temporaryFolder();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  if (process.platform === "linux") {
    // VS Code's sockets are removed with the folder. On other systems, its path is too long for a socket.
    process.env["TMPDIR"] = folder;
  }
  const sample = path.join(folder, "sample");
  copySample(sample);
  const folders = { userDataFolder: path.join(folder, "user-data"), extensionsFolder: path.join(folder, "extensions") };
  mkdirSync(path.join(folders.userDataFolder, "Machine"), { recursive: true });
  writeFileSync(path.join(folders.userDataFolder, "Machine/settings.json"), JSON.stringify(settings));
  await installExtension(vscode, { ...folders, extension });
  const server = await startCodeServer(vscode, folders);
  const payload = JSON.stringify([["openFile", server.remote(path.join(sample, firstFile))]]);
  const address = `${server.address}?${new URLSearchParams({ folder: sample, payload }).toString()}`;
  const response = await fetch(address);
  console.log(`\nVS Code with CiteLens, on a copy of the sample: ${address}\n${whatToTry}\nCtrl+C ends it.`);
  if (onlyCheck) {
    await server.stop();
    process.exit(response.ok ? 0 : 1);
  }
}

/**
 * Quotes a call for Windows: a script such as `code.cmd` needs the shell, which splits words at spaces.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {[program: string, args: string[]]}
 */
function shellCall(program, args) {
  const quoted = (/** @type {string} */ word) => (process.platform === "win32" ? `"${word}"` : word);
  return [quoted(program), args.map(quoted)];
}

function temporaryFolder() {
  return mkdtempSync(path.join(tmpdir(), "citelens-"));
}

/** @param {string} folder */
function copySample(folder) {
  cpSync(path.join(root, "test/fixtures/sample"), folder, { recursive: true });
}
