import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { CachedPapers } from "../../../src/core/library/cache/cachedPapers";
import { createPaperNames } from "../../../src/vscode/library/paperNames";
import { createPapersCache, type PapersCache } from "../../../src/vscode/library/papersCache";
import { useTemporaryFolder } from "../temporaryFolder";

const file = vscode.Uri.file("/somewhere/papers.bib");
const read: CachedPapers = {
  papers: bundledPapers,
  problems: [{ line: 7, message: "the entry's braces do not match" }],
  lines: new Map(bundledPapers.slice(0, -1).map(({ citekey }, index) => [citekey, index + 1])),
};

describe("the cache of papers", () => {
  const { folder, log } = useTemporaryFolder("papers");
  const cacheOf = (version: string): PapersCache =>
    createPapersCache({ folder: vscode.Uri.file(path.join(folder(), "cache")), version, log });
  const kept = (): string => path.join(folder(), "cache", readdirSync(path.join(folder(), "cache"))[0] ?? "");

  it("returns the papers that were saved", async () => {
    const cache = cacheOf("1.0.0");
    assert.equal(await cache.load(file, "1:2"), undefined);
    await cache.save(file, "1:2", read);
    assert.deepEqual(await cache.load(file, "1:2"), read);
  });

  it("waits for a stamp that is not known yet", async () => {
    assert.deepEqual(await cacheOf("1.0.0").load(file, Promise.resolve("1:2")), read);
    assert.equal(await cacheOf("1.0.0").load(file, Promise.resolve(undefined)), undefined);
  });

  it("returns nothing for another state of the file, another file, or another version", async () => {
    assert.equal(await cacheOf("1.0.0").load(file, "1:3"), undefined);
    assert.equal(await cacheOf("1.0.0").load(vscode.Uri.file("/somewhere/else.bib"), "1:2"), undefined);
    assert.equal(await cacheOf("1.0.1").load(file, "1:2"), undefined);
  });

  it("returns nothing if any part of it is damaged", async () => {
    const sound = readFileSync(kept());
    for (const at of [0, 5, 20, 400, sound.length >> 1, sound.length - 2, sound.length - 1]) {
      const damaged = Buffer.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(kept(), damaged);
      assert.equal(await cacheOf("1.0.0").load(file, "1:2"), undefined, `byte ${at}`);
    }
    for (const length of [0, 7, sound.length >> 1, sound.length - 1]) {
      writeFileSync(kept(), sound.subarray(0, length));
      assert.equal(await cacheOf("1.0.0").load(file, "1:2"), undefined, `${length} bytes`);
    }
  });
});

describe("the names of papers", () => {
  const npo = bundledPapers.find(({ citekey }) => citekey === "zhang2024negative");
  assert.ok(npo);
  const bare = { ...npo, aliases: [] };

  it("are those in the title until they are extracted", () => {
    const names = createPaperNames();
    assert.deepEqual(
      [names.isKnown(bare), names.of(bare).aliases.map(({ text }) => text)],
      [false, [npo.title, "Negative Preference Optimization"]],
    );
    names.extract(bare);
    assert.equal(names.isKnown(bare), true);
    assert.ok(names.of(bare).aliases.some(({ text }) => text === "NPO"));
  });

  it("are one object for one content, and stay if another field changes", () => {
    const names = createPaperNames();
    names.extract(bare);
    assert.equal(names.of({ ...bare }), names.of(bare));
    const renamed = { ...bare, citekey: "mine" };
    assert.equal(names.isKnown(renamed), true);
    assert.deepEqual(names.of(renamed), { ...names.of(bare), citekey: "mine" });
    assert.equal(names.isKnown({ ...bare, abstract: "Another." }), false);
  });

  it("are those that a paper comes with", () => {
    assert.equal(createPaperNames().of(npo), npo);
  });
});
