import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Paper } from "../../../src/core/paper";
import { createSearchIndexKeeper, type SearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { createWordTable, type WordTable } from "../../../src/vscode/lookup/wordTable";
import { until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

const names = ["meaning.bin", "meaning-words.txt"] as const;

describe("the word table in the extension host", () => {
  const { folder, log } = useTemporaryFolder("words");
  const [bytes, list] = names.map((name) => readFileSync(path.join(__dirname, "../../../..", "seeds/meaning", name)));
  assert.ok(bytes && list);
  let keeper: SearchIndexKeeper | undefined;
  afterEach(() => {
    keeper?.dispose();
  });

  const papers = [
    ["drones", "Inspecting concrete from the air", "Unmanned aerial vehicles take images of structures, and a network segments defects."],
    ["pivot", "Bridges between languages", "We translate through a third language when two have no corpus in common."],
    ["roads", "Reading the surface of roads", "A camera on a car detects potholes and other damage."],
  ].map(([citekey = "", title = "", abstract = ""]): Paper => ({ citekey, title, abstract, authors: [], links: [], aliases: [] }));
  const described = "find cracks in bridges with drones";

  /** Writes a table as the extension has it, and returns it with the lines that it logs. */
  function tableOf(vectors: Uint8Array | undefined, words: Uint8Array): { readonly table: WordTable; readonly lines: readonly string[] } {
    const extension = path.join(folder(), "extension");
    rmSync(extension, { recursive: true, force: true });
    mkdirSync(path.join(extension, "dist/meaning"), { recursive: true });
    if (vectors) {
      writeFileSync(path.join(extension, "dist/meaning", names[0]), vectors);
    }
    writeFileSync(path.join(extension, "dist/meaning", names[1]), words);
    const lines: string[] = [];
    const table = createWordTable(vscode.Uri.file(extension), { warn: (line: string) => lines.push(line) });
    return { table, lines };
  }

  const first = (made: SearchIndexKeeper): string | undefined => made.index().search(described, { limit: 1 })[0]?.paper.citekey;

  it("is read and learnt once, when a query comes", async () => {
    const { table, lines } = tableOf(bytes, list);
    let [loads, changes] = [0, 0];
    const counting: WordTable = {
      load: () => {
        loads++;
        return table.load();
      },
    };
    const made = (keeper = createSearchIndexKeeper(() => papers, { log, words: counting }));
    made.onDidChange(() => changes++);
    made.setPapers(papers);
    assert.equal(loads, 0);
    await until(() => first(made) === "drones", "the paper in other words");
    for (let again = 0; again < 5; again++) {
      assert.equal(first(made), "drones");
    }
    assert.deepEqual([loads, changes, lines], [1, 1, []]);
    // Without the files, another look at them would fail.
    rmSync(path.join(folder(), "extension"), { recursive: true });
    assert.equal(await table.load(), await table.load());
    assert.deepEqual(lines, []);
  });

  const damages: readonly (readonly [what: string, vectors: Uint8Array | undefined, words: Uint8Array])[] = [
    ["cut off", bytes.subarray(0, bytes.length - 1000), list],
    ["empty", new Uint8Array(0), list],
    ["of another kind", Buffer.concat([Buffer.from("CLMX"), bytes.subarray(4)]), list],
    ["of another length", Buffer.concat([bytes, Buffer.from([0])]), list],
    ["without its words", bytes, list.subarray(0, -2)],
    ["missing", undefined, list],
  ];
  for (const [what, vectors, words] of damages) {
    it(`leaves the search by words if it is ${what}, and logs one line`, async () => {
      const { table, lines } = tableOf(vectors, words);
      const made = (keeper = createSearchIndexKeeper(() => papers, { log, words: table }));
      made.setPapers(papers);
      assert.equal(first(made), "pivot");
      await until(() => lines.length > 0, "the line of the log");
      await Promise.all([table.load(), table.load()]);
      const hits = made.index().search("detects potholes");
      assert.deepEqual([hits[0]?.paper.citekey, hits[0]?.isByMeaning], ["roads", false]);
      assert.equal(first(made), "pivot");
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", /^The word table (?:is damaged|cannot be read), so the search finds papers only by their own words\.$/);
    });
  }
});
