import * as vscode from "vscode";

/**
 * The page of the side panel. It may load its own script and style sheet and nothing else: no inline code, no picture, no
 * font, no address outside the extension.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = createNonce();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist/webview", file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address("panel.css")}">
<title>Papers</title>
</head>
<body>
<header>
<vscode-textfield id="query" type="search" label="Search papers" placeholder="Name, title, author, year, words of the abstract" autofocus></vscode-textfield>
<p id="count" role="status" aria-live="polite"></p>
</header>
<section id="mentions" aria-label="Papers in this file" hidden></section>
<main id="results" role="list" aria-label="Papers"></main>
<vscode-button id="more" secondary hidden>Show more</vscode-button>
<script nonce="${nonce}" src="${address("main.js")}"></script>
</body>
</html>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
