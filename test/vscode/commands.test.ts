import assert from "node:assert/strict";
import * as vscode from "vscode";
import { formatBibtex } from "../../src/core/formats/bibtex/write/formatBibtex";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { cardsAt, edit, until } from "./editing";
import { answer, down, enter, escape, picked, useAsked } from "./window";

const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative");
const npoTitle = npo?.title ?? "";

/** Returns the titles of the rows, without the names in front of them. */
function titlesIn(pick: vscode.QuickPick<vscode.QuickPickItem>): (string | undefined)[] {
  return pick.items.map(({ description }) => description?.split(" · ").at(-1));
}

describe("commands", () => {
  const asked = useAsked();

  it("Insert Citation: lists the paper of the name at the cursor or in the selection first", async () => {
    for (const drawn of ["x NP|O y", "⟦x NPO y⟧", "⟦x.NPO⟧"]) {
      const editor = await edit("markdown", drawn);
      await answer(["citelens.insertCitation"], enter);
      assert.equal(titlesIn(await picked(asked))[0], npoTitle, drawn);
      assert.match(editor.document.getText(), /NPO \[@zhang2024negative\]/);
    }
  });

  it("list all papers in an editor that another extension has left without a selection", async () => {
    const editor = await edit("markdown", "N|PO");
    editor.selections = [];
    await answer(["citelens.copyReferenceAs"], escape);
    assert.ok(titlesIn(await picked(asked)).includes(npoTitle));
  });

  it("Insert Citation: Escape changes nothing", async () => {
    const editor = await edit("markdown", "N|PO");
    await answer(["citelens.insertCitation"], escape);
    assert.equal(editor.document.getText(), "NPO");
  });

  it("Cite in Another Format…: lists the file's own style first, and then the others", async () => {
    const own = await edit("latex", "NP|O");
    await answer(["citelens.insertCitationAs", "zhang2024negative"], enter);
    assert.equal(own.document.getText(), "NPO \\cite{zhang2024negative}");
    const other = await edit("latex", "NP|O ");
    await answer(["citelens.insertCitationAs", "zhang2024negative"], down, enter);
    assert.equal(other.document.getText(), "NPO [@zhang2024negative] ");
  });

  it("Copy BibTeX: copies the entry as it is written into a .bib file", async () => {
    await vscode.commands.executeCommand("citelens.copyBibtex", "zhang2024negative");
    assert.ok(npo);
    assert.equal(await vscode.env.clipboard.readText(), `${formatBibtex(npo)}\n`);
    assert.match(formatBibtex(npo), /^@inproceedings\{zhang2024negative,/);
  });

  it("Open Linked Repository: opens the repository of the name at the cursor", async () => {
    await edit("python", "model = vi|dt()");
    await vscode.commands.executeCommand("citelens.openRepository");
    assert.deepEqual(asked.opened, ["https://github.com/naver-ai/vidt"]);
  });

  it("Open Linked Repository: lets the user choose one of several links", async () => {
    const paper = bundledPapers.find(({ links }) => links.length > 1);
    assert.ok(paper);
    await answer(["citelens.openRepository", paper.citekey], enter);
    assert.equal(asked.opened.length, 1);
    assert.ok(
      paper.links.some(({ url }) => url === asked.opened[0]),
      asked.opened[0],
    );
  });

  it("Open Linked Repository: says that no repository is known", async () => {
    const paper = bundledPapers.find(({ links }) => links.length === 0);
    assert.ok(paper);
    await vscode.commands.executeCommand("citelens.openRepository", paper.citekey);
    assert.deepEqual(asked.opened, []);
    assert.match(asked.messages.join(), /no linked repository for/);
  });

  it("Open Linked Repository: opens the links of all bundled papers unchanged, https only", async () => {
    for (const { citekey, links } of bundledPapers.filter((paper) => paper.links.length === 1)) {
      asked.opened.length = 0;
      await vscode.commands.executeCommand("citelens.openRepository", citekey);
      assert.deepEqual(
        asked.opened,
        links.map(({ url }) => url),
      );
      assert.match(asked.opened[0] ?? "", /^https:/);
    }
  });

  it("accept a paper's citation key, arXiv id, or address", async () => {
    for (const key of ["song2022extendable", "2204.07962", "arXiv:2204.07962v1", "https://github.com/naver-ai/vidt"]) {
      await vscode.env.clipboard.writeText("untouched");
      await vscode.commands.executeCommand("citelens.copyBibtex", key);
      assert.match(await vscode.env.clipboard.readText(), /^@\w+\{song2022extendable,/, key);
    }
  });

  for (const command of [
    "insertCitation",
    "insertCitationAs",
    "copyBibtex",
    "copyReferenceAs",
    "openRepository",
    "showInPanel",
    "showSource",
    "namePaper",
  ]) {
    it(`say that a key is unknown, and then do nothing: ${command}`, async () => {
      const editor = await edit("markdown", "N|PO");
      await vscode.env.clipboard.writeText("untouched");
      for (const key of ["nobody2000nothing", "__proto__", "constructor", `a\u0000${"b".repeat(500)}`]) {
        asked.messages.length = 0;
        await vscode.commands.executeCommand(`citelens.${command}`, key);
        assert.match(asked.messages.join("\n"), /^CiteLens: no paper matches “/, key);
        assert.ok((asked.messages[0] ?? "").length < 150);
      }
      assert.deepEqual(asked.picks, []);
      assert.equal(editor.document.getText(), "NPO");
      assert.equal(await vscode.env.clipboard.readText(), "untouched");
    });
  }

  it("ignore an argument that is empty or not a string", async () => {
    for (const value of ["", " ", 7, null, { key: "zhang2024negative" }, ["zhang2024negative"]]) {
      await vscode.env.clipboard.writeText("untouched");
      await answer(["citelens.copyBibtex", value], escape);
      assert.equal(await vscode.env.clipboard.readText(), "untouched");
    }
  });

  it("Show in Panel and Show Papers Panel: accept any argument", async () => {
    for (const value of ["zhang2024negative", "nobody2000nothing", undefined]) {
      await vscode.commands.executeCommand("citelens.showInPanel", value);
    }
    await vscode.commands.executeCommand("citelens.showPanel");
    await vscode.commands.executeCommand("citelens.showPaperAtCursor");
  });
});

describe("Find Paper", () => {
  const asked = useAsked();

  it("lists the most recently used papers first until the user types", async () => {
    await edit("plaintext", "|");
    await vscode.commands.executeCommand("citelens.copyBibtex", "song2022extendable");
    await vscode.commands.executeCommand("citelens.copyBibtex", "zhang2024negative");
    await answer(["citelens.findPaper"], escape);
    const pick = await picked(asked);
    const latest = ["zhang2024negative", "song2022extendable"].map(
      (wanted) => bundledPapers.find(({ citekey }) => citekey === wanted)?.title,
    );
    assert.deepEqual(titlesIn(pick).slice(0, 2), latest);
    assert.ok(pick.items.every(({ label, alwaysShow }) => label === "$(book)" && alwaysShow === true));
  });

  it("shows names, authors, venue, and buttons in each row", async () => {
    await edit("plaintext", "N|PO");
    await answer(["citelens.findPaper"], escape);
    const [row] = (await picked(asked)).items;
    assert.equal(row?.description, `NPO · ${npoTitle}`);
    assert.equal(row.detail, "Zhang et al. · COLM 2024 · daily papers");
    assert.deepEqual(
      row.buttons?.map(({ tooltip }) => tooltip),
      ["Insert Citation", "Open Linked Repository", "Show in Panel", "Name Paper…"],
    );
  });
});

describe("muting", () => {
  const asked = useAsked();

  async function isFound(text: string): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: text });
    return (await cardsAt(document.uri, new vscode.Position(0, 1))).length > 0;
  }
  function mutedNames(): { readonly globalValue?: unknown; readonly workspaceValue?: unknown } | undefined {
    return vscode.workspace.getConfiguration("citelens").inspect("mutedNames");
  }

  afterEach(async () => {
    for (const target of [vscode.ConfigurationTarget.Global, vscode.ConfigurationTarget.Workspace]) {
      await vscode.workspace.getConfiguration("citelens").update("mutedNames", undefined, target);
    }
  });

  it("mutes a name in this workspace, and unmutes it", async () => {
    assert.equal(await isFound("ViDT"), true);
    await answer(["citelens.muteName", "ViDT"], enter);
    assert.deepEqual(mutedNames()?.workspaceValue, ["ViDT"]);
    assert.equal(await isFound("ViDT"), false);
    await answer(["citelens.unmuteName"], enter);
    assert.equal(mutedNames()?.workspaceValue, undefined);
    assert.equal(await isFound("ViDT"), true);
  });

  it("mutes the name at the cursor in all workspaces", async () => {
    await edit("python", "x = build_vi|dt()");
    await answer(["citelens.muteName"], down, enter);
    assert.deepEqual(mutedNames()?.globalValue, ["ViDT"]);
    assert.equal(await isFound("ViDT"), false);
  });

  it("mutes only names of papers", async () => {
    for (const value of ["import", "arXiv:2404.05868", npoTitle]) {
      await vscode.commands.executeCommand("citelens.muteName", value);
    }
    assert.equal(asked.messages.length, 3);
    assert.deepEqual([mutedNames()?.globalValue, mutedNames()?.workspaceValue], [undefined, undefined]);
  });

  it("says that no name is muted", async () => {
    await vscode.commands.executeCommand("citelens.unmuteName");
    await until(() => asked.messages.length === 1, "a message");
    assert.match(asked.messages[0] ?? "", /no names are muted/);
  });
});
