import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import type { Paper } from "../../../src/core/paper";
import { keepPapers } from "../../../src/vscode/online/keepPapers";
import { useTemporaryFolder } from "../temporaryFolder";
import { useAsked } from "../window";
import { createOwnServices, type OwnServices } from "./ownServices";

/** The number of papers that each window adds. */
const count = 8;

function paper(name: string): Paper {
  const [one] = parseLibrary(`@misc{${name}, title = {Quux ${name} of Graphs}, author = {Quuxer, Ada}, doi = {10.1000/${name}}}`, {
    fileName: "",
  }).papers;
  assert.ok(one);
  return one;
}

describe("windows that add papers at once", () => {
  const { folder, log } = useTemporaryFolder("windows");
  useAsked();
  let windows: readonly [OwnServices, OwnServices];

  before(async () => {
    windows = [createOwnServices(folder(), log), createOwnServices(folder(), log)];
    await Promise.all(windows.map(({ personal }) => personal.refresh()));
  });
  after(() => {
    for (const window of windows) {
      window.dispose();
    }
  });

  const kept = (): readonly string[] =>
    parseLibrary(readFileSync(path.join(folder(), "library.json"), "utf8"), { fileName: "library.json" })
      .papers.map(({ doi = "" }) => doi)
      .sort();
  const doiOf = (window: number, index: number): string => `10.1000/w${window}n${index}`;
  const all = windowsAndIndexes().map(([window, index]) => doiOf(window, index));

  it("keep them all, and each knows those of the other", async () => {
    await Promise.all(windowsAndIndexes().map(([window, index]) => keepPapers(windows[window], [paper(`w${window}n${index}`)], "add")));
    assert.deepEqual(kept(), [...all].sort());
    for (const { personal, current } of windows) {
      await personal.refresh();
      await current.settled();
      assert.deepEqual(
        all.filter((doi) => !current.paperOf(doi)),
        [],
      );
    }
    assert.deepEqual(
      readdirSync(folder()).filter((name) => name.endsWith(".lock") || name.endsWith(".part")),
      [],
    );
  });

  it("keep one paper once if both add the same", async () => {
    await Promise.all(windows.map((window) => keepPapers(window, [paper("shared")], "add")));
    assert.deepEqual(kept(), [...all, "10.1000/shared"].sort());
  });
});

function windowsAndIndexes(): readonly (readonly [window: 0 | 1, index: number])[] {
  return Array.from({ length: count }, (_, index) => [[0, index] as const, [1, index] as const]).flat();
}
