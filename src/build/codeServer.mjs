import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "./progress.mjs";

/**
 * A running VS Code server.
 *
 * @typedef {object} CodeServer
 * @property {number} pid the process of the server; VS Code's extension hosts are its children
 * @property {number} port
 * @property {string} address `"http://127.0.0.1:PORT/"`
 * @property {(file: string) => string} remote returns the address of a file or folder for a window's payload
 * @property {() => string} log returns the end of what the server has printed
 * @property {() => Promise<void>} stop ends the server and the processes that it started
 */

const secondsToStart = 120;
const secondsToStop = 5;
/** An error that the server logs again and again may print more than a string can hold. */
const keptOutputChars = 100_000;

/**
 * The folders in which the server keeps the user's settings and logs, and the extensions.
 *
 * @typedef {{ userDataFolder: string, extensionsFolder: string }} Folders
 */

/**
 * Installs a packaged extension, as a user would.
 *
 * @param {import("./vscodeInstall.mjs").VscodeInstall} install
 * @param {Folders & { extension: string }} options `extension` is the path of the .vsix file
 */
export async function installExtension(install, { extension, ...folders }) {
  const what = ["--accept-server-license-terms", "--install-extension", extension];
  await run(install.node, [install.serverMain, ...what, ...folderArguments(folders)], { env: environment(folders) });
}

/**
 * Starts the server on a free port and resolves when it answers. The server ends with this process at the latest.
 *
 * @param {import("./vscodeInstall.mjs").VscodeInstall} install
 * @param {Folders & { testDriver?: boolean, asksForTrust?: boolean }} options `testDriver` allows a window to load an extension and its tests
 *   from a folder; `asksForTrust` turns workspace trust on, so that a folder is not trusted until the user says so
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer(install, { testDriver = false, asksForTrust = false, ...folders }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const where = ["--host", "127.0.0.1", "--port", String(port), ...folderArguments(folders)];
  const quiet = ["--accept-server-license-terms", "--without-connection-token", "--telemetry-level", "off"];
  const trust = asksForTrust ? [] : ["--disable-workspace-trust"];
  const driver = testDriver ? ["--enable-smoke-test-driver"] : [];
  // The server gets its own process group, so that its child processes end with it.
  const child = spawn(install.node, [install.serverMain, ...where, ...quiet, ...trust, ...driver], {
    detached: true,
    env: environment(folders),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let printed = "";
  const keep = (/** @type {unknown} */ data) => {
    printed = (printed + String(data)).slice(-keptOutputChars);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const killGroup = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(-Number(child.pid), signal);
    } catch {
      // All processes of the group have ended.
    }
  };
  const killAtExit = () => killGroup("SIGKILL");
  process.once("exit", killAtExit);
  const stop = async () => {
    killGroup("SIGTERM");
    await Promise.race([ended, delay(secondsToStop * 1000, undefined, { ref: false })]);
    killGroup("SIGKILL");
    process.off("exit", killAtExit);
  };
  const log = () => printed;
  try {
    await untilAnswer(address, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server does not answer: ${String(error)}\n${log()}`, { cause: error });
  }
  const remote = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${port}${file}`;
  return { pid: Number(child.pid), port, address, remote, log, stop };
}

/** @param {Folders} folders */
function folderArguments({ userDataFolder, extensionsFolder }) {
  return ["--user-data-dir", userDataFolder, "--extensions-dir", extensionsFolder];
}

/**
 * Returns the server's environment. VS Code's caches go beside its other folders instead of into the user's own cache.
 *
 * @param {Folders} folders
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ userDataFolder }) {
  return { ...process.env, XDG_CACHE_HOME: path.join(userDataFolder, "cache") };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/**
 * @param {string} address
 * @param {() => boolean} hasEnded
 */
async function untilAnswer(address, hasEnded) {
  const end = Date.now() + secondsToStart * 1000;
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (hasEnded() || Date.now() > end) {
        throw error;
      }
      await delay(100);
    }
  }
}

/** Marks `process` itself: tests are bundled one by one, and each bundle has its own copy of this module. */
const endsOnSignals = Symbol.for("citelens.endsOnSignals");

/** Ends this process and the servers that it started on Ctrl+C and similar signals. Further calls do nothing. */
export function exitOnSignals() {
  if (Object.hasOwn(process, endsOnSignals)) {
    return;
  }
  Object.defineProperty(process, endsOnSignals, { value: true });
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.once(signal, () => process.exit(code));
  }
}
