import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { placeSamples } from "../../core/citations/places/placeSamples";
import { edit } from "../editing";

/** Returns the golden text of a place for the paper that all places cite. */
function goldenText(id: string): string {
  const root = vscode.extensions.getExtension("citelens.citelens")?.extensionPath ?? "";
  const golden = readFileSync(path.join(root, `test/fixtures/citations/places/${id}.txt`), "utf8");
  return /^=== a conference\n([\s\S]*?)\n=== /m.exec(golden)?.[1] ?? "";
}

describe("Insert Citation, in every place of the table", () => {
  for (const [id, { languageId, drawn, rdpackPackage }] of Object.entries(placeSamples)) {
    // Another test writes the file with the description of the package.
    const text = rdpackPackage === undefined ? drawn : drawn.replace("Does it", `Does it \\insertCite{other}{${rdpackPackage}}`);
    it(id, async () => {
      const editor = await edit(languageId, text);
      const before = editor.document.getText();
      await vscode.commands.executeCommand("citelens.insertCitation", "zhang2024negative");
      const expected =
        rdpackPackage === undefined ? goldenText(id) : goldenText(id).replace("Does it", `Does it \\insertCite{other}{${rdpackPackage}}`);
      assert.equal(editor.document.getText(), expected);
      await vscode.commands.executeCommand("undo");
      assert.equal(editor.document.getText(), before);
    });
  }
});
