import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "../../editing";
import { answer, enter, picked, useAsked } from "../../window";
import { dataciteAnswer, useServices } from "../../online/answers";
import { untilOnlyBundled } from "../../workspaceFiles";

function folder(): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[1]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, "fixes");
}

async function write(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return (await vscode.window.showTextDocument(uri, { preview: false })).document;
}

/** Waits for the warning at a key, and returns its quick fixes with their edits. */
async function fixesAt(document: vscode.TextDocument, key: string): Promise<readonly vscode.CodeAction[]> {
  const find = (): vscode.Range | undefined =>
    vscode.languages.getDiagnostics(document.uri).find(({ source, range }) => source === "CiteLens" && document.getText(range) === key)
      ?.range;
  await until(() => find() !== undefined, `a warning at ${key}`);
  const range = find();
  assert.ok(range);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
}

async function fixAt(document: vscode.TextDocument, key: string, title: RegExp): Promise<vscode.CodeAction> {
  const fixes = await fixesAt(document, key);
  const fix = fixes.find((one) => title.test(one.title));
  assert.ok(fix, fixes.map((one) => one.title).join("\n"));
  return fix;
}

/** Returns the command of a quick fix with its arguments. */
function commandOf({ command }: vscode.CodeAction): readonly [string, ...unknown[]] {
  assert.ok(command);
  return [command.command, ...((command.arguments ?? []) as unknown[])];
}

async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.path.startsWith(folder().path))) {
    await document.save();
  }
}

const twice = `@misc{first,
  title = {Of Something Else},
  author = {Doe, Jane},
  year = {2020},
}

@misc{second,
  title = {Of Something Else},
  author = {Doe, Jane},
}

@misc{child,
  title = {A Child},
  author = {Doe, Jane},
  crossref = {second},
}
`;

describe("quick fixes for keys", () => {
  const asked = useAsked();
  const services = useServices();

  afterEach(saveAll);
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(folder(), { recursive: true });
    await untilOnlyBundled();
  });

  it("merge two entries of a paper: citations, cross-references, and the entry", async () => {
    const bib = await write("twice.bib", twice);
    const tex = await write("merged.tex", "\\bibliography{twice}\n\\cite{second} \\citep[see][3]{first, second,child} \\cite{second}\n");
    const md = await write("merged.md", "---\nbibliography: twice.bib\n---\n[@first; @second] and @second\n");
    const { edit } = await fixAt(bib, "second", /^Merge into first/);
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    assert.equal(
      bib.getText(),
      "@misc{first,\n  title = {Of Something Else},\n  author = {Doe, Jane},\n  year = {2020},\n}\n\n" +
        "@misc{child,\n  title = {A Child},\n  author = {Doe, Jane},\n  crossref = {first},\n}\n",
    );
    assert.equal(tex.getText(), "\\bibliography{twice}\n\\cite{first} \\citep[see][3]{first,child} \\cite{first}\n");
    assert.equal(md.getText(), "---\nbibliography: twice.bib\n---\n[@first] and @first\n");
  });

  it("find the paper of a key, beginning with its words, and record it", async () => {
    const bib = await write("found.bib", "@misc{doe, title = {Of Something}, author = {Doe, Jane}}\n");
    const tex = await write("found.tex", "\\bibliography{found}\n\\cite{zhang24negative}\n");
    const find = await fixAt(tex, "zhang24negative", /^Find Paper…$/);
    await answer(
      commandOf(find),
      async () => {
        const pick = await picked(asked);
        assert.match(pick.value, /zhang.*negative/);
        await until(() => /Negative Preference/.test(pick.activeItems[0]?.description ?? pick.activeItems[0]?.label ?? ""), "the paper");
      },
      enter,
    );
    await until(() => tex.getText().includes("\\cite{zhang2024negative}"), tex.getText());
    assert.match(bib.getText(), /@inproceedings\{zhang2024negative,/);
  });

  it("look a key up online that is an id, and record the paper", async () => {
    services.answers.set(
      "api.datacite.org/dois/",
      dataciteAnswer("2311.18001", { title: "Quuxdom", family: "Quuxer", given: "Ada", year: 2023 }),
    );
    const bib = await write("looked.bib", "@misc{doe, title = {Of Something}, author = {Doe, Jane}}\n");
    const md = await write("looked.md", "---\nbibliography: looked.bib\n---\nSee [@arxiv:2311.18001].\n");
    const lookUp = await fixAt(md, "arxiv:2311.18001", /^Look Up arxiv:2311\.18001 Online…$/);
    assert.deepEqual(services.asked, []);
    asked.choice = "Ask Once";
    await answer(commandOf(lookUp), enter);
    asked.choice = undefined;
    await until(() => md.getText().includes("[@quuxer2023quuxdom]"), md.getText());
    assert.match(bib.getText(), /\{quuxer2023quuxdom,/);
    await vscode.commands.executeCommand("citelens.undoImport");
  });

  it("add an entry to fill in, in the look of the file, with the cursor in its title", async () => {
    const bib = await write("filled.bib", '@MISC{doe,\n\ttitle = "Of Something",\n\tauthor = "Doe, Jane"\n}\n');
    const tex = await write("filled.tex", "\\bibliography{filled}\n\\cite{nobody1999}\n");
    const add = await fixAt(tex, "nobody1999", /^Add an Entry nobody1999 to .*filled\.bib…$/);
    await vscode.commands.executeCommand(...(commandOf(add) as [string, ...unknown[]]));
    const added = '@MISC{nobody1999,\n\ttitle = "",\n\tauthor = "",\n\tyear = ""\n}\n';
    assert.ok(bib.getText().endsWith(added), bib.getText());
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, bib);
    assert.equal(bib.offsetAt(editor.selection.active), bib.getText().length - added.length + added.indexOf('""') + 1);
    await vscode.commands.executeCommand("undo");
    assert.ok(!bib.getText().includes("nobody1999"));
  });

  it("ignore a key, and the button of the message takes that back", async () => {
    const ignored = (): unknown => vscode.workspace.getConfiguration("citelens").get("diagnostics.ignoredKeys");
    await write("ignored.bib", "@misc{doe, title = {Of Something}, author = {Doe, Jane}}\n");
    const tex = await write("ignored.tex", "\\bibliography{ignored}\n\\cite{somebody}\n");
    const ignore = await fixAt(tex, "somebody", /^Ignore somebody in This Workspace$/);
    await vscode.commands.executeCommand(...(commandOf(ignore) as [string, ...unknown[]]));
    assert.deepEqual(ignored(), ["somebody"]);
    assert.match(asked.messages.at(-1) ?? "", /warnings about somebody are off/);
    await until(() => vscode.languages.getDiagnostics(tex.uri).every(({ source }) => source !== "CiteLens"), "no warning");
    asked.choice = "Undo";
    await vscode.commands.executeCommand(...(commandOf(ignore) as [string, ...unknown[]]));
    assert.deepEqual(ignored(), []);
    await fixAt(tex, "somebody", /^Ignore/);
  });
});
