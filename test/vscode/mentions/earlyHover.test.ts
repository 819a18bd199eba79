import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { runToEnd } from "../../../src/core/sliced";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createPaperKeys } from "../../../src/core/library/createPaperKeys";
import { createMatcherInSlices, createMentionMatcher, type MentionLookUp } from "../../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../../src/core/paper";
import { createPaperLookUps, type PaperLookUps } from "../../../src/vscode/lookup/paperLookUps";
import { stampOf, statUri } from "../../../src/vscode/platform/disk/readUri";
import { createPapersCache } from "../../../src/vscode/library/papersCache";
import { createMentionKeysCache } from "../../../src/vscode/lookup/mentionKeysCache";
import { createSearchIndexKeeper } from "../../../src/vscode/lookup/searchIndexKeeper";
import { createStart, loadKeptLookUp } from "../../../src/vscode/mentions/earlyHover";
import { useTemporaryFolder } from "../temporaryFolder";

function paper(name: string): Paper {
  const title = `${name}: Some Findings`;
  return {
    citekey: name.toLowerCase(),
    title,
    authors: [{ family: "Zhang" }],
    links: [],
    aliases: [
      { text: title, kind: "title", why: "title" },
      { text: name, kind: "name", why: "test" },
    ],
  };
}

const own = [paper("GlowNet"), paper("GlimNet")];
const vidt = bundledPapers.find(({ aliases }) => aliases.some(({ text }) => text === "ViDT"));

describe("what the last start kept", () => {
  const { folder, log } = useTemporaryFolder("start");
  const ownFile = (): vscode.Uri => vscode.Uri.file(path.join(folder(), "library.json"));
  const kept = (end: string): string =>
    path.join(folder(), "cache", readdirSync(path.join(folder(), "cache")).find((name) => name.endsWith(end)) ?? "");

  /** What answers after a start of an extension of this version. */
  async function afterStart(version = "1.0.0", mutedNames: readonly string[] = []): Promise<MentionLookUp | undefined> {
    const parts = { folder: vscode.Uri.file(path.join(folder(), "cache")), version, log };
    return loadKeptLookUp({
      importedFile: ownFile(),
      cache: createPapersCache(parts),
      mentionKeys: createMentionKeysCache(parts),
      mutedNames,
      bundled: bundledPapers,
      log,
    });
  }

  before(async () => {
    const parts = { folder: vscode.Uri.file(path.join(folder(), "cache")), version: "1.0.0", log };
    writeFileSync(ownFile().fsPath, "[]");
    const papers = [...own, ...bundledPapers];
    await createPapersCache(parts).save(ownFile(), stampOf(await statUri(ownFile())) ?? "", {
      papers: own,
      problems: [],
      lines: new Map(),
    });
    await createMentionKeysCache(parts).save(papers, runToEnd(createMatcherInSlices(papers)).known, []);
  });

  it("finds the person's own papers and the bundled ones", async () => {
    const lookUp = await afterStart();
    assert.deepEqual(
      lookUp?.find("GlimNet after ViDT").map(({ papers }) => papers[0]?.title),
      ["GlimNet: Some Findings", vidt?.title],
    );
    assert.deepEqual({ ...lookUp.at("glim_net", 2)?.papers[0] }, own[1]);
  });

  it("is worth nothing for another version or other muted names", async () => {
    assert.deepEqual([await afterStart("1.0.1"), await afterStart("1.0.0", ["STAR"])], [undefined, undefined]);
  });

  it("is worth nothing where it is damaged at its beginning, and finds no paper whose bytes are", async () => {
    for (const end of [".papers", ".keys"]) {
      const sound = readFileSync(kept(end));
      writeFileSync(
        kept(end),
        sound.map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
      );
      assert.equal(await afterStart(), undefined, end);
      writeFileSync(kept(end), sound);
    }
    const sound = readFileSync(kept(".papers"));
    writeFileSync(
      kept(".papers"),
      sound.map((byte, at) => (at === sound.length - 30 ? byte ^ 1 : byte)),
    );
    assert.deepEqual((await afterStart())?.find("GlimNet"), []);
    writeFileSync(kept(".papers"), sound);
  });

  it("is worth nothing once the person's own papers are others", async () => {
    writeFileSync(ownFile().fsPath, "[ ]");
    assert.equal(await afterStart(), undefined);
  });
});

describe("hovers during the start", () => {
  const { log } = useTemporaryFolder("hovers");
  const { token } = new vscode.CancellationTokenSource();
  const search = createSearchIndexKeeper(bundledPapers, { log });

  function library(): PaperLookUps {
    return createPaperLookUps(bundledPapers, [], { search, keys: createPaperKeys(bundledPapers) });
  }

  async function documentOf(content: string): Promise<vscode.TextDocument> {
    return vscode.workspace.openTextDocument({ content });
  }

  it("are answered by what was kept, before the library is there", async () => {
    const start = createStart({
      kept: Promise.resolve(createMentionMatcher(own)),
      current: library(),
      started: new Promise(() => undefined),
      log,
    });
    const placed = await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), token);
    assert.deepEqual([placed?.mention.papers, placed?.range], [[own[1]], new vscode.Range(0, 3, 0, 10)]);
  });

  it("are answered by the library, as soon as it is there, where what was kept does not know", async () => {
    for (const kept of [undefined, createMentionMatcher([paper("DimNet")])]) {
      const current = library();
      let begin = (): void => undefined;
      const started = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const start = createStart({ kept: Promise.resolve(kept), current, started, log });
      let isAnswered = false;
      const answer = start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), token).finally(() => {
        isAnswered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(isAnswered, false);
      current.replace([...bundledPapers, ...own], []);
      begin();
      assert.deepEqual((await answer)?.mention.papers, [own[1]]);
    }
  });

  it("are answered by the bundled papers at once where nothing was kept", async () => {
    const start = createStart({ kept: Promise.resolve(undefined), current: library(), started: new Promise(() => undefined), log });
    const placed = await start.mentionAt(await documentOf("of ViDT"), new vscode.Position(0, 4), token);
    assert.deepEqual(placed?.mention.papers, [vidt]);
  });

  it("wait for nothing once they are not wanted any more", async () => {
    const start = createStart({ kept: Promise.resolve(undefined), current: library(), started: new Promise(() => undefined), log });
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.equal(await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), source.token), undefined);
  });

  it("are answered by the library alone, once it is there", async () => {
    const current = library();
    const start = createStart({ kept: Promise.resolve(createMentionMatcher(own)), current, started: Promise.resolve(), log });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), token), undefined);
  });
});
