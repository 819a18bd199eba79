import { closeSync, cpSync, existsSync, openSync, readSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runTests } from "@vscode/test-electron";
import { root } from "../../src/build/install.mjs";
import { vscodeEnvironment } from "./vscodeEnvironment.mjs";

const desktopVersion = "1.100.3";

/**
 * Runs the built tests in VS Code's extension host, on a workspace of two folders, copies of the sample and of a few papers, beside an extension that brings languages, and shows their report as it grows. The VS
 * Code is the desktop's where the environment's `CITELENS_VSCODE` names its program, or where one is to be downloaded;
 * else it is the launcher, which stands for it.
 *
 * @param {NodeJS.ProcessEnv} env for the tests
 * @param {{ folder: string, current: boolean, desktop: boolean, turn: Promise<unknown>, begun: () => void }} options `folder`: an empty one, for what the run writes;
 *   `turn`: nothing is shown before it is settled, so that the reports of runs beside each other come one after the other;
 *   `begun`: called when the tests have begun
 */
export async function runInExtensionHost(env, { folder, current, desktop, turn, begun }) {
  const [workspace, report] = [path.join(folder, "two.code-workspace"), path.join(folder, "report.txt")];
  for (const name of ["sample", "papers"]) {
    cpSync(path.join(root, "test/fixtures", name), path.join(folder, name), { recursive: true });
  }
  cpSync(path.join(root, "test/fixtures/languages"), path.join(folder, "extensions/citelens-tests.languages-0.0.1"), { recursive: true });
  // In a browser VS Code saves by itself a second later, which a busy machine comes to before a test has looked.
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: "sample" }, { path: "papers" }], settings: { "files.autoSave": "off" } }));
  const program = process.env["CITELENS_VSCODE"];
  const useLauncher = program === undefined && !desktop;
  const install = useLauncher ? await vscodeEnvironment(current) : {};
  const vscode = desktop
    ? { version: current ? "stable" : desktopVersion }
    : { vscodeExecutablePath: program ?? path.join(root, "out/test/run/launcher.js") };
  const showRest = turn.then(() => showAsItGrows(report));
  const waiting = setInterval(() => {
    if (existsSync(report)) {
      begun();
    }
  }, 200);
  try {
    await runTests({
      ...vscode,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, "out/test/vscode/index.js"),
      extensionTestsEnv: { ...env, ...install, CITELENS_REPORT: report },
      launchArgs: [workspace, `--user-data-dir=${path.join(folder, "user-data")}`, `--extensions-dir=${path.join(folder, "extensions")}`],
    });
  } finally {
    clearInterval(waiting);
    begun();
    (await showRest)();
  }
}

/**
 * Shows what is added to a file, from now on.
 *
 * @param {string} file which may come later
 * @returns {() => void} shows the rest and ends
 */
function showAsItGrows(file) {
  let shown = 0;
  const showMore = () => {
    if (!existsSync(file)) {
      return;
    }
    const open = openSync(file, "r");
    const chunk = Buffer.alloc(64 * 1024);
    for (let read = readSync(open, chunk, 0, chunk.length, shown); read > 0; read = readSync(open, chunk, 0, chunk.length, shown)) {
      process.stdout.write(chunk.subarray(0, read));
      shown += read;
    }
    closeSync(open);
  };
  const timer = setInterval(showMore, 200);
  return () => {
    clearInterval(timer);
    showMore();
  };
}
