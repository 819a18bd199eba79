import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { citeInFile } from "../../../src/cli/agents/citeInFile";
import { createRoots } from "../../../src/cli/documents/roots";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { CiteOutcome, CiteRequest } from "../../../src/core/tools/agentTool";
import { NotReplaced, replaceFiles } from "../../../src/disk/replaceFiles";

const paper = bundledPapers.find(({ arxiv }) => arxiv === "2404.05868");

type Files = Readonly<Record<string, string | Buffer>>;

describe("citing in files", () => {
  let home = "";
  let count = 0;
  before(() => {
    home = realpathSync(mkdtempSync(path.join(tmpdir(), "citelens-cite-")));
  });
  after(() => {
    rmSync(home, { recursive: true });
  });

  function write(files: Files): string {
    const root = path.join(home, String(count++));
    mkdirSync(root);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    return root;
  }

  async function cite(root: string, request: Partial<CiteRequest>): Promise<CiteOutcome> {
    assert.ok(paper);
    const whole = { kind: "cite", ids: [], file: "a.md", line: 1, style: "auto", isPreview: false, ...request } as const;
    return citeInFile(whole, [paper], await createRoots([root]), () => ({ at: () => undefined, find: () => [] }));
  }

  const header = "---\nbibliography: refs.bib\n---\n";

  it("keeps the encoding, the byte order mark, and the line ends of both files", async () => {
    const root = write({
      "a.md": Buffer.from(`\ufeff${header}Größe.\n`.replaceAll("\n", "\r\n"), "utf16le"),
      "refs.bib": Buffer.from("@book{a,\r\n  title={Gr\u00f6\u00dfe}\r\n}\r\n", "latin1"),
    });
    assert.equal((await cite(root, { line: 4 })).kind, "cited");
    assert.equal(readFileSync(path.join(root, "a.md"), "utf16le"), `\ufeff${header}Größe [@zhang2024negative].\n`.replaceAll("\n", "\r\n"));
    const entries = readFileSync(path.join(root, "refs.bib"), "latin1");
    assert.ok(entries.startsWith("@book{a,\r\n  title={Gr\u00f6\u00dfe}\r\n}\r\n"), entries);
    assert.match(entries, /@inproceedings\{zhang2024negative,\r\n/);
    assert.doesNotMatch(entries, /[^\r]\n/);
  });

  it("keeps the rights of files, writes through links, and leaves nothing else behind", async () => {
    const root = write({ "real/a.md": `${header}Text.\n`, "real/refs.bib": "" });
    chmodSync(path.join(root, "real/a.md"), 0o640);
    symlinkSync(path.join(root, "real/a.md"), path.join(root, "link.md"));
    assert.equal((await cite(root, { file: "link.md", line: 4 })).kind, "cited");
    assert.match(readFileSync(path.join(root, "real/a.md"), "utf8"), /Text \[@zhang2024negative\]\./);
    assert.equal(statSync(path.join(root, "real/a.md")).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(path.join(root, "real")), ["a.md", "refs.bib"]);
  });

  it("creates a bibliography that the document names", async () => {
    const root = write({ "a.md": `${header}Text.\n` });
    const outcome = await cite(root, { line: 4 });
    assert.match(outcome.kind === "cited" ? outcome.diff : "", /^--- \/dev\/null\n\+\+\+ refs\.bib$/m);
    assert.match(readFileSync(path.join(root, "refs.bib"), "utf8"), /^@inproceedings\{zhang2024negative,/);
  });

  it("cites once: a second call changes nothing", async () => {
    const root = write({ "a.md": `${header}Text.\n`, "refs.bib": "" });
    await cite(root, { line: 4 });
    const before = readFileSync(path.join(root, "a.md"), "utf8");
    const again = await cite(root, { line: 4, column: 12 });
    assert.equal(again.kind === "cited" && again.diff, "");
    assert.equal(again.kind === "cited" && again.isWritten, false);
    assert.equal(readFileSync(path.join(root, "a.md"), "utf8"), before);
  });

  it("shows a preview and writes nothing", async () => {
    const root = write({ "a.md": `${header}Text.\n`, "refs.bib": "" });
    const outcome = await cite(root, { line: 4, isPreview: true });
    assert.ok(outcome.kind === "cited" && !outcome.isWritten && outcome.diff.includes("+Text [@zhang2024negative]."));
    assert.equal(readFileSync(path.join(root, "a.md"), "utf8"), `${header}Text.\n`);
    assert.equal(readFileSync(path.join(root, "refs.bib"), "utf8"), "");
  });

  const refusals: readonly (readonly [name: string, files: Files, request: Partial<CiteRequest>, expected: RegExp])[] = [
    ["a binary file", { "a.md": Buffer.from([0, 1, 2, 3, 255, 0]) }, {}, /^a\.md: it is a binary file/],
    [
      "bytes that are not valid",
      { "a.md": Buffer.concat([Buffer.from("äöü "), Buffer.from([0xff])]) },
      {},
      /^a\.md: it has bytes that are not valid/,
    ],
    ["a folder", { "b/a.md": "" }, { file: "b" }, /^b: it is a folder/],
    ["a file that is not there", { "a.md": "" }, { file: "c.md" }, /^"c\.md": no such file or folder\. Name a path in /],
    ["a path outside", { "a.md": "" }, { file: "../0/a.md" }, /outside of the project/],
    ["a line that is not there", { "a.md": "a" }, { line: 2 }, /^a\.md: it has 1 line/],
    ["a name with a line break", { "a.md": "" }, { file: "a\n.md" }, /control character/],
    ["a notebook without that cell", { "a.ipynb": '{"cells": []}' }, { file: "a.ipynb" }, /^a\.ipynb: no cell/],
  ];
  for (const [name, files, request, expected] of refusals) {
    it(`refuses ${name}`, async () => {
      const root = write(files);
      const outcome = await cite(root, request);
      assert.match(outcome.kind === "refused" ? outcome.problem : "", expected);
      for (const [file, content] of Object.entries(files)) {
        assert.ok(readFileSync(path.join(root, file)).equals(Buffer.from(content)), file);
      }
    });
  }

  it("writes no file if one of them is read-only", async () => {
    const root = write({ "a.md": `${header}Text.\n`, "refs.bib": "" });
    chmodSync(path.join(root, "refs.bib"), 0o444);
    const outcome = await cite(root, { line: 4 });
    assert.match(outcome.kind === "refused" ? outcome.problem : "", /^refs\.bib: it is read-only\. /);
    assert.equal(readFileSync(path.join(root, "a.md"), "utf8"), `${header}Text.\n`);
    assert.deepEqual(readdirSync(root), ["a.md", "refs.bib"]);
  });

  it("writes no bibliography outside of the project", async () => {
    const root = write({ "a.md": "---\nbibliography: ../outside.bib\n---\nText.\n" });
    const outcome = await cite(root, { line: 4 });
    assert.match(outcome.kind === "cited" ? (outcome.note ?? "") : "", /^No bibliography belongs to a\.md/);
    assert.ok(!readdirSync(home).includes("outside.bib"));
  });

  describe("replacing files", () => {
    it("replaces none if one of them changed meanwhile, or its folder is not there", async () => {
      const root = write({ a: "1", b: "2" });
      const [a, b] = [path.join(root, "a"), path.join(root, "b")];
      const one = { file: a, before: Buffer.from("1"), after: Buffer.from("one") };
      const others = [
        { file: b, before: Buffer.from("other"), after: Buffer.from("two") },
        { file: b, before: undefined, after: Buffer.from("two") },
        { file: path.join(root, "c"), before: Buffer.from(""), after: Buffer.from("two") },
        { file: path.join(root, "d/e"), before: undefined, after: Buffer.from("two") },
      ];
      for (const other of others) {
        await assert.rejects(replaceFiles([one, other]));
        assert.deepEqual(readdirSync(root), ["a", "b"]);
        assert.equal(readFileSync(a, "utf8") + readFileSync(b, "utf8"), "12");
      }
    });

    it("puts back the first file if the last one cannot be replaced", async () => {
      const root = write({ a: "1", "b/c": "" });
      const replacements = [
        { file: path.join(root, "a"), before: Buffer.from("1"), after: Buffer.from("one") },
        // A folder with files in it cannot be replaced by a file, and reads as a file that is not there.
        { file: path.join(root, "b"), before: undefined, after: Buffer.from("two") },
      ];
      await assert.rejects(replaceFiles(replacements), (error) => !(error instanceof NotReplaced));
      assert.equal(readFileSync(path.join(root, "a"), "utf8"), "1");
      assert.deepEqual(readdirSync(root), ["a", "b"]);
    });
  });
});
