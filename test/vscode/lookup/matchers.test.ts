import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Paper } from "../../../src/core/paper";
import { createMatchers } from "../../../src/vscode/lookup/matchers";
import { createMentionKeysCache, type MentionKeysCache } from "../../../src/vscode/lookup/mentionKeysCache";
import { until } from "../editing";
import { useTemporaryFolder } from "../temporaryFolder";

function paper(number: number, name = `GlowNet${number}`): Paper {
  const title = `${name}: Some Findings`;
  return {
    citekey: `made${number}`,
    title,
    authors: [],
    links: [],
    aliases: [
      { text: title, kind: "title", why: "title" },
      { text: name, kind: "name", why: "test" },
    ],
  };
}

describe("matchers one after the other", () => {
  const { folder, log } = useTemporaryFolder("matchers");
  const papers = Array.from({ length: 1_500 }, (_, number) => paper(number));
  const kept = (): string => path.join(folder(), "mentions.keys");
  const cacheOf = (version = "1.0.0"): MentionKeysCache => createMentionKeysCache({ folder: vscode.Uri.file(folder()), version, log });
  let saved = 0;

  /** Returns the citekeys that a matcher of these papers, made as after a restart, finds in a text. */
  async function foundAfterStart(text: string, own: readonly Paper[], cache: MentionKeysCache): Promise<readonly string[]> {
    const counted: MentionKeysCache = {
      load: cache.load,
      save: async (...kept) => {
        await cache.save(...kept);
        saved++;
      },
    };
    const matcher = await createMatchers(counted).inSlices({ papers: own, mutedNames: [] }, () => false);
    return matcher?.find(text).flatMap((mention) => mention.papers.map(({ citekey }) => citekey)) ?? [];
  }

  it("are made from the cache after a restart", async () => {
    const text = "GlowNet7 and GlowNet1499";
    assert.deepEqual(await foundAfterStart(text, papers, cacheOf()), ["made7", "made1499"]);
    await until(() => saved === 1, "the keys to be saved");
    const again = papers.map((one) => ({ ...one }));
    assert.deepEqual(await foundAfterStart(text, again, cacheOf()), ["made7", "made1499"]);
    const few = again.map((one, number) => (number === 700 ? paper(700, "GlimNet") : one));
    assert.deepEqual(await foundAfterStart("GlimNet, GlowNet700, GlowNet701", few, cacheOf()), ["made700", "made701"]);
    assert.equal(saved, 1, "a few new papers are not worth a new file");
  });

  it("are made and saved again if the cache is damaged or of another version", async () => {
    const sound = readFileSync(kept());
    const wrongs: readonly (readonly [bytes: Uint8Array, version: string])[] = [
      [sound.subarray(0, 1000), "1.0.0"],
      [sound.map((byte, at) => (at === 5_000 ? byte ^ 1 : byte)), "1.0.0"],
      [sound, "1.0.1"],
    ];
    for (const [bytes, version] of wrongs) {
      const before = saved;
      writeFileSync(kept(), bytes);
      assert.deepEqual(await foundAfterStart("GlowNet7", papers, cacheOf(version)), ["made7"]);
      await until(() => saved === before + 1, "the keys to be saved again");
    }
  });

  it("are saved one after the other, the newest last", async () => {
    const warned: string[] = [];
    const noting = Object.assign(Object.create(log) as vscode.LogOutputChannel, { warn: (message: string) => warned.push(message) });
    const cache = createMentionKeysCache({ folder: vscode.Uri.file(path.join(folder(), "two")), version: "1.0.0", log: noting });
    let done = 0;
    const matchers = createMatchers({
      load: cache.load,
      save: (...made) =>
        cache.save(...made).then(() => {
          done++;
        }),
    });
    const renamed = papers.map((_one, number) => paper(number, `GlimNet${number}`));
    for (const own of [papers, renamed]) {
      assert.ok(await matchers.inSlices({ papers: own, mutedNames: [] }, () => false));
    }
    await until(() => done === 2, "both to be saved");
    assert.deepEqual(warned, []);
    const known = await createMentionKeysCache({ folder: vscode.Uri.file(path.join(folder(), "two")), version: "1.0.0", log }).load([]);
    assert.deepEqual(
      [0, 700].map((number) => [known?.find(paper(number, `GlimNet${number}`), number), known?.find(paper(number), number)]),
      [
        [0, -1],
        [700, -1],
      ],
    );
  });

  it("reuse what the last one read of a paper", async () => {
    const matchers = createMatchers();
    assert.ok(await matchers.inSlices({ papers, mutedNames: [] }, () => false));
    const unread = papers.map((one, number) => (number === 3 ? paper(3, "GlimNet") : one));
    const matcher = await matchers.inSlices({ papers: unread, mutedNames: [] }, () => false);
    assert.deepEqual(
      matcher?.find("GlimNet GlowNet3 GlowNet4").map(({ alias }) => alias.text),
      ["GlimNet", "GlowNet4"],
    );
    const muted = await matchers.inSlices({ papers: unread, mutedNames: ["GlowNet4"] }, () => false);
    assert.deepEqual(
      muted?.find("GlimNet GlowNet4").map(({ alias }) => alias.text),
      ["GlimNet"],
    );
  });
});
