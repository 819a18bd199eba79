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
import { createEarlyAnswers, loadKeptLookUp } from "../../../src/vscode/mentions/earlyHover";
import { noEvidence } from "../services";
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

describe("the papers that the last session saved", () => {
  const { folder, log } = useTemporaryFolder("start");
  const ownFile = (): vscode.Uri => vscode.Uri.file(path.join(folder(), "library.json"));
  const kept = (end: string): string =>
    path.join(folder(), "cache", readdirSync(path.join(folder(), "cache")).find((name) => name.endsWith(end)) ?? "");

  /** Returns the look-up that a start of this version of the extension finds. */
  async function lookUpAtStart(version = "1.0.0", mutedNames: readonly string[] = []): Promise<MentionLookUp | undefined> {
    const options = { folder: vscode.Uri.file(path.join(folder(), "cache")), version, log };
    return loadKeptLookUp({
      importedFile: ownFile(),
      cache: createPapersCache(options),
      mentionKeys: createMentionKeysCache(options),
      mutedNames,
      bundled: () => bundledPapers,
      log,
    });
  }

  before(async () => {
    const options = { folder: vscode.Uri.file(path.join(folder(), "cache")), version: "1.0.0", log };
    writeFileSync(ownFile().fsPath, "[]");
    const papers = [...own, ...bundledPapers];
    await createPapersCache(options).save(ownFile(), stampOf(await statUri(ownFile())) ?? "", {
      papers: own,
      problems: [],
      lines: new Map(),
    });
    await createMentionKeysCache(options).save(papers, runToEnd(createMatcherInSlices(papers)).known, []);
  });

  it("answer together with the bundled papers", async () => {
    const lookUp = await lookUpAtStart();
    assert.deepEqual(
      lookUp?.find("GlimNet after ViDT").map(({ papers }) => papers[0]?.title),
      ["GlimNet: Some Findings", vidt?.title],
    );
    assert.deepEqual({ ...lookUp.at("glim_net", 2)?.papers[0] }, own[1]);
  });

  it("are ignored by another version and with other muted names", async () => {
    assert.deepEqual([await lookUpAtStart("1.0.1"), await lookUpAtStart("1.0.0", ["STAR"])], [undefined, undefined]);
  });

  it("are ignored if the file is damaged at its beginning; a single damaged paper is not found", async () => {
    for (const end of [".papers", ".keys"]) {
      const sound = readFileSync(kept(end));
      writeFileSync(
        kept(end),
        sound.map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
      );
      assert.equal(await lookUpAtStart(), undefined, end);
      writeFileSync(kept(end), sound);
    }
    const sound = readFileSync(kept(".papers"));
    writeFileSync(
      kept(".papers"),
      sound.map((byte, at) => (at === sound.length - 30 ? byte ^ 1 : byte)),
    );
    assert.deepEqual((await lookUpAtStart())?.find("GlimNet"), []);
    writeFileSync(kept(".papers"), sound);
  });

  it("are ignored once the imported papers have changed", async () => {
    writeFileSync(ownFile().fsPath, "[ ]");
    assert.equal(await lookUpAtStart(), undefined);
  });
});

describe("hovers while the library is loading", () => {
  const { log } = useTemporaryFolder("hovers");
  const { token } = new vscode.CancellationTokenSource();
  const search = createSearchIndexKeeper(() => bundledPapers, { log });

  function library(): PaperLookUps {
    return createPaperLookUps(() => bundledPapers, [], { search, keys: createPaperKeys(() => bundledPapers) });
  }

  async function documentOf(content: string): Promise<vscode.TextDocument> {
    return vscode.workspace.openTextDocument({ content });
  }

  it("are answered from the saved papers", async () => {
    const start = createEarlyAnswers({
      kept: Promise.resolve(createMentionMatcher(own)),
      current: library(),
      evidence: noEvidence,
      started: new Promise(() => undefined),
      log,
    });
    const placed = await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), token);
    assert.deepEqual([placed?.mention.papers, placed?.range], [[own[1]], new vscode.Range(0, 3, 0, 10)]);
  });

  it("wait for the library if the saved papers have no answer", async () => {
    for (const kept of [undefined, createMentionMatcher([paper("DimNet")])]) {
      const current = library();
      let begin = (): void => undefined;
      const started = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const start = createEarlyAnswers({ kept: Promise.resolve(kept), current, evidence: noEvidence, started, log });
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

  it("are answered from the bundled papers at once if nothing was saved", async () => {
    const start = createEarlyAnswers({
      kept: Promise.resolve(undefined),
      current: library(),
      evidence: noEvidence,
      started: new Promise(() => undefined),
      log,
    });
    const placed = await start.mentionAt(await documentOf("of ViDT"), new vscode.Position(0, 4), token);
    assert.deepEqual(placed?.mention.papers, [vidt]);
  });

  it("do not wait once they are cancelled", async () => {
    const start = createEarlyAnswers({
      kept: Promise.resolve(undefined),
      current: library(),
      evidence: noEvidence,
      started: new Promise(() => undefined),
      log,
    });
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.equal(await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), source.token), undefined);
  });

  it("are answered from the library alone once it is loaded", async () => {
    const current = library();
    const start = createEarlyAnswers({
      kept: Promise.resolve(createMentionMatcher(own)),
      current,
      evidence: noEvidence,
      started: Promise.resolve(),
      log,
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await start.mentionAt(await documentOf("of GlimNet"), new vscode.Position(0, 5), token), undefined);
  });
});
