import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createPaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { createLog } from "../../../src/vscode/platform/log";
import { createMentionsInDocument } from "../../../src/vscode/mentions/mentionsInDocument";
import { createSearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { cardsAt, edit, until } from "../editing";
import { noEvidence } from "../services";

describe("mentions in a document", () => {
  const log = createLog();
  const search = createSearchIndexKeeper(() => bundledPapers, { log });
  const current = createPaperLookUps(() => bundledPapers, [], { search, keys: createPaperKeys(() => bundledPapers) });
  const mentions = createMentionsInDocument({ current, evidence: noEvidence });
  after(() => {
    mentions.dispose();
    current.dispose();
    search.dispose();
    log.dispose();
  });

  /** Returns the text of each mention, and the name that it was found by. */
  async function found(document: vscode.TextDocument): Promise<string[]> {
    const mentioned = await mentions.of(document);
    const text = document.getText();
    return mentioned.map(({ start, end, alias }) => `${text.slice(start, end)} as ${alias.text}`);
  }

  it("follow every edit: at several cursors, undone, and redone", async () => {
    const filler = "nothing of note\n".repeat(1000);
    const editor = await edit("python", `ViDT |\n${filler}ViDTBackbone(|)\n${filler}# | NPO\n`);
    const { document } = editor;
    const before = await found(document);
    assert.deepEqual(before, ["ViDT as ViDT", "ViDT as ViDT", "NPO as NPO"]);
    await editor.edit((builder) => {
      for (const { active } of editor.selections) {
        builder.insert(active, "npo_loss ");
      }
    });
    const edited = ["ViDT as ViDT", "npo as NPO", "ViDT as ViDT", "npo as NPO", "npo as NPO", "NPO as NPO"];
    assert.deepEqual(await found(document), edited);
    await vscode.commands.executeCommand("undo");
    assert.deepEqual(await found(document), before);
    await vscode.commands.executeCommand("redo");
    assert.deepEqual(await found(document), edited);
    await editor.edit((builder) => {
      builder.delete(new vscode.Range(0, 0, document.lineCount, 0));
    });
    assert.deepEqual(await found(document), []);
  });

  it("are announced once the user pauses, and when a name is muted", async () => {
    const editor = await edit("python", "ViDT|");
    assert.equal((await found(editor.document)).length, 1);
    let count = 0;
    const subscription = mentions.onDidChange(() => count++);
    const edits = 20;
    for (let i = 0; i < edits; i++) {
      await editor.edit((builder) => {
        builder.insert(new vscode.Position(0, 4), " ");
      });
    }
    const atLastEdit = count;
    await until(() => count > atLastEdit, "an announcement");
    // A loaded machine pauses as well, but not after each edit.
    assert.ok(count < edits, `${count} announcements`);
    count = 1;
    current.replace(bundledPapers, ["vidt"]);
    assert.equal(count, 2);
    assert.deepEqual(await found(editor.document), []);
    current.replace(bundledPapers, []);
    assert.equal(count, 3);
    subscription.dispose();
  });

  it("are found at once at the beginning of a 2 MB file with one line", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content: `ViDT ${"x y ".repeat(500_000)}` });
    const start = process.cpuUsage().user;
    assert.deepEqual(await found(document), ["ViDT as ViDT"]);
    const time = (process.cpuUsage().user - start) / 1000;
    assert.ok(time < 1500, `${time} ms`);
    assert.equal((await cardsAt(document.uri, new vscode.Position(0, 2))).length, 1);
  });
});
