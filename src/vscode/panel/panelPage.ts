import * as vscode from "vscode";

/** Returns the folder of the page's script and style sheet. The page may load from no other folder. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "dist/webview");
}

/**
 * Returns the page of the side panel. It may load its own script and style sheet and nothing else: no inline code, pictures, fonts, or
 * addresses outside the extension. The body has the translations of the texts that the page itself needs (see `webview/texts.ts`).
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = createNonce();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const t = (message: string): string => escapeHtml(vscode.l10n.t(message));
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address("panel.css")}">
<title>${t("Papers")}</title>
</head>
<body data-texts="${escapeHtml(JSON.stringify(vscode.l10n.bundle ?? {}))}">
<div class="header" role="search">
<vscode-textfield id="query" type="search" placeholder="${t("Name, title, author, year, or words")}">
<svg slot="content-before" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true"><circle cx="6.75" cy="6.75" r="4.25"/><path d="m10 10 4 4"/></svg>
</vscode-textfield>
<div class="status"><p id="count" role="status"></p><div id="origins" class="origins" role="group" aria-label="${t("Show only")}"></div></div>
<ul id="problems" class="problems" role="status" aria-label="${t("What is wrong with the query")}" hidden></ul>
</div>
<main>
<details id="file" open hidden></details>
<details id="daily" open hidden></details>
<h2 id="others" class="heading" hidden>${t("Other papers")}</h2>
<ul id="results" class="papers" role="list" aria-label="${t("Papers found")}"></ul>
<h2 id="inPartHeading" class="heading" hidden>${t("Partial matches")}</h2>
<ul id="inPart" class="papers" role="list" aria-labelledby="inPartHeading"></ul>
<p id="nothing" hidden>${t("No paper matches. Try fewer words, or run Import Papers… to add yours.")}</p>
<vscode-button id="lookUp" secondary hidden>${t("Look Up Online…")}</vscode-button>
<vscode-button id="more" secondary hidden>${t("Show more")}</vscode-button>
</main>
<p id="said" role="status"></p>
<script nonce="${nonce}" src="${address("main.js")}"></script>
</body>
</html>`;
}

/** Escapes a text for an attribute or an element. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
