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

/** The VS Code and the browser that the runner has installed, as it tells by the environment. */
export function installedVscode(): WindowInstall {
  return JSON.parse(process.env["CITELENS_INSTALL"] ?? "null") as WindowInstall;
}

/** How long the browser may take to start, in milliseconds, on a loaded machine. */
const browserStartTimeoutMs = 120_000;

/** It ends as this process exits, also on signals where `exitOnSignals` was called; listeners for each browser are more than Node likes. */
const endsWithProcess = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Starts the browser, without a window on the screen. */
export function openBrowser({ browser }: WindowInstall): Promise<Browser> {
  return chromium.launch({
    executablePath: browser.executable,
    env: { ...definedEnvironment(), ...browser.env },
    args: quiet,
    timeout: browserStartTimeoutMs,
    ...endsWithProcess,
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * The address of a VS Code window on a folder, or on a workspace of several where the path is that of its file.
 *
 * @param payload what the window is told beside that, such as `["openFile", server.remote(file)]`
 */
export function windowAddress(server: CodeServer, folder: string, payload: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams({
    [folder.endsWith(".code-workspace") ? "workspace" : "folder"]: folder,
    ...(payload.length === 0 ? {} : { payload: JSON.stringify(payload) }),
  });
  return `${server.address}?${query.toString()}`;
}
