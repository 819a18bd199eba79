import assert from "node:assert/strict";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { isRootText, remoteAddresses, rootTextNames, workspaceTexts } from "../../../src/core/mentions/workspaceTexts";
import { assertEffort } from "../../guards/effort";

describe("workspaceTexts", () => {
  const [paper] = parseLibrary(
    "@inproceedings{hu2022lora, title = {{LoRA}: Low-Rank Adaptation of Large Language Models}, author = {Hu, Edward J.}, booktitle = {ICLR}, year = 2022, eprint = {2106.09685}, eprinttype = {arxiv}}",
    { fileName: "refs.bib" },
  ).papers;
  assert.ok(paper);

  it("has the remotes, the files, and the papers without braces in their titles", () => {
    const [remotes, readme, papers] = workspaceTexts({
      files: ["A library of adapters"],
      papers: [paper],
      gitConfig: '[remote "origin"]\n\turl = git@github.com:microsoft/LoRA.git\n',
    });
    assert.deepEqual([remotes, readme], ["https://github.com/microsoft/LoRA", "A library of adapters"]);
    for (const part of ["title = {LoRA: Low-Rank Adaptation", "author = {Hu}", "arXiv:2106.09685", "@article{hu2022lora,"]) {
      assert.ok(papers?.includes(part), `${part} in ${papers ?? ""}`);
    }
  });

  it("is empty if nothing is known", () => {
    assert.deepEqual(workspaceTexts({ files: ["", "\n"], papers: [] }), []);
  });

  it("is bounded", () => {
    const texts = workspaceTexts({ files: Array<string>(9).fill("word ".repeat(50_000)), papers: Array<typeof paper>(9).fill(paper) });
    assert.equal(texts.join("").length, 200_000);
    assert.ok(texts.every((text) => text.length <= 50_000));
    assert.equal(workspaceTexts({ files: [], papers: Array<typeof paper>(5_000).fill(paper) }).join("").length, 200_000);
  });
});

describe("rootTextNames", () => {
  it("puts the README first and leaves out bibliographies and code", () => {
    const names = ["train.py", "setup.py", "README.md", "refs.bib", "CITATION.cff", "go.mod", "requirements-dev.txt"];
    assert.deepEqual(rootTextNames(names), ["README.md", "CITATION.cff", "go.mod", "requirements-dev.txt", "setup.py"]);
    assert.deepEqual([isRootText("package.json"), isRootText("refs.bib"), isRootText("__proto__")], [true, false, false]);
  });
});

describe("remoteAddresses", () => {
  const cases: readonly (readonly [url: string, expected: string | undefined])[] = [
    ["https://github.com/openai/CLIP.git", "https://github.com/openai/CLIP"],
    ["https://name:secret@github.com/openai/CLIP", "https://github.com/openai/CLIP"],
    ['"https://github.com/openai/CLIP" # comment', "https://github.com/openai/CLIP"],
    ["git@github.com:openai/CLIP.git", "https://github.com/openai/CLIP"],
    ["ssh://git@github.com:22/openai/CLIP.git", "https://github.com/openai/CLIP"],
    ["git://github.com/openai/CLIP/", "https://github.com/openai/CLIP"],
    ["/srv/git/CLIP.git", undefined],
    ["../CLIP", undefined],
    ["C:/git/CLIP", undefined],
    ["file:///srv/git/CLIP.git", undefined],
    ["", undefined],
  ];
  for (const [url, expected] of cases) {
    it(`reads ${url === "" ? "no address" : url}`, () => {
      assert.deepEqual(remoteAddresses(`[remote "origin"]\r\n\turl = ${url}\r\n`), expected === undefined ? [] : [expected]);
    });
  }

  it("reads only remotes, each address once", () => {
    const config = [
      "[core]",
      "\turl = https://github.com/a/core",
      '[remote "origin"]',
      "\tfetch = +refs/heads/*:refs/remotes/origin/*",
      "\turl = https://github.com/a/fork",
      '[remote "upstream"]',
      "\tURL=git@github.com:b/main.git",
      "\tpushurl = https://github.com/c/push",
      '[url "https://github.com/"]',
      "\tinsteadOf = gh:",
      '[branch "main"]',
      "\turl = https://github.com/a/branch",
      '[remote "again"]',
      "\turl = https://github.com/a/fork.git",
    ].join("\n");
    assert.deepEqual(remoteAddresses(config), ["https://github.com/a/fork", "https://github.com/b/main"]);
  });

  it("takes linear time on hostile files", () => {
    const hostile = ["[remote ", "url = ", "url = git@", "url = https://a", "\n", "\r", "/", ".", "@", ":", "-"];
    for (const part of hostile) {
      const text = `[remote "o"]\nurl = ${part.repeat(60_000)}\n${`url = ${part}\r\n`.repeat(5_000)}`;
      assertEffort(500, () => {
        assert.ok(remoteAddresses(text).length <= 8);
      });
    }
  });
});
