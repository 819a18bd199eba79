import assert from "node:assert/strict";
import * as vscode from "vscode";
import { edit, until } from "../editing";
import { escape, picked, useAsked } from "../window";
import { useServices } from "./answers";

const text = `See arXiv:2311.17001, https://arxiv.org/abs/2311.17002, doi: 10.1000/none.1, https://openreview.net/forum?id=abcdefghij
and [@unknown2311key], [@arxiv:2311.17003], ViDT and @zhang2024negative.
`;

describe("requests", () => {
  const asked = useAsked();
  const services = useServices();

  afterEach(() => {
    assert.deepEqual(services.asked, []);
  });

  it("are sent by no hover", async () => {
    const { document } = await edit("markdown", text);
    for (let offset = 0; offset < text.length; offset += 4) {
      await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, document.positionAt(offset));
    }
  });

  it("are sent by no completion, link, definition, or quick fix", async () => {
    const { document } = await edit("markdown", text);
    for (const word of ["unknown", "arxiv:", "zhang"]) {
      const position = document.positionAt(text.indexOf(`@${word}`) + word.length);
      await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, position);
      await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, position);
    }
    await vscode.commands.executeCommand("vscode.executeLinkProvider", document.uri);
    const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, all);
  });

  it("are sent by no diagnostic", async () => {
    const { document } = await edit(
      "bibtex",
      "@misc{a, title = {A Title of 2311}, eprint = {2311.17004}, doi = {10.1000/none.2}, author = {Doe, J}}\n",
    );
    await vscode.commands.executeCommand("citelens.checkReferences");
    vscode.languages.getDiagnostics(document.uri);
  });

  for (const isOn of [false, true]) {
    it(`are sent by no opening of the panel, with daily papers switched ${isOn ? "on" : "off"}`, async () => {
      const configuration = vscode.workspace.getConfiguration("citelens");
      await configuration.update("daily", isOn, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand("citelens.showPanel");
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await vscode.commands.executeCommand("citelens.showMine");
      await new Promise((resolve) => setTimeout(resolve, 500));
      await configuration.update("daily", undefined, vscode.ConfigurationTarget.Global);
    });
  }

  for (const query of ["2311.17005", "https://doi.org/10.1000/none.3", "gibberishthatnopaperhas", "like:vaswani2017attention"]) {
    it(`are sent by no search for ${query}`, async () => {
      const found = vscode.commands.executeCommand("citelens.findPaper");
      const pick = await picked(asked);
      pick.value = query;
      await until(() => pick.items.length > 0, "rows");
      await new Promise((resolve) => setTimeout(resolve, 200));
      await escape();
      await found;
    });
  }
});
