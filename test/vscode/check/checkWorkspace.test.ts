import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until, useSettings } from "../editing";
import { useAsked } from "../window";
import { useFiles } from "../workspaceFiles";

const npo = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const [ownId, otherId] = ["2404.05868", "1512.03385"];
const wrong = `${npo}, arXiv:${otherId}\n`;
const run = "citelens.checkReferences";

function kindsIn(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .flatMap(({ source, code }) => (source === "CiteLens" && typeof code === "string" ? [code] : []));
}

describe("Check References", () => {
  const files = useFiles("checked");
  const change = useSettings();
  const asked = useAsked();

  it("shows what differs in files that are not open, and what it left out", async () => {
    await change("check.references", "off");
    const uris = await Promise.all(
      [
        ["a.py", `# ${wrong}`],
        ["b.md", `- ${wrong}`],
        ["right.md", `- ${wrong.replace(otherId, ownId)}`],
        ["made.py", `# @generated\n# ${wrong}`],
        ["small.min.js", `// ${wrong}`],
        [".gitignore", "hidden/\n*.log\n"],
        ["hidden/a.py", `# ${wrong}`],
        ["deep/a.log", wrong],
        ["node_modules/a.py", `# ${wrong}`],
        ["image.png", wrong],
      ].map(([file = "", text = ""]) => files.write(file, text)),
    );
    await vscode.commands.executeCommand(run);
    const found = uris.filter((uri) => kindsIn(uri).includes("other-paper-id")).map(({ path }) => path.split("/checked/")[1]);
    assert.deepEqual(found, ["a.py", "b.md"]);
    const message = asked.messages.at(-1) ?? "";
    assert.match(message, /^CiteLens: \d+ references in \d+ files, \d+ differ, \d+ unknown here\./);
    assert.match(message, /1 binary/);
    assert.match(message, /2 generated/);
  });

  it("checks a file again that changes on disk, and forgets what is gone", async () => {
    await change("check.references", "off");
    const uri = await files.write("later.py", `# ${wrong}`);
    const gone = await files.write("gone.py", `# ${wrong}`);
    await vscode.commands.executeCommand(run);
    assert.deepEqual([kindsIn(uri), kindsIn(gone)], [["other-paper-id"], ["other-paper-id"]]);
    await files.write("later.py", `# ${wrong.replace(otherId, ownId)}`);
    await vscode.workspace.fs.delete(gone);
    await vscode.commands.executeCommand(run);
    assert.deepEqual([kindsIn(uri), kindsIn(gone)], [[], []]);
  });

  it("shows what differs at the cells of a notebook", async () => {
    const cell = (type: string, source: string): object => ({
      cell_type: type,
      metadata: {},
      source: [source],
      ...(type === "code" ? { outputs: [], execution_count: null } : {}),
    });
    const notebook = { cells: [cell("markdown", "# Title"), cell("code", `# ${wrong}`)], metadata: {}, nbformat: 4, nbformat_minor: 2 };
    const uri = await files.write("some.ipynb", JSON.stringify(notebook));
    await vscode.commands.executeCommand(run);
    const all = vscode.languages.getDiagnostics().filter(([one]) => one.path === uri.path);
    const found = all.flatMap(([one]) => kindsIn(one));
    assert.deepEqual(found, ["other-paper-id"]);
  });

  it("stops when the user cancels it", async () => {
    const uri = await files.write("cancelled.py", `# ${wrong}`);
    const { withProgress } = vscode.window;
    const cancelled = new vscode.CancellationTokenSource();
    cancelled.cancel();
    Object.assign(vscode.window, {
      withProgress: (_options: unknown, task: Parameters<typeof withProgress>[1]) => task({ report: () => undefined }, cancelled.token),
    });
    try {
      await vscode.commands.executeCommand(run);
    } finally {
      Object.assign(vscode.window, { withProgress });
    }
    assert.match(asked.messages.at(-1) ?? "", /^CiteLens: The check was cancelled\./);
    assert.deepEqual(kindsIn(uri), []);
  });

  it("leads to the Problems view", async () => {
    await files.write("problem.py", `# ${wrong}`);
    asked.choice = "Show Problems";
    await vscode.commands.executeCommand(run);
    await until(() => asked.messages.length > 0, "a summary");
  });
});
