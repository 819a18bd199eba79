import assert from "node:assert/strict";
import * as vscode from "vscode";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { cardsAt, plain } from "./editing";

/** Returns the Markdown of CiteLens's hovers at a position. */
async function hoverTexts({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return (await cardsAt(uri, position)).map(({ content }) => content.value).join("\n");
}

describe("every bundled paper in the editor", () => {
  it("has a hover on its title", async () => {
    const content = bundledPapers.map(({ title }) => `Read: ${title}`).join("\n");
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
    const missing: string[] = [];
    for (const [line, { title }] of bundledPapers.entries()) {
      const text = plain(await hoverTexts(document, new vscode.Position(line, "Read: ".length + 2)));
      if (!text.includes(plain(title))) {
        missing.push(title);
      }
    }
    assert.deepEqual(missing, []);
  });

  it("has its links in the hover, without trailing punctuation", async () => {
    const content = bundledPapers.map(({ title }) => `Read: ${title}`).join("\n");
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
    const missing: string[] = [];
    for (const [line, { links }] of bundledPapers.entries()) {
      const text = await hoverTexts(document, new vscode.Position(line, "Read: ".length + 2));
      missing.push(...links.filter(({ url }) => !text.includes(url) || /[.,;:)]$/.test(url)).map(({ url }) => url));
    }
    assert.deepEqual(missing, []);
  });

  it("has a hover on each of its names if the title is nearby", async () => {
    const rows = bundledPapers.flatMap(({ title, aliases }) =>
      aliases.filter(({ kind }) => kind === "name").map(({ text }) => ({ title, text })),
    );
    const content = rows.map(({ title, text }) => `We use ${text}. From: ${title}`).join("\n\n");
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
    const missing: string[] = [];
    for (const [i, { title, text }] of rows.entries()) {
      const shown = plain(await hoverTexts(document, new vscode.Position(2 * i, "We use ".length)));
      if (!shown.includes(plain(title))) {
        missing.push(`${text}: ${title}`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
