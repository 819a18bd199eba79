import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { exitOnSignals, installExtension, startCodeServer, type CodeServer } from "../../src/build/codeServer.mjs";
import { installedVscode, openBrowser, windowAddress } from "../run/window";
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
      console.log(`    tried again: ${String(error)}`);
      return openWindow(options);
    });
  });
  afterEach(async function () {
    if (this.currentTest && !this.currentTest.isPassed()) {
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

async function openWindow(options: WindowOptions): Promise<Opened> {
  exitOnSignals();
  const install = installedVscode();
  const folder = mkdtempSync(path.join(tmpdir(), "window-"));
  const folders = { userDataFolder: path.join(folder, "user-data"), extensionsFolder: path.join(folder, "extensions") };
  const workspace = path.join(folder, "sample");
  cpSync("test/fixtures/sample", workspace, { recursive: true });
  writeSettings(folders.userDataFolder, { ...settings, ...options.settings });
  await installExtension(install, { ...folders, extension: process.env["CITELENS_VSIX"] ?? "" });
  const server = await startCodeServer(install, folders);
  const browser = await openBrowser(install);
  try {
    const page = await browser.newPage({ viewport: size, colorScheme: "dark" });
    page.setDefaultTimeout(patience);
    const window = new VscodeWindow(page, workspace, path.join(folders.userDataFolder, "logs"));
    await page.goto(windowAddress(server, workspace));
    await page.locator(".monaco-workbench").waitFor({ timeout: startTime });
    return { window, close: () => close(browser, server) };
  } catch (error) {
    await close(browser, server);
    throw error;
  }
}

async function close(browser: Browser, server: CodeServer): Promise<void> {
  await browser.close();
  await server.stop();
}

/** A browser keeps no settings between runs, but the machine that the server runs on has some of its own. */
function writeSettings(userDataFolder: string, values: Readonly<Record<string, unknown>>): void {
  const folder = path.join(userDataFolder, "Machine");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify(values));
}
