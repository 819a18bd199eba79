import assert from "node:assert/strict";
import * as vscode from "vscode";
import { cardsAt, edit, plain, until } from "../editing";
import { answer, down, enter, useAsked } from "../window";

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";

/** Puts the cursor (`|`) into a text, runs a command, and returns what the hover at the cursor says. */
async function cardAfter(command: string, drawn: string, languageId = "python"): Promise<string> {
  const editor = await edit(languageId, drawn);
  await vscode.commands.executeCommand(command);
  const cards = await cardsAt(editor.document.uri, editor.selection.active);
  assert.equal(cards.length, 1, drawn);
  return plain(cards[0]?.content.value ?? "");
}

describe("Explain Name at Cursor", () => {
  useAsked();

  it("says why a name is shown, and offers to change that", async () => {
    const card = await cardAfter("citelens.explainName", "class ViDTBack|bone:");
    assert.match(card, /^\*\*“ViDT” is shown here\*\* “ViDT” .*It is a name of this paper: - \[An Extendable/);
    assert.match(card, /Always show “ViDT”\].*Never show “ViDT”\]/);
  });

  it("lists all papers that bear the name, and says which of them is shown", async () => {
    const card = await cardAfter("citelens.explainName", "# Segment Anything: prompt the mask decoder of SA|M");
    assert.match(card, /^\*\*“SAM” is shown here\*\*.*Another paper is called SAM too\./);
    assert.match(card, /It is a name of these papers: - \[Segment Anything\].* - \[Sharpness-Aware Minimization.*ICLR 2021/);
  });

  it("says why a name is silent", async () => {
    const card = await cardAfter("citelens.explainName", "np|o_budget = 4");
    assert.match(card, /^\*\*“NPO” is not shown here\*\* “NPO” may mean something else here: /);
    assert.ok(card.includes(npoTitle), card);
  });

  it("says that no paper has the name, or that there is none", async () => {
    assert.match(await cardAfter("citelens.explainName", "some_<b>th|ing</b> = 1"), /^No known paper is called “thing” or a part of it\./);
    assert.match(await cardAfter("citelens.explainName", "x = ( | )"), /^There is no name at the cursor\./);
  });

  it("gives way to the usual hover as soon as the cursor moves or the text changes", async () => {
    const editor = await edit("python", "x = ViD|T");
    const at = editor.selection.active;
    await vscode.commands.executeCommand("citelens.explainName");
    await editor.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), " ");
    });
    const [card] = await cardsAt(editor.document.uri, at);
    assert.match(plain(card?.content.value ?? ""), /Insert citation/);
  });

  it("may run only its own commands", async () => {
    const editor = await edit("python", "ViD|T");
    await vscode.commands.executeCommand("citelens.explainName");
    const [card] = await cardsAt(editor.document.uri, editor.selection.active);
    assert.deepEqual(card?.content.isTrusted, {
      enabledCommands: [
        "citelens.alwaysShowName",
        "citelens.findPaper",
        "citelens.muteName",
        "citelens.namePaper",
        "citelens.showInPanel",
        "citelens.unmuteName",
      ],
    });
  });
});

describe("Show Paper at Cursor", () => {
  useAsked();

  it("says at the cursor why there is no paper", async () => {
    assert.match(await cardAfter("citelens.showPaperAtCursor", "np|o_budget = 4"), /“NPO” is not shown here/);
    assert.match(await cardAfter("citelens.showPaperAtCursor", "import o|s"), /No known paper is called “os”/);
  });

  it("shows the card anywhere on the identifier", async () => {
    assert.match(await cardAfter("citelens.showPaperAtCursor", "loss = npo_lo|ss(x)"), /Insert citation/);
  });
});

describe("Always Show Name", () => {
  const asked = useAsked();
  const silent = "npo_budget = 4";

  async function isFound(): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: silent });
    return (await cardsAt(document.uri, new vscode.Position(0, 1))).length > 0;
  }
  function names(key: string): { readonly globalValue?: unknown; readonly workspaceValue?: unknown } | undefined {
    return vscode.workspace.getConfiguration("citelens").inspect(key);
  }

  afterEach(async () => {
    for (const key of ["mutedNames", "shownNames"]) {
      for (const target of [vscode.ConfigurationTarget.Global, vscode.ConfigurationTarget.Workspace]) {
        await vscode.workspace.getConfiguration("citelens").update(key, undefined, target);
      }
    }
  });

  it("shows a silent name in this workspace, and lets CiteLens decide again", async () => {
    assert.equal(await isFound(), false);
    await answer(["citelens.alwaysShowName", "NPO"], enter);
    assert.deepEqual(names("shownNames")?.workspaceValue, ["NPO"]);
    assert.equal(await isFound(), true);
    const card = await cardAfter("citelens.explainName", "np|o_budget = 4");
    assert.match(card, /“NPO” is shown here\*\* You chose to always show this name\..*Let CiteLens decide\].*Never show/);
    await vscode.commands.executeCommand("citelens.unmuteName", "NPO");
    assert.equal(names("shownNames")?.workspaceValue, undefined);
    assert.equal(await isFound(), false);
  });

  it("shows the silent name at the cursor in all workspaces, and no longer if it is muted", async () => {
    await edit("python", "np|o_budget = 4");
    await answer(["citelens.alwaysShowName"], down, enter);
    assert.deepEqual(names("shownNames")?.globalValue, ["NPO"]);
    await answer(["citelens.muteName", "NPO"], enter);
    assert.deepEqual([names("shownNames")?.globalValue, names("mutedNames")?.workspaceValue], [undefined, ["NPO"]]);
    const card = await cardAfter("citelens.explainName", "npo_|loss");
    assert.match(card, /“NPO” is not shown here\*\* You chose never to show “NPO”\..*Let CiteLens decide\].*Always show/);
    await answer(["citelens.alwaysShowName", "NPO"], enter);
    assert.equal(names("mutedNames")?.workspaceValue, undefined);
    assert.equal(await isFound(), true);
  });

  it("accepts only names of papers", async () => {
    await vscode.commands.executeCommand("citelens.alwaysShowName", "import");
    await until(() => asked.messages.length === 1, "a message");
    assert.match(asked.messages[0] ?? "", /always show/);
    assert.equal(names("shownNames")?.globalValue, undefined);
  });
});
