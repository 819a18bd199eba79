import process from "node:process";
import { chromium, type Browser } from "playwright-core";
import type { BrowserInstall } from "../../src/build/browserInstall.mjs";
import type { CodeServer } from "../../src/build/codeServer.mjs";
import type { VscodeInstall } from "../../src/build/vscodeInstall.mjs";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A VS Code server and the browser that shows it. */
export interface WindowInstall extends VscodeInstall {
  readonly browser: BrowserInstall;
}

/** Returns the VS Code and the browser that the runner has installed, from the environment. */
export function installedVscode(): WindowInstall {
  return JSON.parse(process.env["CITELENS_INSTALL"] ?? "null") as WindowInstall;
}

/** The time that the browser may need to start on a busy machine. */
const browserStartTimeoutMs = 120_000;

/**
 * Keeps Playwright from listening to signals: Node warns about too many listeners if each browser adds some. The browser still ends when
 * this process exits, which `exitOnSignals` arranges for signals.
 */
const withoutSignalHandlers = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Starts the browser in headless mode. */
export function openBrowser({ browser }: WindowInstall): Promise<Browser> {
  return chromium.launch({
    executablePath: browser.executable,
    env: { ...definedEnvironment(), ...browser.env },
    args: quiet,
    timeout: browserStartTimeoutMs,
    ...withoutSignalHandlers,
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * Returns the address of a VS Code window on a folder, or on a workspace if the path is that of a `.code-workspace` file.
 *
 * @param payload further instructions for the window, such as `["openFile", server.remote(file)]`
 */
export function windowAddress(server: CodeServer, folder: string, payload: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams({
    [folder.endsWith(".code-workspace") ? "workspace" : "folder"]: folder,
    ...(payload.length === 0 ? {} : { payload: JSON.stringify(payload) }),
  });
  return `${server.address}?${query.toString()}`;
}
