import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { exitOnSignals, installExtension, startCodeServer, type CodeServer } from "../../../src/build/codeServer.mjs";
import { noteRetry } from "../../run/retried";
import { installedVscode, openBrowser, windowAddress } from "../../run/window";
import { patience } from "./patience";
import { VscodeWindow } from "./vscodeWindow";

/** Whatever must not be the same in every test's window. */
export interface WindowOptions {
  /** VS Code's settings beside the usual ones of the suite. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Less to look at and to wait for. */
const settings = {
  "workbench.startupEditor": "none",
  "window.autoDetectColorScheme": true,
  "workbench.tips.enabled": false,
  "chat.commandCenter.enabled": false,
  "window.commandCenter": false,
  "git.enabled": false,
  "extensions.ignoreRecommendations": true,
  "update.showReleaseNotes": false,
  // As on the desktop: in a browser VS Code saves a second after an edit, and what is undone in that moment can come back from the disk.
  "files.autoSave": "off",
};

/** How long VS Code may take to show its window, in milliseconds, on a loaded machine. */
export const startTime = 120_000;

const size = { width: 1280, height: 800 };

/**
 * A VS Code window with the packaged extension installed, on a fresh copy of the sample workspace, for the tests of the
 * `describe` around the call. After them, whatever went wrong in the extension fails the suite.
 *
 * @returns a function that gives the window, from within a test
 */
export function useWindow(options: WindowOptions = {}): () => VscodeWindow {
  let opened: Opened | undefined;
  before(async function () {
    this.timeout(3 * startTime);
    opened = await openWindow(options).catch((error: unknown) => {
      noteRetry(`A window for "${this.test?.parent?.fullTitle() ?? ""}"`, error);
      return openWindow(options);
    });
  });
  afterEach(async function () {
    if (this.currentTest && !this.currentTest.isPassed() && !this.currentTest.isPending()) {
      await opened?.window.screenshot(`failed: ${this.currentTest.fullTitle()}`);
      await opened?.window.dismissAll().catch(() => undefined);
    }
  });
  after("nothing went wrong in the extension", async function () {
    this.timeout(patience);
    await opened?.close();
    assert.deepEqual(opened?.window.wrongs() ?? [], []);
  });
  return () => {
    assert.ok(opened, "the window is there from `before` on");
    return opened.window;
  };
}

interface Opened {
  readonly window: VscodeWindow;
  readonly close: () => Promise<void>;
}

/** VS Code's server with the extension installed, and the browser that shows it. */
interface Program {
  readonly folder: string;
  readonly userDataFolder: string;
  readonly server: CodeServer;
  readonly browser: Browser;
}

/** All windows of this process have the same one, which ends with the process. */
let program: Promise<Program> | undefined;

async function startProgram(): Promise<Program> {
  exitOnSignals();
  const install = installedVscode();
  const folder = mkdtempSync(path.join(tmpdir(), "window-"));
  const folders = { userDataFolder: path.join(folder, "user-data"), extensionsFolder: path.join(folder, "extensions") };
  await installExtension(install, { ...folders, extension: process.env["CITELENS_VSIX"] ?? "" });
  const [server, browser] = await Promise.all([startCodeServer(install, folders), openBrowser(install)]);
  return { folder, userDataFolder: folders.userDataFolder, server, browser };
}

/** Opens a window of its own workspace, settings and browser storage, so that no suite sees what another did. */
async function openWindow(options: WindowOptions): Promise<Opened> {
  program ??= startProgram();
  const { folder, userDataFolder, server, browser } = await program.catch((error: unknown) => {
    program = undefined;
    throw error;
  });
  const workspace = path.join(mkdtempSync(path.join(folder, "workspace-")), "sample");
  cpSync("test/fixtures/sample", workspace, { recursive: true });
  writeSettings(userDataFolder, { ...settings, ...options.settings });
  // What the extension has kept is another suite's.
  rmSync(path.join(userDataFolder, "User/globalStorage/citelens.citelens"), { recursive: true, force: true });
  const context = await browser.newContext({ viewport: size, colorScheme: "dark" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const window = new VscodeWindow(page, workspace, path.join(userDataFolder, "logs"));
    await page.goto(windowAddress(server, workspace));
    await page.locator(".monaco-workbench").waitFor({ timeout: startTime });
    const close = async (): Promise<void> => {
      // The window leaves as a person closes it, and so does its extension host.
      await page.goto("about:blank");
      await context.close();
    };
    return { window, close };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** A browser keeps no settings between runs, but the machine that the server runs on has some of its own. */
function writeSettings(userDataFolder: string, values: Readonly<Record<string, unknown>>): void {
  const folder = path.join(userDataFolder, "Machine");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify(values));
}
