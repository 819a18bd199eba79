import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { exitOnSignals, installExtension, startCodeServer, type CodeServer } from "../../../src/build/codeServer.mjs";
import { noteRetry } from "../../run/retried";
import { installedVscode, openBrowser, windowAddress } from "../../run/window";
import { timeoutMs } from "./eventually";
import { VscodeWindow } from "./vscodeWindow";

/** The options of a suite's window. */
export interface WindowOptions {
  /** VS Code's settings, in addition to the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Adds files to the workspace before it is opened. */
  readonly prepare?: (workspace: string) => void;
  /** Opens the workspace in Restricted Mode: VS Code asks whether to trust it, and the answer is no. */
  readonly isUntrusted?: boolean;
  /** Opens the window beside that of another suite, with the same storage of the extension. */
  readonly isSecond?: boolean;
  /**
   * The language of the extension, such as `"de"`. VS Code's own texts stay English, because they would need a language pack.
   */
  readonly language?: string;
}

/** The usual settings, which turn off what the tests do not need to see or wait for. */
const settings = {
  "workbench.startupEditor": "none",
  "window.autoDetectColorScheme": true,
  "workbench.tips.enabled": false,
  "chat.commandCenter.enabled": false,
  "window.commandCenter": false,
  "git.enabled": false,
  "extensions.ignoreRecommendations": true,
  "update.showReleaseNotes": false,
  // As on the desktop. In a browser, VS Code saves a second after an edit; an undo at that moment may be overwritten by the saved file.
  "files.autoSave": "off",
};

/** The time that VS Code may need to show its window on a busy machine. */
export const startTimeoutMs = 120_000;

const size = { width: 1280, height: 800 };

/**
 * Opens a VS Code window for the tests of the surrounding `describe`, with the packaged extension, on a fresh copy of the sample
 * workspace. After the tests, the suite fails if the extension logged an error.
 *
 * @returns a function that returns the window; call it only in hooks and tests
 */
export function useWindow(options: WindowOptions = {}): () => VscodeWindow {
  let opened: Opened | undefined;
  before(async function () {
    this.timeout(3 * startTimeoutMs);
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
    this.timeout(timeoutMs);
    await opened?.close();
    assert.deepEqual(opened?.window.errors() ?? [], []);
  });
  return () => {
    assert.ok(opened, "the window is open from `before` on");
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

/** The server and browser of all windows of this process, apart by whether VS Code asks for trust. They end with the process. */
const programs = new Map<boolean, Promise<Program>>();

async function startProgram(asksForTrust: boolean): Promise<Program> {
  exitOnSignals();
  const install = installedVscode();
  const folder = mkdtempSync(path.join(tmpdir(), "window-"));
  const folders = { userDataFolder: path.join(folder, "user-data"), extensionsFolder: path.join(folder, "extensions") };
  // VS Code lists the extensions of the folder when it installs the first one there.
  cpSync("test/fixtures/answers", path.join(folders.extensionsFolder, "citelens-tests.answers-0.0.1"), { recursive: true });
  await installExtension(install, { ...folders, extension: process.env["CITELENS_VSIX"] ?? "" });
  const [server, browser] = await Promise.all([startCodeServer(install, { ...folders, asksForTrust }), openBrowser(install)]);
  return { folder, userDataFolder: folders.userDataFolder, server, browser };
}

/** Opens a window with its own workspace, settings, and browser storage, so that suites do not affect one another. */
async function openWindow(options: WindowOptions): Promise<Opened> {
  const { isUntrusted = false, isSecond = false } = options;
  const program = programs.get(isUntrusted) ?? startProgram(isUntrusted);
  programs.set(isUntrusted, program);
  const { folder, userDataFolder, server, browser } = await program.catch((error: unknown) => {
    programs.delete(isUntrusted);
    throw error;
  });
  const workspace = path.join(mkdtempSync(path.join(folder, "workspace-")), "sample");
  cpSync("test/fixtures/sample", workspace, { recursive: true });
  options.prepare?.(workspace);
  writeSettings(userDataFolder, { ...settings, ...options.settings });
  const storage = path.join(userDataFolder, "User/globalStorage/citelens.citelens");
  if (!isSecond) {
    // Another suite's window may have left the extension's caches here.
    rmSync(storage, { recursive: true, force: true });
  }
  const context = await browser.newContext({ viewport: size, colorScheme: "dark" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(timeoutMs);
    if (options.language !== undefined) {
      await page.addInitScript(setLanguage, options.language);
    }
    const window = new VscodeWindow(page, workspace, { logs: path.join(userDataFolder, "logs"), storage, serverPid: server.pid });
    await page.goto(windowAddress(server, workspace));
    await page.locator(".monaco-workbench").waitFor({ timeout: startTimeoutMs });
    if (isUntrusted) {
      await window.refuseTrust();
    }
    const close = async (): Promise<void> => {
      // The page unloads as if the user closed the window, so that its extension host ends too.
      await page.goto("about:blank");
      await context.close();
    };
    return { window, close };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Sets the language in which VS Code loads extensions. Runs in the page, before VS Code's code, which sets it only for a language pack. */
function setLanguage(language: string): void {
  Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => language, set: () => undefined });
}

/** Writes the settings as those of the server's machine, because a fresh browser has no user settings. */
function writeSettings(userDataFolder: string, values: Readonly<Record<string, unknown>>): void {
  const folder = path.join(userDataFolder, "Machine");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "settings.json"), JSON.stringify(values));
}
