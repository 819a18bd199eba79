import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until, useSettings } from "../editing";
import { useAsked } from "../window";
import { useFiles } from "../workspaceFiles";

const npo = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const authors = "Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song";
const [ownId, otherId] = ["2404.05868", "1512.03385"];
const run = "citelens.checkReferences";

function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source, code }) => source === "CiteLens" && typeof code === "string");
}

function kindOf({ code }: vscode.Diagnostic): string {
  return typeof code === "string" ? code : "";
}

function kindsIn(uri: vscode.Uri): readonly string[] {
  return findingsOf(uri).map(kindOf);
}

function entry(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@article{key,\n${lines.join("")}}\n`;
}

describe("each kind of finding", () => {
  const files = useFiles("kinds");
  const open = async (file: string, text: string): Promise<vscode.TextDocument> =>
    (await vscode.window.showTextDocument(await files.write(file, text), { preview: false })).document;
  const untilFound = async (document: vscode.TextDocument, expected: readonly string[]): Promise<void> => {
    const found = (): readonly string[] =>
      findingsOf(document.uri).map((one) => `${kindOf(one)} ${one.severity}: ${document.getText(one.range)}`);
    await until(
      () => JSON.stringify(found()) === JSON.stringify(expected),
      () => `${JSON.stringify(expected)} instead of ${JSON.stringify(found())}`,
    );
  };
  const { Error: error, Warning: warning, Information: information } = vscode.DiagnosticSeverity;

  const placeholders: readonly (readonly [file: string, text: string, expected: readonly string[]])[] = [
    ["a.bib", entry({ title: npo, author: "Firstname Lastname" }), [`placeholder ${error}: Firstname Lastname`]],
    ["a.py", `# ${npo} (arXiv:2404.XXXXX)\n`, [`placeholder ${error}: 2404.XXXXX`]],
    ["tests/a.bib", entry({ title: "A Sample Article", author: "Jane Doe" }), [`placeholder ${information}: Jane Doe`]],
  ];
  for (const [file, text, expected] of placeholders) {
    it(`marks a placeholder in ${file}`, async () => {
      await untilFound(await open(file, text), expected);
    });
  }

  it("marks a paper that the library knows as retracted, unless the reference says so", async () => {
    const title = "A Remarkably Specific Claim About Nothing That Nobody Could Repeat";
    await files.write(
      "known.bib",
      entry({ title: `RETRACTED: ${title}`, author: "Miller, Janet and Rossi, Riccardo", year: "2020", eprint: "2001.99003" }),
    );
    await untilFound(await open("a.md", `- Miller and Rossi. "${title}", arXiv:2001.99003\n`), [`retracted ${warning}: 2001.99003`]);
    await untilFound(await open("b.md", `- Miller and Rossi. "RETRACTED: ${title}", arXiv:2001.99003\n- arXiv:2404.XXXXX\n`), [
      `placeholder ${error}: 2404.XXXXX`,
    ]);
  });

  it("marks another paper's repository", async () => {
    const url = "https://github.com/KaimingHe/deep-residual-networks";
    const document = await open("a.bib", entry({ title: npo, author: authors, eprint: ownId, url }));
    await untilFound(document, [`repository ${warning}: github.com/KaimingHe/deep-residual-networks`]);
    assert.match(findingsOf(document.uri)[0]?.message ?? "", /Deep Residual Learning/);
  });

  it("hides a finding until the user takes it back", async () => {
    const text = `# ${npo}, arXiv:${otherId}\n`;
    const document = await open("a.py", text);
    await untilFound(document, [`other-paper-id ${error}: ${otherId}`]);
    for (const title of ["Ignore Here", `Use ${ownId}`]) {
      const [found] = findingsOf(document.uri);
      assert.ok(found);
      const kind = vscode.CodeActionKind.QuickFix.value;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        found.range,
        kind,
        20,
      );
      const action = actions.find((one) => one.title === title);
      assert.ok(action?.edit, actions.map((one) => one.title).join("\n"));
      assert.ok(await vscode.workspace.applyEdit(action.edit));
      await untilFound(document, []);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
      await untilFound(document, [`other-paper-id ${error}: ${otherId}`]);
    }
  });
});

describe("Check References, in part", () => {
  const files = useFiles("halfway");
  const change = useSettings();
  const asked = useAsked();
  const text = `# ${npo}, arXiv:${otherId}\n`;

  it("keeps what it found before the user cancels it, and what an earlier check found", async () => {
    await change("check.references", "off");
    const uris = await Promise.all(Array.from({ length: 60 }, (_, index) => files.write(`${index}.py`, text)));
    const { withProgress } = vscode.window;
    const found = (): number => uris.filter((uri) => kindsIn(uri).includes("other-paper-id")).length;
    const runCancelled = async (): Promise<void> => {
      const cancelled = new vscode.CancellationTokenSource();
      const report = (): void => {
        // The files are reported in batches; this is the middle of them.
        if (found() > 0) {
          cancelled.cancel();
        }
      };
      Object.assign(vscode.window, {
        withProgress: (_options: unknown, task: Parameters<typeof withProgress>[1]) => task({ report }, cancelled.token),
      });
      await Promise.resolve(vscode.commands.executeCommand(run)).finally(() => Object.assign(vscode.window, { withProgress }));
    };
    await runCancelled();
    const half = found();
    assert.ok(half > 0 && half < uris.length, `${half} of ${uris.length}`);
    assert.match(asked.messages.at(-1) ?? "", /^CiteLens: The check was cancelled\. \d+ references in \d+ files, \d+ differ/);
    await vscode.commands.executeCommand(run);
    assert.equal(found(), uris.length);
    await runCancelled();
    assert.equal(found(), uris.length);
  });

  it("checks open documents alone in an untrusted workspace, where its bibliographies prove nothing", async () => {
    const own = "A Remarkably Specific Title About Nothing That Anybody Has Written";
    await files.write("own.bib", entry({ title: own, author: "Miller, Janet and Rossi, Riccardo", year: "2020", eprint: "2001.99004" }));
    await change("check.references", "off");
    const closed = await files.write("closed.py", text);
    const { document } = await vscode.window.showTextDocument(
      await files.write("open.md", `- ${npo}, arXiv:${otherId}\n- ${own}, arXiv:2001.99005\n`),
    );
    const trusted = Object.getOwnPropertyDescriptor(vscode.workspace, "isTrusted");
    Object.defineProperty(vscode.workspace, "isTrusted", { configurable: true, get: () => false });
    try {
      await vscode.commands.executeCommand(run);
      assert.deepEqual([kindsIn(document.uri), kindsIn(closed)], [["other-paper-id"], []]);
      assert.match(asked.messages.at(-1) ?? "", /In an untrusted workspace, only open files are checked\.$/);
    } finally {
      Object.defineProperty(vscode.workspace, "isTrusted", trusted ?? { configurable: true, get: () => true });
    }
    await until(async () => {
      await vscode.commands.executeCommand(run);
      return JSON.stringify([kindsIn(document.uri), kindsIn(closed)]) === '[["other-paper-id","other-paper-id"],["other-paper-id"]]';
    }, "all findings");
  });
});
