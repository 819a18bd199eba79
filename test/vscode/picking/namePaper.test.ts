import assert from "node:assert/strict";
import * as vscode from "vscode";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { changeGivenNames } from "../../../src/vscode/library/importedLibrary";
import { cardsAt, edit, plain, until } from "../editing";
import { answer, enter, escape, picked, useAsked } from "../window";
import { useTemporaryFolder } from "../temporaryFolder";

const vidt = "song2022extendable";
const vidtTitle = "An Extendable, Efficient and Effective Transformer-based Object Detector";

/** Returns the cards at the first letter of a name in a Python document. */
async function cardOf(name: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: `x = ${name}()` });
  return plain((await cardsAt(document.uri, new vscode.Position(0, 4))).map(({ content }) => content.value).join("\n"));
}

describe("Name Paper…", () => {
  const asked = useAsked();
  const { folder } = useTemporaryFolder("given-names");
  const { showInputBox } = vscode.window;
  let typed: string | undefined;
  let options: vscode.InputBoxOptions | undefined;

  before(() => {
    Object.assign(vscode.window, {
      showInputBox: (given: vscode.InputBoxOptions) => {
        options = given;
        return Promise.resolve(typed);
      },
    });
  });
  after(() => {
    Object.assign(vscode.window, { showInputBox });
  });

  async function namePaper(name: string | undefined): Promise<void> {
    typed = name;
    await vscode.commands.executeCommand("citelens.namePaper", vidt);
  }

  it("gives a bundled paper a name that hovers find, and Remove Name… removes it", async () => {
    assert.equal(await cardOf("QuuxDetNet"), "");
    await namePaper(" QuuxDetNet ");
    await until(() => asked.messages.length > 0, "a message");
    assert.match(asked.messages[0] ?? "", /“An Extendable.*” is now called QuuxDetNet, too\./);
    assert.match(await cardOf("QuuxDetNet"), new RegExp(`^\\*\\*QuuxDetNet\\*\\* \\*\\*${vidtTitle}`));
    assert.ok((await cardOf("ViDT")).includes(vidtTitle));
    await namePaper(undefined);
    assert.equal(await options?.validateInput?.("quuxdetnet"), "The paper has this name already.");
    await answer(["citelens.removeName", vidt], enter);
    assert.equal(await cardOf("QuuxDetNet"), "");
    assert.ok((await cardOf("ViDT")).includes(vidtTitle));
  });

  it("gives a name that search and completion find, and that the exported library has", async () => {
    await namePaper("QuuxDetNet");
    const found = vscode.commands.executeCommand("citelens.findPaper");
    const pick = await picked(asked);
    pick.value = "quuxdetnet";
    await until(
      () => pick.items[0]?.description === `QuuxDetNet · ${vidtTitle}`,
      () => `the paper; ${pick.items[0]?.description ?? "none"}`,
    );
    await escape();
    await found;
    const editor = await edit("markdown", "See [@quuxdet|");
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      editor.selection.active,
    );
    assert.ok(items.some(({ label }) => typeof label !== "string" && label.description?.startsWith(vidt) === true));
    asked.files = [vscode.Uri.joinPath(vscode.Uri.file(folder()), "exported.json")];
    await vscode.commands.executeCommand("citelens.exportLibrary");
    const [file] = asked.files;
    const exported = file ? new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) : "";
    const named = parseLibrary(exported, { fileName: "exported.json" }).papers.find(({ title }) => title === vidtTitle);
    assert.deepEqual(named?.names, [{ name: "QuuxDetNet" }]);
    await answer(["citelens.removeName", vidt], enter);
    assert.equal(await cardOf("QuuxDetNet"), "");
  });

  it("is undone by the button of its message", async () => {
    asked.choice = "Undo";
    await namePaper("QuuxDetNet");
    await until(async () => (await cardOf("QuuxDetNet")) === "", "no card");
  });

  it("does nothing if the user cancels or types nothing", async () => {
    for (const name of [undefined, "", "  "]) {
      await namePaper(name);
    }
    assert.deepEqual(asked.messages, []);
  });

  it("checks the name while the user types", async () => {
    await namePaper(undefined);
    const check = async (name: string): Promise<unknown> => options?.validateInput?.(name);
    assert.equal(await check("ResNeXtish"), undefined);
    assert.equal(await check("vidt"), "The paper has this name already.");
    assert.match(String(await check("x")), /two to 100 characters/);
    assert.match(String(await check("a".repeat(101))), /two to 100 characters/);
    assert.deepEqual(await check("NPO"), {
      message: "Also a name of “Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning”.",
      severity: vscode.InputBoxValidationSeverity.Info,
    });
  });
});

describe("names in the imported library", () => {
  const { folder } = useTemporaryFolder("names");

  it("keep everything else of the paper, and of the others", async () => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(folder()), "library.json");
    const text = `[
{"id":"he2016deep","title":"Deep Residual Learning for Image Recognition","author":[{"family":"He"}],"note":"mine","custom":{"mark":1}},
{"id":"other","title":"Another","note":"same"}
]
`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const read = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const known = parseLibrary(text, { fileName: "library.json" }).papers;
    const [he] = known;
    assert.ok(he);
    const named = await changeGivenNames(file, known, { paper: he, change: (names) => [...names, { name: "ResNet" }] });
    const written = await read();
    assert.match(written, /"note":"mine".*"custom":\{"mark":1,"names":\[\{"name":"ResNet"\}\]\}/);
    assert.ok(written.includes('{"id":"other","title":"Another","note":"same"}'));
    assert.deepEqual(
      parseLibrary(written, { fileName: "library.json" }).papers.map(({ names }) => names),
      [[{ name: "ResNet" }], undefined],
    );
    await changeGivenNames(file, named.papers, { paper: he, change: () => [] });
    assert.ok(!(await read()).includes("ResNet"));
    await named.undo();
    assert.ok((await read()).includes('"note":"mine"'));
  });

  it("are those of a new record if the library lacks the paper", async () => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(folder()), "empty.json");
    const [paper] = parseLibrary("@misc{a, title = {A Paper}, author = {Doe, Jane}}", { fileName: "a.bib" }).papers;
    assert.ok(paper);
    const { papers, undo } = await changeGivenNames(file, [], { paper, change: () => [{ name: "Quux" }] });
    assert.deepEqual(
      papers.map(({ citekey, names }) => [citekey, names]),
      [["a", [{ name: "Quux" }]]],
    );
    await undo();
    await assert.rejects(async () => vscode.workspace.fs.stat(file));
  });
});
