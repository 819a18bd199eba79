import assert from "node:assert/strict";
import * as vscode from "vscode";
import { cardsAt, plain, until } from "../editing";
import { useFiles } from "../workspaceFiles";

const title = "A Remarkably Specific Title About Nothing That Anybody Has Written";
const [ownId, otherId] = ["2001.99001", "2001.99002"];
const item = {
  id: "miller2020",
  type: "article-journal",
  title: `QuenchNet: ${title}`,
  author: [
    { family: "Miller", given: "Janet" },
    { family: "Rossi", given: "Riccardo" },
  ],
  issued: { "date-parts": [[2020]] },
  URL: `https://arxiv.org/abs/${ownId}`,
};
const entry = `@misc{some,\n  title = {QuenchNet: ${title}},\n  author = {Miller, Janet and Rossi, Riccardo},\n  year = 2020,\n  eprint = {${otherId}}\n}\n`;

function kindsIn(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .flatMap(({ source, code }) => (source === "CiteLens" && typeof code === "string" ? [code] : []));
}

async function cardOver(text: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content: text });
  const [card] = await cardsAt(document.uri, new vscode.Position(0, 1));
  return plain(card?.content.value ?? "");
}

describe("the libraries of citelens.json", () => {
  const files = useFiles("named");
  const project = (): vscode.Uri => vscode.Uri.joinPath(files.uriOf(""), "..", "citelens.json");
  const name = async (...libraries: readonly string[]): Promise<void> => {
    await vscode.workspace.fs.writeFile(project(), new TextEncoder().encode(JSON.stringify({ libraries })));
  };
  const isKnown = async (): Promise<boolean> => /Janet Miller/.test(await cardOver("QuenchNet"));

  afterEach(async () => {
    await vscode.workspace.fs.delete(project()).then(undefined, () => undefined);
    await until(async () => !(await isKnown()), "a library that is no longer known");
  });

  const names: readonly (readonly [what: string, ...libraries: string[]])[] = [
    ["a path", "named/lists/own.json"],
    ["a glob", "./named/**/*.json"],
    ["a path beside names of nothing", "../outside.json", "named/none.json", "named/lists/own.json"],
  ];
  for (const [what, ...libraries] of names) {
    it(`are read by ${what}, for hovers and as facts for bibliographies`, async () => {
      await files.write("lists/own.json", JSON.stringify([item]));
      assert.equal(await cardOver("QuenchNet"), "");
      await name(...libraries);
      await until(isKnown, "a card");
      const bib = (await vscode.window.showTextDocument(await files.write(`other${libraries.length}${what.length}.bib`, entry))).document;
      await until(() => kindsIn(bib.uri).includes("other-paper-id"), "a finding");
    });
  }

  it("follow the file and what is named there", async () => {
    const list = await files.write("lists/own.json", JSON.stringify([item]));
    await name("named/lists/own.json");
    await until(isKnown, "a card");
    await vscode.workspace.fs.delete(list);
    await until(async () => !(await isKnown()), "no card of a file that is gone");
    await files.write("lists/own.json", JSON.stringify([item]));
    await until(isKnown, "a card of a file that is back");
    await name();
    await until(async () => !(await isKnown()), "no card of a file that is no longer named");
  });

  it("make a .bib file of the workspace a fact for the others, as long as they name it", async () => {
    await files.write("right.bib", entry.replace(otherId, ownId));
    const bib = (await vscode.window.showTextDocument(await files.write("third.bib", entry))).document;
    await name("named/right.bib");
    await until(() => kindsIn(bib.uri).includes("other-paper-id"), "a finding");
    await vscode.workspace.fs.delete(project());
    await until(() => !kindsIn(bib.uri).includes("other-paper-id"), "no finding");
  });
});
