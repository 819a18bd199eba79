import assert from "node:assert/strict";
import * as vscode from "vscode";
import { edit, until, useSettings } from "../editing";
import { useAsked } from "../window";
import { useFiles, type WorkspaceFiles } from "../workspaceFiles";

const [npo, npoAuthors] = [
  "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning",
  "Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song",
];
/** The ids of NPO and of another bundled paper. */
const [ownId, otherId] = ["2404.05868", "1512.03385"];
/** Returns the kind of a finding. */
function kindOf({ code }: vscode.Diagnostic): string {
  return typeof code === "string" ? code : "";
}

const right = `@misc{npo,\n  title = {${npo}},\n  author = {${npoAuthors}},\n  eprint = {${ownId}}\n}\n`;

function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  const kinds = ["other-paper-id", "title", "authors", "year", "venue", "placeholder", "retracted", "repository"];
  return vscode.languages.getDiagnostics(uri).filter((one) => one.source === "CiteLens" && kinds.includes(kindOf(one)));
}

/** Waits until a document has exactly these findings: their kinds and the text that they are at. */
async function untilFound(document: vscode.TextDocument, expected: readonly string[]): Promise<readonly vscode.Diagnostic[]> {
  const found = (): readonly string[] => findingsOf(document.uri).map((one) => `${kindOf(one)}: ${document.getText(one.range)}`);
  await until(
    () => JSON.stringify(found()) === JSON.stringify(expected),
    () => `${JSON.stringify(expected)} instead of ${JSON.stringify(found())}`,
  );
  return findingsOf(document.uri);
}

async function fixesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
  const [first] = findingsOf(document.uri);
  assert.ok(first);
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, first.range, kind, 20);
}

