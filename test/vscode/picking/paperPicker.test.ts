import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import { createPaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { createOpenPicks, pickPapers } from "../../../src/vscode/picking/paperPicker";
import { paperOf } from "../../core/search/papers";
import { until } from "../editing";
import { userPapers } from "../services";
import { escape, picked, useAsked } from "../window";

describe("the paper picker", () => {
  const asked = useAsked();
  const papers = [
    paperOf("Detecting Objects", {
      citekey: "song2022",
      authors: [{ family: "Song", given: "Hwanjun" }],
      abstract: "Transformers look at the colour of a scene.",
    }),
    paperOf("Losses for Retrieval", { citekey: "doe2019", authors: [{ family: "Doe" }] }),
  ];
  const index = createSearchIndex(papers);

  /** Checks the icon of the first row for a query. */
  const check = (query: string, expected: string): void => {
    it(`shows ${expected} for ${query === "" ? "nothing typed" : query}`, async () => {
      const { event } = new vscode.EventEmitter<void>();
      const search: typeof index.search = (_, options) => index.search(query, options);
      const keeper = { index: () => ({ ...index, search }), setPapers: () => undefined, onDidChange: event, dispose: () => undefined };
      const current = createPaperLookUps(() => papers, [], { search: keeper, keys: createPaperKeys(() => papers) });
      const done = pickPapers(
        { current, recent: { citekeys: () => [], add: () => undefined }, openPicks: createOpenPicks(), personal: userPapers() },
        { title: "Find", placeholder: "What?" },
      );
      const pick = await picked(asked);
      assert.deepEqual([pick.items[0]?.label, pick.items[0]?.description], [expected, "Detecting Objects"]);
      await until(() => pick.activeItems.length > 0, "an active row");
      await escape();
      assert.deepEqual(await done, []);
      current.dispose();
    });
  };
  check("", "$(book)");
  check("objects", "$(book)");
  check("song objects", "$(book)");
  check("song", "$(person)");
  check("hwanjun song", "$(person)");
  check("transformers scene", "$(note)");

  it("picks papers by keybinding in a second list, though VS Code closes the first list only after the second has opened", async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content: "" }));
    const insert = (): Promise<unknown> => Promise.resolve(vscode.commands.executeCommand("citelens.insertCitation"));
    const first = insert();
    const firstPick = await picked(asked);
    let isFirstHidden = false;
    firstPick.onDidHide(() => (isFirstHidden = true));
    const second = insert();
    await until(() => asked.picks.length === 2, "a second pick");
    const secondPick = await picked(asked);
    await until(() => isFirstHidden && secondPick.activeItems.length > 0, "the second pick alone");
    await first;
    await vscode.commands.executeCommand("citelens.pickAnother");
    assert.match(secondPick.title ?? "", /\(1 picked\)$/);
    await escape();
    await second;
    await vscode.commands.executeCommand("citelens.pickAnother");
    assert.match(secondPick.title ?? "", /\(1 picked\)$/);
  });
});
