import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Locator } from "playwright-core";
import { exitOnSignals, startCodeServer, type CodeServer } from "../../src/build/codeServer.mjs";
import { installedVscode, openBrowser, windowAddress } from "../run/window";
import { responseOf } from "../core/sources/recordings";
import { headsIn } from "./panel/panelView";
import { startTimeoutMs } from "./window/harness";
import { becomes, timeoutMs } from "./window/eventually";
import { openPapersTree, paperRow, placeRow } from "./window/papersTree";
import { chooseQuickFix } from "./window/quickFix";
import { VscodeWindow } from "./window/vscodeWindow";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

interface WebManifest {
  readonly main?: string;
  readonly extensionKind?: readonly string[];
  readonly contributes: { readonly commands: readonly object[] };
}

/** Copies the parts of the extension that are used on the web, with a command for tests and a manifest without `main`, so that VS Code must use `browser`. */
function copyForWeb(folder: string): void {
  mkdirSync(folder);
  for (const part of [
    "dist/web",
    "dist/webview",
    "dist/citeproc",
    "dist/meaning",
    "media",
    "l10n",
    ...readdirSync(".").filter((name) => name.startsWith("package.nls.")),
  ]) {
    cpSync(part, path.join(folder, part), { recursive: true });
  }
  appendFileSync(path.join(folder, "dist/web/extension.js"), readFileSync("test/fixtures/callsOfTools.js"));
  const { main, extensionKind, contributes, ...manifest } = JSON.parse(readFileSync("package.json", "utf8")) as WebManifest;
  assert.ok(main !== undefined && extensionKind !== undefined);
  const commands = [
    ...contributes.commands,
    { command: "citelens.test.callTools", title: "Call the Tools", category: "Tests" },
    { command: "citelens.test.mayAlwaysAsk", title: "Let Services Be Asked", category: "Tests" },
  ];
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...manifest, contributes: { ...contributes, commands } }));
}

