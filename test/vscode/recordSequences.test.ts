import assert from "node:assert/strict";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { parseBibtex } from "../../src/core/bibliography/parseBibtex";
import { citekeysIn } from "../../src/core/citations/findCitations";
import { createRandom, randomBelow, randomOf } from "../random";
import { until } from "./editing";

const sequences = 12;
const steps = 8;
const citekeys = ["zhang2024negative", "song2022extendable", "he2021debertav3", "xiao2022retromae"];

/** What the person writes by hand, each time with a number of its own. */
const handWritten: readonly ((number: number) => string)[] = [
  (number) => `% read this again (${number})\n`,
  (number) => `@misc{own${number}, title = "A '{x}' note ${number}"}\n`,
  (number) => `@comment{done ${number}}\n`,
];

describe("citing, undoing, redoing, editing and saving at random", () => {
  let folder = vscode.Uri.file("/");

  before(() => {
    const second = vscode.workspace.workspaceFolders?.[1]?.uri;
    assert.ok(second);
    folder = vscode.Uri.joinPath(second, "sequences");
  });

  after(async () => {
    const own = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputText && input.uri.path.startsWith(`${folder.path}/`));
    await vscode.window.tabGroups.close(own);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  async function written(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return vscode.workspace.openTextDocument(uri);
  }

  /** Cites one of the papers at the document's end; both files as they were up to there. */
  async function cite(document: vscode.TextDocument, bib: vscode.TextDocument, citekey: string): Promise<void> {
    const [before, bibBefore] = [document.getText(), bib.getText()];
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(before.length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand("citelens.insertCitation", citekey);
    await until(() => document.getText() !== before || citekeysIn(before, "markdown").includes(citekey), `${citekey} is cited`);
    assert.ok(bib.getText().startsWith(bibBefore), bib.getText());
    assert.equal(parseBibtex(bib.getText()).papers.filter((paper) => paper.citekey === citekey).length, 1, bib.getText());
  }

  async function write(bib: vscode.TextDocument, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bib.uri, bib.positionAt(bib.getText().length), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  async function runSequence(number: number, random: () => number): Promise<void> {
    const mine = `% mine, ${number}\n@misc{mine${number}, title = {Mine}}\n`;
    const bib = await written(`s${number}.bib`, mine);
    const document = await written(`s${number}.md`, `---\nbibliography: s${number}.bib\n---\nText. `);
    for (let step = 0; step < steps; step++) {
      const kind = randomBelow(random, 7);
      if (kind < 3) {
        await cite(document, bib, randomOf(random, citekeys));
      } else if (kind < 5) {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand(kind === 3 ? "undo" : "redo");
      } else if (kind === 5) {
        await write(bib, randomOf(random, handWritten)(100 * number + step));
      } else {
        assert.ok(await bib.save());
      }
      const { papers, problems } = parseBibtex(bib.getText());
      assert.deepEqual(problems, [], bib.getText());
      assert.equal(new Set(papers.map(({ title }) => title)).size, papers.length, bib.getText());
      assert.ok(bib.getText().startsWith(mine), bib.getText());
    }
    await bib.save();
    await document.save();
  }

  it(`leaves each paper once and what the person wrote, in ${sequences} sequences`, async function () {
    this.timeout(300_000);
    const random = createRandom(66);
    for (let number = 0; number < sequences; number++) {
      await runSequence(number, random);
    }
    reporters.Base.consoleLog(`      ${sequences} sequences of ${steps} steps`);
  });
});