/** Runs the quick fix with this title for the first finding. */
async function fix(document: vscode.TextDocument, title: string): Promise<void> {
  const actions = await fixesOf(document);
  const action = actions.find((one) => one.title === title);
  assert.ok(action?.edit, actions.map((one) => one.title).join("\n"));
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe("the check of references in open documents", () => {
  const files: WorkspaceFiles = useFiles("check");
  const change = useSettings();
  const asked = useAsked();

  afterEach(async () => {
    const folder = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(folder);
    const rules = vscode.Uri.joinPath(folder, "citelens.json");
    for (const document of vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.toString() === rules.toString())) {
      await document.save();
    }
    await vscode.workspace.fs.delete(rules).then(undefined, () => undefined);
  });

  const open = async (file: string, text: string): Promise<vscode.TextDocument> =>
    (await vscode.window.showTextDocument(await files.write(file, text), { preview: false })).document;

  const wrongIds: readonly (readonly [string, string])[] = [
    ["id.bib", right.replace(ownId, otherId)],
    ["id.md", `# Papers\n\n- [${npo}](https://arxiv.org/abs/${otherId})\n`],
    ["id.py", `"""\n${npo}, arXiv:${otherId}\n"""\n`],
    ["id.tex", `We follow \\emph{${npo}} (arXiv:${otherId}).\n`],
    ["id.rst", `${npo}, https://arxiv.org/abs/${otherId}\n`],
  ];
  for (const [file, text] of wrongIds) {
    it(`find another paper's id in ${file}, and put the paper's own there, which one Undo reverts`, async () => {
      const document = await open(file, text);
      const [found] = await untilFound(document, [`other-paper-id: ${otherId}`]);
      assert.ok(found);
      assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
      assert.match(found.message, /^This identifier differs from what we know: it is that of “Deep Residual Learning/);
      await fix(document, `Use ${ownId}`);
      assert.equal(document.getText(), text.replace(otherId, ownId));
      await untilFound(document, []);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
      await untilFound(document, [`other-paper-id: ${otherId}`]);
    });
  }

  it("use the title and the authors as published", async () => {
    const wrong = "Negative Preference Optimizations: From Catastrophic Failure to Effective Unlearning";
    const bib = await open("parts.bib", right.replace(npo, wrong));
    await untilFound(bib, [`title: ${wrong}`]);
    await fix(bib, "Use the Title as Published");
    await untilFound(bib, []);
    const others = await open("others.bib", right.replace(npoAuthors, "Nobody, Anne and Other, Bob"));
    const [found] = await untilFound(others, ["authors: Nobody, Anne and Other, Bob"]);
    assert.match(
      found?.message ?? "",
      /^The authors differ from what we know: Zhang, Lin, Bai, Mei .*Not among them: Anne Nobody, Bob Other\.$/,
    );
    await fix(others, "Use the Authors as Published");
    assert.equal(others.getText(), right);
  });

  it("use the authors as published in prose, in the form that is written there", async () => {
    const line = (people: string): string => `# See ${people} (2024). ${npo}. arXiv:${ownId}\n`;
    const document = await open("authors.py", line("A. Nobody, B. Other, and C. Third"));
    await untilFound(document, ["authors: A. Nobody, B. Other, and C. Third"]);
    await fix(document, "Use the Authors as Published");
    assert.equal(document.getText(), line("R. Zhang, L. Lin, Y. Bai, and S. Mei"));
    await untilFound(document, []);
  });

  it("follow the text as it is typed, also in a document without a file", async () => {
    const editor = await edit("bibtex", right.replace(ownId, otherId));
    await untilFound(editor.document, [`other-paper-id: ${otherId}`]);
    const at = editor.document.getText().indexOf(otherId);
    for (const letter of ["1", "2", "3"]) {
      await editor.edit((builder) => {
        builder.insert(editor.document.positionAt(0), `% ${letter}\n`);
      });
    }
    await editor.edit((builder) => {
      const start = editor.document.positionAt(at + 12);
      builder.replace(new vscode.Range(start, start.translate(0, otherId.length)), ownId);
    });
    await untilFound(editor.document, []);
  });

  it("hide a finding here, by a comment or by citelens.json, and everywhere by its paper", async () => {
    const python = await open("hidden.py", `# ${npo}, arXiv:${otherId}\n`);
    await untilFound(python, [`other-paper-id: ${otherId}`]);
    await fix(python, "Ignore Here");
    assert.equal(python.getText(), `# ${npo}, arXiv:${otherId} # citelens: ignore other-paper-id\n`);
    await untilFound(python, []);
    const text = await open("hidden.txt", `${npo}, arXiv:${otherId}\n`);
    const other = await open("other.txt", `See ${npo}, arXiv:${otherId}\n`);
    await untilFound(text, [`other-paper-id: ${otherId}`]);
    await fix(text, "Ignore Here");
    await untilFound(text, []);
    await untilFound(other, [`other-paper-id: ${otherId}`]);
    await fix(other, "Ignore This Paper");
    await untilFound(other, []);
    const folder = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(folder);
    const rules = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "citelens.json"));
    assert.deepEqual(JSON.parse(rules.getText()), {
      ignore: [{ kind: "other-paper-id", files: "/check/hidden.txt", written: otherId }, { paper: ownId }],
    });
  });

  it("hide a finding above its entry, where BibTeX knows comments", async () => {
    const bib = await open("hidden.bib", right.replace(ownId, otherId));
    await untilFound(bib, [`other-paper-id: ${otherId}`]);
    await fix(bib, "Ignore Here");
    assert.equal(bib.getText(), `% citelens: ignore other-paper-id\n${right.replace(ownId, otherId)}`);
    await untilFound(bib, []);
  });

  it("open the page of the paper", async () => {
    const document = await open("page.md", `- ${npo}, arXiv:${otherId}\n`);
    await untilFound(document, [`other-paper-id: ${otherId}`]);
    const action = (await fixesOf(document)).find(({ title }) => title === "Open the Paper");
    assert.ok(action?.command);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    assert.deepEqual(asked.opened, [`https://arxiv.org/abs/${ownId}`]);
  });

  it("accuse nothing that is right, and nothing at all if the setting is off", async () => {
    const document = await open("off.bib", right.replace(ownId, otherId));
    await untilFound(document, [`other-paper-id: ${otherId}`]);
    await change("check.references", "off");
    await untilFound(document, []);
    await change("check.references", "openFiles");
    await untilFound(document, [`other-paper-id: ${otherId}`]);
    await untilFound(await open("right.bib", right), []);
  });

  it("compare prose with the bibliographies of the workspace, and an entry with no other entry there", async () => {
    const title = "A Remarkably Specific Title About Nothing That Anybody Has Written";
    const entry = `@misc{some, title = {${title}}, author = {Miller, Janet and Rossi, Riccardo}, year = 2020, eprint = {2001.99001}}\n`;
    await files.write("known.bib", entry);
    const markdown = await open("prose.md", `- ${title}, arXiv:2001.99002\n`);
    const [found] = await untilFound(markdown, ["other-paper-id: 2001.99002"]);
    assert.match(found?.message ?? "", /known\.bib/);
    assert.match(found?.relatedInformation?.[0]?.location.uri.path ?? "", /\/known\.bib$/);
    const bib = await open("second.bib", entry.replace("99001", "99002"));
    const marker = await open("marker.bib", right.replace(ownId, otherId));
    await untilFound(marker, [`other-paper-id: ${otherId}`]);
    await untilFound(bib, []);
  });
});