describe("on the web", () => {
  let server: CodeServer | undefined;
  let browser: Browser | undefined;
  let opened: VscodeWindow | undefined;

  before(async function () {
    this.timeout(3 * startTimeoutMs);
    exitOnSignals();
    const folder = mkdtempSync(path.join(tmpdir(), "window-"));
    // Named like the folder of an installed extension, so that `isOwnLine` recognizes stack traces.
    const extension = path.join(folder, "citelens.citelens-0.1.0");
    const workspace = path.join(folder, "sample");
    const userDataFolder = path.join(folder, "user-data");
    copyForWeb(extension);
    cpSync("test/fixtures/sample", workspace, { recursive: true });
    const install = installedVscode();
    server = await startCodeServer(install, { userDataFolder, extensionsFolder: path.join(folder, "extensions"), testDriver: true });
    browser = await openBrowser(install);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(timeoutMs);
    opened = new VscodeWindow(page, workspace, {
      logs: path.join(userDataFolder, "logs"),
      storage: path.join(userDataFolder, "User/globalStorage/citelens.citelens"),
      serverPid: server.pid,
    });
    await page.goto(
      windowAddress(server, workspace, [
        ["extensionDevelopmentPath", server.remote(extension)],
        ["extensionDevelopmentKind", "web"],
        ["openFile", server.remote(path.join(workspace, "notes.md"))],
      ]),
    );
    await page.locator(`.tab.active[data-resource-name="notes.md"]`).waitFor({ timeout: startTimeoutMs });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    assert.deepEqual(opened?.errors() ?? [], []);
  });

  function vscode(): VscodeWindow {
    assert.ok(opened);
    return opened;
  }

  function write(name: string, text: string): void {
    const file = path.join(vscode().workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  function notification(text: RegExp): Locator {
    return vscode().page.locator(".notification-toast:visible").filter({ hasText: text });
  }

  it("shows cards and inserts citations", async () => {
    await vscode().putCursorAfter("NPO");
    await vscode().clickInHover("NPO", npoTitle, "Insert citation");
    await vscode().editorTextThat((text) => /NPO \[@zhang2024negative\], compare/.test(text));
  });

  it("finds papers and shows them in the panel", async () => {
    await vscode().runCommand("CiteLens: Find Paper");
    await vscode().typeInPick("negatve preferense optimzation");
    await vscode().pickRow(0, npoTitle);
    await vscode().page.keyboard.press("Enter");
    const page = await vscode().webview("#results .abstract");
    await page.locator("#results").filter({ hasText: "Negative Preference Optimization" }).waitFor();
  });

  it("finds a paper that is described in other words, and says why", async () => {
    const page = await vscode().webview("vscode-textfield");
    await page.locator("input").fill("how many plants stand in a forest photographed from above, with few annotations");
    await page.getByRole("heading", { name: "In other words" }).waitFor();
    const first = headsIn(page).first();
    await first.filter({ hasText: "TreeFormer" }).waitFor();
    await first.locator(".like").filter({ hasText: "like: “Tree”" }).waitFor();
  });

  it("formats a reference in a CSL style, with the processor from its separate file", async () => {
    const apa =
      /^Zhang, R\., Lin, L\., Bai, Y\., & Mei, S\. \(2024\)\. Negative Preference Optimization: .*\. COLM\. https:\/\/arxiv\.org\/abs\/2404\.05868$/;
    await vscode().page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await vscode().putCursorAfter("NPO");
    await vscode().runCommand("CiteLens: Copy Reference As…");
    await vscode().pickRow(0, npoTitle);
    await vscode().page.keyboard.press("Enter");
    await vscode().page.locator(".quick-input-title").filter({ hasText: "Copy Reference As" }).waitFor();
    await vscode().page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "IEEE" }).waitFor();
    await vscode().typeInPick("APA");
    await vscode().pickRow(0, "Zhang, R., Lin, L.");
    await vscode().page.keyboard.press("Enter");
    await vscode().page.locator(".statusbar").filter({ hasText: "Copied the reference (APA)" }).waitFor();
    assert.match(await vscode().page.evaluate(() => navigator.clipboard.readText()), apa);
  });

  it("answers agents, without a process", async () => {
    await vscode().runCommand("Tests: Call the Tools");
    const text = await vscode().editorTextThat((shown) => shown.includes("is outside the workspace"));
    for (const part of [
      /^ *zhang2024negative \|/m,
      /year: 2024/,
      /No reference|No differences/,
      /^ *song2022extendable "An Extendable/m,
      /^ *Preview; nothing was written/m,
    ]) {
      assert.match(text, part);
    }
    await vscode().runCommand("View: Revert and Close Editor");
  });

  it("checks references, marks what differs, and puts the known identifier there", async () => {
    write("related.md", `# Related\n\n- ${npoTitle}, arXiv:1512.03385\n`);
    await vscode().runCommand("CiteLens: Check References");
    const summary = notification(/references in \d+ files, 1 differ/);
    await summary.getByText("Show Problems").click();
    const problem = vscode()
      .page.locator(".markers-panel .monaco-list-row")
      .filter({ hasText: "This identifier differs from what we know" });
    await problem.waitFor();
    await vscode().openFile("related.md");
    await vscode().page.locator(".squiggly-error").first().waitFor();
    await vscode().putCursorAfter("arXiv:1512");
    await chooseQuickFix(vscode(), "Use 2404.05868");
    await vscode().editorTextThat((text) => text.includes("2404.05868") && !text.includes("1512.03385"));
    await vscode().page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await vscode().page.keyboard.press("Control+S");
  });

  it("lists the papers of the workspace, and follows a saved file", async () => {
    const tree = await openPapersTree(vscode());
    await paperRow(tree, npoTitle).waitFor();
    await vscode().openFile("related.md");
    await vscode().page.keyboard.press("Control+End");
    await vscode().page.keyboard.type("- Deep Residual Learning for Image Recognition, arXiv:1512.03385\n");
    await vscode().page.keyboard.press("Control+S");
    const added = paperRow(tree, "Deep Residual Learning");
    await added.click();
    await vscode().page.keyboard.press("ArrowRight");
    await placeRow(tree, "arXiv:1512.03385, related.md").waitFor();
  });

  it("checks many files in slices, so that a cancel arrives", async () => {
    const text = Array.from(
      { length: 300 },
      (_, index) => `- Paper ${index} (arXiv:2001.${10_000 + index}), see ${npoTitle}, 2024.\n`,
    ).join("");
    for (let index = 0; index < 300; index++) {
      write(`many/${index}.md`, text);
    }
    await vscode().runCommand("CiteLens: Check References");
    const progress = notification(/Checking References/);
    await progress.getByText("Cancel").click();
    await notification(/The check was cancelled\. [\d,]+ references/).waitFor();
    rmSync(path.join(vscode().workspace, "many"), { recursive: true });
  });

  it("looks a paper up at the services that browsers may ask, and says which cannot be asked", async () => {
    const { page } = vscode();
    const title = "GenerRNA: A generative pre-trained language model for de novo RNA design";
    const asked: string[] = [];
    const answers: ReadonlyMap<string, string> = new Map([
      ["api.crossref.org", responseOf({ file: "crossref/items-markup-in-title.json", status: 200 }).text],
      ["api.openalex.org", '{"meta":{"count":0},"results":[]}'],
    ]);
    await page.context().route(/^https:\/\/(?!default\.exp-tas\.com)/, async (route) => {
      const { hostname } = new URL(route.request().url());
      asked.push(hostname);
      const headers = { "access-control-allow-origin": "*", "content-type": "application/json" };
      await (answers.has(hostname) ? route.fulfill({ headers, body: answers.get(hostname) ?? "" }) : route.abort());
    });
    await vscode().runCommand("Tests: Let Services Be Asked");
    await vscode().runCommand("CiteLens: Add Paper…");
    await vscode().typeInPick(title);
    await becomes(async () => (await vscode().pickRows())[0]?.name.includes("Enter asks Crossref, OpenAlex."), true);
    assert.deepEqual(asked, []);
    await page.keyboard.press("Enter");
    const first = async (): Promise<string> => (await vscode().pickRows())[0]?.name ?? "";
    await becomes(async () => (await first()).replace(/^GenerRNA.*Crossref.*Zhao.*$/s, "the paper"), "the paper");
    await page.keyboard.press("Enter");
    await becomes(async () => (await vscode().pickRows()).some(({ name }) => name.includes(`Title: ${title}`)), true);
    await page.keyboard.press("Enter");
    await page.locator(".notification-list-item", { hasText: `“${title}”: 1 added.` }).waitFor();
    assert.deepEqual(new Set(asked), new Set(answers.keys()));
    await vscode().runCommand("CiteLens: Add Paper…");
    await vscode().typeInPick("https://openreview.net/forum?id=AbCdEf123");
    await becomes(async () => (await vscode().pickRows()).length, 1);
    await page.keyboard.press("Enter");
    await page.locator(".notification-list-item", { hasText: "OpenReview cannot be asked from a browser." }).waitFor();
    assert.deepEqual(new Set(asked), new Set(answers.keys()));
  });

  it("runs in a web worker", async () => {
    await vscode().runCommand("Developer: Show Running Extensions");
    const row = vscode()
      .page.locator(".running-extensions-list, .runtime-extensions-editor")
      .locator(".extension")
      .filter({ hasText: "citelens" });
    await row.filter({ hasText: /web worker/ }).waitFor();
  });
});
