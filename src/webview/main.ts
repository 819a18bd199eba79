import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import { createPage } from "./page";
import { readPageState } from "./pageState";
import { readPanelMessage } from "./readMessage";
import type { PageMessage } from "./messages";

/** The API that VS Code provides to a webview. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const page = createPage({
  state: readPageState(vscode.getState()),
  post: (message) => vscode.postMessage(message),
  saveState: (state) => vscode.setState(state),
});

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = readPanelMessage(data);
  if (message) {
    page.receive(message);
  }
});

vscode.postMessage({ kind: "ready" });
