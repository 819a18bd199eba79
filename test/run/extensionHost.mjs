import { closeSync, cpSync, existsSync, openSync, readSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runTests } from "@vscode/test-electron";
import { root } from "../../src/build/install.mjs";
import { vscodeEnvironment } from "./vscodeEnvironment.mjs";

const desktopVersion = "1.100.3";

/**
 * Runs the built tests in VS Code's extension host, and shows their report as it grows. The workspace has two folders, a copy of the
 * sample and a copy of a few papers, and an additional extension contributes languages. The tests run in desktop VS Code if the
 * environment variable `CITELENS_VSCODE` names its program or `desktop` is set, and otherwise in the launcher, which takes its place.
 *
 * @param {NodeJS.ProcessEnv} env the environment of the tests
 * @param {{ folder: string, current: boolean, desktop: boolean, turn: Promise<unknown>, begun: () => void }} options `folder` is an empty
 *   folder for the files of the run; the report is shown only when `turn` has settled, so that the reports of parallel runs do not mix;
 *   `begun` is called when the tests have begun
 */
export async function runInExtensionHost(env, { folder, current, desktop, turn, begun }) {
  const [workspace, report] = [path.join(folder, "two.code-workspace"), path.join(folder, "report.txt")];
  for (const name of ["sample", "papers"]) {
    cpSync(path.join(root, "test/fixtures", name), path.join(folder, name), { recursive: true });
  }
  cpSync(path.join(root, "test/fixtures/languages"), path.join(folder, "extensions/citelens-tests.languages-0.0.1"), { recursive: true });
  // In a browser, VS Code saves a second after an edit, which on a busy machine may be before the test reads the result.
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
 * Prints a file's content, and from then on everything that is added to it.
 *
 * @param {string} file a path; the file may be created later
 * @returns {() => void} prints the rest and stops
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
