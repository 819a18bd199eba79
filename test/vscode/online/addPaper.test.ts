import assert from "node:assert/strict";
import * as vscode from "vscode";
import { cardsAt, edit, plain, until } from "../editing";
import { answer, down, enter, escape, opening, picked, useAsked } from "../window";
import { crossrefAnswer, dataciteAnswer, useServices } from "./answers";

const accept = "workbench.action.acceptSelectedQuickOpenItem";
const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("citelens");

/** Returns the cards at the first letter of a text in Markdown. */
async function cardOf(text: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content: text });
  return plain((await cardsAt(document.uri, new vscode.Position(0, 1))).map(({ content }) => content.value).join("\n"));
}

describe("Add Paper…", () => {
  const asked = useAsked();
  const services = useServices();
  const title = (word: string): string => `${word} of Spatial Graphs`;
  /** Makes DataCite know a preprint, and the test's user agree to ask. */
  const answerFor = (id: string, word: string): void => {
    services.answers.set(
      `api.datacite.org/dois/10.48550/arxiv.${id}`,
      dataciteAnswer(id, { title: title(word), family: "Quuxer", given: "Ada", year: 2023 }),
    );
    asked.choice = "Ask Once";
  };
  const undoLast = async (): Promise<void> => {
    asked.choice = undefined;
    await vscode.commands.executeCommand("citelens.undoImport");
  };

  afterEach(() => configuration().update("online.lookUp", undefined, vscode.ConfigurationTarget.Global));

  it("looks an id up after a question, shows what was found, adds it, and takes it back", async () => {
    const id = "2311.16161";
    answerFor(id, "Quuxification");
    assert.match(await cardOf(`arXiv:${id}`), /^arXiv:2311\.16161 is not in your library\. \[Look Up…\]/);
    assert.deepEqual(services.asked, []);
    await answer(["citelens.addPaper", `arXiv:${id}v2`], enter);
    assert.match(asked.messages[0] ?? "", /^Ask DataCite, Hugging Face, arXiv, Semantic Scholar about “2311\.16161”\?$/);
    assert.equal(asked.messages[1], `CiteLens: “${title("Quuxification")}”: 1 added.`);
    assert.match(await cardOf(`arXiv:${id}`), /\*\*Quuxification of Spatial Graphs\*\*.*Ada Quuxer|Quuxer.*your own library/);
    await undoLast();
    assert.match(await cardOf(`arXiv:${id}`), /is not in your library/);
  });

  it("asks nobody without an answer to its question, nor if the setting forbids it", async () => {
    await vscode.commands.executeCommand("citelens.addPaper", "2311.16163");
    assert.equal(asked.messages.length, 1);
    await configuration().update("online.lookUp", "never", vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand("citelens.addPaper", "2311.16163");
    assert.match(asked.messages[1] ?? "", /switched off by the setting citelens\.online\.lookUp/);
    assert.deepEqual(services.asked, []);
  });

  it("asks without its question once the user has said Always", async () => {
    answerFor("2311.16164", "Quuxability");
    asked.choice = "Always";
    await answer(["citelens.addPaper", "2311.16164"], escape);
    assert.equal(configuration().get("online.lookUp"), "always");
    asked.messages.length = 0;
    await answer(["citelens.addPaper", "2311.16164"], escape);
    assert.deepEqual(asked.messages, []);
  });

  it("lets the user choose among the papers of a title, also if there is one", async () => {
    const work = { title: title("Quuxitude"), family: "Quuxer", given: "Ada", year: 2021, doi: "10.1000/quuxitude", venue: "Graphs Today" };
    services.answers.set("api.crossref.org/works?", crossrefAnswer(work));
    asked.choice = "Ask Once";
    await answer(["citelens.addPaper", work.title], opening(accept), enter);
    assert.match(asked.messages[0] ?? "", /^Ask Crossref.*about “Quuxitude of Spatial Graphs”\?$/);
    assert.equal(asked.messages[1], `CiteLens: “${work.title}”: 1 added.`);
    assert.match(await cardOf(`https://doi.org/${work.doi}`), /Quuxitude of Spatial Graphs/);
    await undoLast();
  });

  it("reads a pasted entry without asking anybody", async () => {
    await answer(
      ["citelens.addPaper", "@misc{quuxed, title = {Quuxed Spatial Graphs}, author = {Quuxer, Ada}, doi = {10.1000/quuxed}}"],
      enter,
    );
    assert.deepEqual(asked.messages, ["CiteLens: “Quuxed Spatial Graphs”: 1 added."]);
    assert.deepEqual(services.asked, []);
    await undoLast();
  });

  it("says in one sentence why there is no paper", async () => {
    asked.choice = "Ask Once";
    await vscode.commands.executeCommand("citelens.addPaper", "10.1000/unknown-to-all");
    assert.match(asked.messages[1] ?? "", /^CiteLens: “10\.1000\/unknown-to-all” is unknown to .*Crossref/);
    services.answers.set("api.crossref.org/", "offline");
    await vscode.commands.executeCommand("citelens.addPaper", "A Title That Nobody Answers For");
    assert.match(asked.messages.at(-1) ?? "", /^CiteLens: .*Crossref could not be reached/);
  });

  it("shows what it will do while the user types, without a request, and a known paper first", async () => {
    const done = vscode.commands.executeCommand("citelens.addPaper");
    await until(() => asked.picks.length > 0, "the box");
    const pick = asked.picks.at(-1);
    assert.ok(pick);
    const shows = async (typed: string, expected: RegExp): Promise<void> => {
      pick.value = typed;
      const rows = (): string => pick.items.map(({ description = "" }) => description).join("\n");
      await until(
        () => expected.test(rows()),
        () => `${String(expected)} for ${typed}, but: ${rows()}`,
      );
    };
    await shows("https://arxiv.org/pdf/2311.16165v3", /^Look up 2311\.16165$/);
    await shows("10.1000/182", /^Look up 10\.1000\/182$/);
    await shows("some words of a title", /^Look for the title “some words of a title”$/);
    await shows("@misc{a, title = {B}}", /^Add the pasted entry$/);
    await shows("2404.05868", /^Negative Preference Optimization/);
    await escape();
    await done;
    assert.deepEqual(services.asked, []);
  });

  it("is offered by the list of papers if none matches", async () => {
    answerFor("2311.16166", "Quuxness");
    const found = vscode.commands.executeCommand("citelens.findPaper");
    const pick = await picked(asked);
    pick.value = "2311.16166";
    await until(() => pick.items.some(({ description }) => description === "Look up “2311.16166” online…"), "the offer");
    pick.activeItems = pick.items.filter(({ description }) => description === "Look up “2311.16166” online…");
    await until(() => pick.activeItems[0]?.description?.startsWith("Look up “") === true, "the active offer");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await opening(accept)();
    await found;
    await escape();
    assert.ok(services.asked.length > 0);
  });

  it("is undone for good by Remove from Library…, which is undone by its message", async () => {
    const entry = "@misc{quuxless, title = {Quuxless Graphs}, author = {Quuxer, Ada}, doi = {10.1000/quuxless}}";
    await answer(["citelens.addPaper", entry], enter);
    assert.match(await cardOf("doi: 10.1000/quuxless"), /Quuxless Graphs/);
    await vscode.commands.executeCommand("citelens.removePaper", "10.1000/quuxless");
    assert.equal(asked.messages.at(-1), "CiteLens: “Quuxless Graphs” is no longer in your library.");
    assert.match(await cardOf("doi: 10.1000/quuxless"), /is not in your library/);
    await answer(["citelens.addPaper", entry], enter);
    asked.choice = "Undo";
    await vscode.commands.executeCommand("citelens.removePaper", "10.1000/quuxless");
    await until(async () => /\*\*Quuxless Graphs/.test(await cardOf("doi: 10.1000/quuxless")), "the paper again");
    asked.choice = undefined;
    await vscode.commands.executeCommand("citelens.removePaper", "10.1000/quuxless");
    await vscode.commands.executeCommand("citelens.removePaper", "zhang2024negative");
    assert.match(asked.messages.at(-1) ?? "", /is not in your own library, but in /);
  });

  it("is edited as an entry, and saving keeps it", async () => {
    await answer(["citelens.addPaper", "@misc{quuxish, title = {Quuxish Graphs}, author = {Quuxer, Ada}, doi = {10.1000/quuxish}}"], enter);
    await vscode.commands.executeCommand("citelens.editPaper", "10.1000/quuxish");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    assert.match(document.getText(), /title\s+= \{Quuxish Graphs\}/);
    const change = async (from: string, to: string): Promise<boolean> => {
      const at = document.getText().indexOf(from);
      const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
      await editor.edit((builder) => {
        builder.replace(range, to);
      });
      return document.save();
    };
    assert.ok(await change("Quuxish Graphs", "Quuxish Trees"));
    assert.equal(asked.messages.at(-1), "CiteLens: your library has the changed entry of “Quuxish Trees”.");
    assert.match(await cardOf("doi: 10.1000/quuxish"), /Quuxish Trees/);
    await change(document.getText(), "no entry");
    assert.match(await cardOf("doi: 10.1000/quuxish"), /Quuxish Trees/);
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await vscode.commands.executeCommand("citelens.removePaper", "10.1000/quuxish");
  });

  it("cites what it adds", async () => {
    answerFor("2311.16167", "Quuxhood");
    const editor = await edit("markdown", "See |.");
    await answer(["citelens.addPaper", "2311.16167"], down, enter);
    await until(
      () => editor.document.getText().includes("quuxer2023quuxhood"),
      () => editor.document.getText(),
    );
    await undoLast();
  });
});
