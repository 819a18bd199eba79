import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndex } from "../../../src/core/search/createSearchIndex";
import { type SearchIndex } from "../../../src/core/search/searchIndex";
import { createSearchIndexCache } from "../../../src/vscode/lookup/searchIndexCache";
import { createSearchIndexKeeper, type SearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { generatedPapers, paperOf } from "../../core/search/papers";
import { until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

describe("the keeper of the search index", () => {
  const few = generatedPapers(40, 11);
  const many = [...generatedPapers(3200, 12).map((paper) => ({ ...paper, citekey: `many-${paper.citekey}` })), ...few];
  const { folder, log } = useTemporaryFolder("search");
  let keeper: SearchIndexKeeper | undefined;
  afterEach(() => {
    keeper?.dispose();
  });
  const found = (index: SearchIndex, query: string): readonly string[] =>
    index.search(query, { limit: 20 }).map(({ paper }) => paper.citekey);
  const make = (cache = createSearchIndexCache(vscode.Uri.file(folder()), log)): SearchIndexKeeper =>
    (keeper = createSearchIndexKeeper(() => few, { log, cache }));
  const whole = (made: SearchIndexKeeper, size: number): Promise<void> =>
    until(() => made.index().size === size, `${size} papers in the index`);
  const kept = (): string => path.join(folder(), "search.index");

  it("answers from few papers while many are read, blocks nothing, then answers from all and saves the index", async () => {
    const made = make();
    let changes = 0;
    made.onDidChange(() => changes++);
    let turns = 0;
    const counting = setInterval(() => turns++, 5);
    made.setPapers(many);
    assert.deepEqual(found(made.index(), "made7"), found(createSearchIndex(few), "made7"));
    await until(() => changes === 1, "all papers to be read");
    clearInterval(counting);
    assert.ok(turns > 5, `${turns} turns of others meanwhile`);
    assert.deepEqual(found(made.index(), "tion so"), found(createSearchIndex(many), "tion so"));
    await until(() => readdirSync(folder()).join() === "search.index", "the index to be saved");
  });

  it("loads the saved index, applies changes, and gives up work for outdated papers", async () => {
    const made = make({
      ...createSearchIndexCache(vscode.Uri.file(folder()), log),
      save: () => Promise.reject(new Error("It is saved although it was loaded.")),
    });
    made.setPapers(generatedPapers(3100, 13));
    made.setPapers(many);
    await whole(made, many.length);
    const changed = [paperOf("Zebra fish", { citekey: "zebra" }), ...many.slice(1)];
    made.setPapers(changed);
    await until(() => found(made.index(), "zebra fish")[0] === "zebra", "the new paper");
    await whole(made, changed.length);
    assert.ok(!found(made.index(), "many-made0").includes("many-made0"));
    made.setPapers(few);
    assert.equal(made.index().size, few.length);
  });

  it("goes on reading while a few papers change, and applies the changes when it is whole", async () => {
    const noted: string[] = [];
    const noting = Object.assign(Object.create(log) as vscode.LogOutputChannel, { info: (message: string) => noted.push(message) });
    keeper = createSearchIndexKeeper(() => few, { log: noting });
    keeper.setPapers(many);
    const changed = [paperOf("Zebra fish", { citekey: "zebra" }), paperOf("Zebra crossing", { citekey: "crossing" }), ...many.slice(1)];
    keeper.setPapers(changed.slice(0, -1));
    keeper.setPapers(changed);
    const made = keeper;
    await until(() => found(made.index(), "zebra fish")[0] === "zebra", "the new paper");
    await whole(made, changed.length);
    assert.ok(!found(made.index(), "many-made0").includes("many-made0"));
    assert.deepEqual(
      noted.map((message) => message.replace(/ in .*/, "")),
      [`Search knows ${many.length} papers: read`],
    );
  });

  it("builds the index again if the saved one is damaged, cut off, or of other papers, and logs that", async () => {
    const sound = readFileSync(kept());
    const damaged = Buffer.from(sound);
    damaged[sound.length >> 1] = (damaged[sound.length >> 1] ?? 0) ^ 1;
    for (const bytes of [damaged, sound.subarray(0, sound.length >> 1), Buffer.alloc(0)]) {
      writeFileSync(kept(), bytes);
      const warned: string[] = [];
      const noting = Object.assign(Object.create(log) as vscode.LogOutputChannel, { warn: (message: string) => warned.push(message) });
      const made = make(createSearchIndexCache(vscode.Uri.file(folder()), noting));
      made.setPapers(many);
      await whole(made, many.length);
      await until(() => existsSync(kept()) && readFileSync(kept()).equals(sound), "a sound index");
      assert.deepEqual(warned, ["The cached search index is damaged, of an older version, or of other papers; a new one is built."]);
      made.dispose();
    }
  });

  it("shows its progress if reading takes longer than half a second", async () => {
    const { withProgress } = vscode.window;
    const shown: string[] = [];
    const report = ({ message = "" }: { message?: string }): void => {
      shown.push(message);
    };
    const cancellation = new vscode.CancellationTokenSource();
    Object.assign(vscode.window, {
      withProgress: (options: vscode.ProgressOptions, task: Parameters<typeof withProgress>[1]) => {
        shown.push(options.title ?? "");
        return task({ report }, cancellation.token);
      },
    });
    try {
      keeper = createSearchIndexKeeper(() => few, { log });
      const slow = many.map(slowToRead);
      keeper.setPapers(slow);
      await whole(keeper, slow.length);
      await until(() => shown.length > 1, "a report");
    } finally {
      Object.assign(vscode.window, { withProgress });
      cancellation.dispose();
    }
    const [title, ...messages] = shown;
    assert.equal(title, "CiteLens: reading papers for the search");
    assert.ok(messages.length > 0 && messages.every((message) => /^\d{1,3} %$/.test(message)), messages.join());
  });
});

/** Returns the same paper with an abstract that takes a while to get, so that reading 3,000 papers shows progress on any machine. */
function slowToRead(paper: Paper): Paper {
  return {
    ...paper,
    get abstract() {
      for (const end = performance.now() + 0.25; performance.now() < end;) {
        // Waits.
      }
      return "An abstract.";
    },
  };
}
