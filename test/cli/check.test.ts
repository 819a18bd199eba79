import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import Ajv04 from "ajv-draft-04";
import { findingKinds } from "../../src/core/check/finding";
import { findingsFormats } from "../../src/cli/check/findingsFormats";
import type { PlacedFinding } from "../../src/cli/check/placedFinding";
import { maxFileBytes } from "../../src/cli/files";
import { parseLines, run } from "./runCitelens";

const title = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const wrongId = `# ${title}, arXiv:2404.05869\n`;
const rightId = `# ${title}, arXiv:2404.05868\n`;
const own = "A Study of Very Particular Things in Glass Houses";
const authors = "Ada Lovelace and Charles Babbage";

function entry(fields: Readonly<Record<string, string>>, key = "key"): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@article{${key},\n${lines.join("")}}\n`;
}

const ownEntry = entry({ title: own, author: authors, year: "2020", eprint: "2001.00001", archiveprefix: "arXiv" });
const otherEntry = entry({ title: own, author: authors, year: "2020", eprint: "2001.00002", archiveprefix: "arXiv" });

type Files = Readonly<Record<string, string | Buffer>>;

describe("citelens check", () => {
  let folder: string;
  let count = 0;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-check-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Writes files below a new folder, which is the root of a repository. */
  function writeProject(files: Files): string {
    const root = path.join(folder, String(count++));
    mkdirSync(path.join(root, ".git"), { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return root;
  }

  interface Expected {
    /** `FILE:LINE: KIND`. */
    readonly findings: readonly string[];
    readonly exitCode: number;
    /** The closing line. */
    readonly summary: string;
    /** The lines before it. */
    readonly errors?: readonly RegExp[];
    readonly args?: readonly string[];
  }

  function check(name: string, files: Files, expected: Expected): void {
    it(name, async () => {
      const root = writeProject(files);
      const args = (expected.args ?? ["."]).map((arg) => (arg.startsWith("-") ? arg : path.join(root, arg)));
      const { exitCode, output, errors } = await run(["check", ...args, "--format", "json"]);
      const found = output === "" ? [] : parseLines(output);
      const lines = errors.split("\n");
      assert.deepEqual(
        found.map(
          ({ file, line, kind }) => `${path.relative(root, String(file)).split(path.sep).join("/")}:${String(line)}: ${String(kind)}`,
        ),
        expected.findings,
        errors,
      );
      assert.equal(lines.at(-1), expected.summary);
      assert.equal(lines.length - 1, expected.errors?.length ?? 0, errors);
      for (const [index, problem] of (expected.errors ?? []).entries()) {
        assert.match(lines[index] ?? "", problem);
      }
      assert.equal(exitCode, expected.exitCode, errors);
    });
  }

  check(
    "a right reference",
    { "a.py": rightId },
    { findings: [], exitCode: 0, summary: "1 file, 1 reference, 0 unknown here, 0 findings" },
  );
  check(
    "files of many kinds, in folders, each once, without ignored and binary ones",
    {
      "a.py": wrongId,
      "docs/b.md": `\n${wrongId}`,
      "ignored/c.md": wrongId,
      "d.bin": Buffer.from([0, 1, 2, 0, 0, 0, 3]),
      ".gitignore": "ignored\n",
      "unknown.md": `"${own}", arXiv:2001.00001\n`,
    },
    {
      args: [".", "a.py", "docs"],
      findings: ["a.py:1: other-paper-id", "docs/b.md:2: other-paper-id"],
      exitCode: 1,
      summary: "4 files, 3 references, 1 unknown here, 2 findings",
    },
  );
  check(
    "a note alone does not fail",
    { "a.bib": entry({ title, author: "Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song", year: "2019", eprint: "2404.05868" }) },
    { findings: ["a.bib:4: year"], exitCode: 0, summary: "1 file, 1 reference, 0 unknown here, 1 finding" },
  );

  // Bibliographies: facts for prose, not for each other, and never for themselves.
  check(
    "a .bib file proves prose wrong",
    { "refs/x.bib": ownEntry, "a.md": `"${own}", arXiv:2001.00002\n` },
    { findings: ["a.md:1: other-paper-id"], exitCode: 1, summary: "2 files, 2 references, 1 unknown here, 1 finding" },
  );
  check(
    "no .bib file proves another wrong",
    { "x.bib": ownEntry, "y.bib": otherEntry },
    { findings: [], exitCode: 0, summary: "2 files, 2 references, 2 unknown here, 0 findings" },
  );
  check(
    "no .bib file proves an entry in Markdown wrong",
    { "x.bib": ownEntry, "README.md": `# Cite\n\n\`\`\`bibtex\n${otherEntry}\`\`\`\n` },
    { findings: [], exitCode: 0, summary: "2 files, 2 references, 2 unknown here, 0 findings" },
  );
  check(
    "a library proves a .bib file wrong",
    { "lib/x.bib": ownEntry, "y.bib": otherEntry, "citelens.json": '{"libraries": ["lib/x.bib"]}' },
    { args: ["y.bib"], findings: ["y.bib:5: other-paper-id"], exitCode: 1, summary: "1 file, 1 reference, 0 unknown here, 1 finding" },
  );
  check(
    "a library is no fact for itself, but for the others",
    { "x.bib": ownEntry.replace("Lovelace", "Byron"), "y.bib": ownEntry, "citelens.json": '{"libraries": ["*.bib"]}' },
    { findings: ["x.bib:3: authors", "y.bib:3: authors"], exitCode: 1, summary: "3 files, 2 references, 0 unknown here, 2 findings" },
  );

  // citelens.json and comments.
  check(
    "what is ignored is counted",
    {
      "a.py": wrongId,
      "docs/b.md": wrongId,
      "c.py": wrongId.replace("\n", "  (citelens: ignore)\n"),
      "d.py": `# citelens: ignore other-paper-id, as printed\n${wrongId}`,
      "e.py": `# citelens: ignore title\n${wrongId}`,
      "citelens.json": '{"ignore": [{"files": "docs"}]}',
    },
    {
      findings: ["a.py:1: other-paper-id", "e.py:2: other-paper-id"],
      exitCode: 1,
      summary: "6 files, 5 references, 0 unknown here, 2 findings, 3 ignored",
    },
  );
  check(
    "rules hold from the root of the repository, whatever path is given",
    { "docs/b.md": wrongId, "citelens.json": '{"ignore": [{"files": "/docs/*.md", "paper": "2404.05868", "written": "2404.05869"}]}' },
    { args: ["docs/b.md"], findings: [], exitCode: 0, summary: "1 file, 1 reference, 0 unknown here, 0 findings, 1 ignored" },
  );
  check(
    "a mistake in citelens.json is wrong use, and the rest is checked",
    { "a.py": wrongId, "citelens.json": '{"ignore": [\n{"kind": "titles"}], "libraries": ["no.bib", "*.ris"]}' },
    {
      args: ["a.py"],
      findings: ["a.py:1: other-paper-id"],
      exitCode: 2,
      summary: "1 file, 1 reference, 0 unknown here, 1 finding",
      errors: [/citelens\.json:2: "titles" is no kind/, /no\.bib: no such file/, /no file matches \*\.ris/],
    },
  );
  check(
    "a citelens.json that is too large is not read",
    { "a.py": rightId, "citelens.json": `{${" ".repeat(300 * 1024)}}` },
    {
      args: ["a.py"],
      findings: [],
      exitCode: 2,
      summary: "1 file, 1 reference, 0 unknown here, 0 findings",
      errors: [/citelens\.json: it is larger than 256 KB/],
    },
  );

  it("follows no link of a library out of the repository", async () => {
    writeFileSync(path.join(folder, "secret.bib"), ownEntry);
    const root = writeProject({ "a.md": rightId, "citelens.json": '{"libraries": ["link.bib"]}' });
    symlinkSync(path.join(folder, "secret.bib"), path.join(root, "link.bib"));
    const { exitCode, errors } = await run(["check", root]);
    assert.match(errors, /link\.bib leads out of the folder/);
    assert.equal(exitCode, 2);
  });

  for (const format of ["text", "sarif"]) {
    it(`loses only a file that cannot be read, with ${format}`, async () => {
      const root = writeProject({ "a.py": wrongId, "b.py": wrongId });
      truncateSync(path.join(root, "a.py"), maxFileBytes + 1);
      const { exitCode, output, errors } = await run(["check", root, "--format", format]);
      assert.match(output, /b\.py/);
      assert.equal(/a\.py is larger than 64 MB/.test(output), format === "sarif");
      assert.match(errors, /a\.py is larger than 64 MB and was skipped\n1 file, 1 reference, 0 unknown here, 1 finding, 1 not read$/);
      assert.equal(exitCode, 1);
    });
  }

  check(
    "a path that is missing is wrong use, and the others are checked",
    { "a.py": wrongId },
    {
      args: ["a.py", "no.py"],
      findings: ["a.py:1: other-paper-id"],
      exitCode: 2,
      summary: "1 file, 1 reference, 0 unknown here, 1 finding",
      errors: [/cannot read "[^"]*no\.py": no such file or folder/],
    },
  );

  for (const args of [[], ["no-such-file.py"], [".", "--format", "xml"], [".", "--format"], [".", "--fix"]]) {
    it(`takes ${JSON.stringify(args.join(" "))} as wrong use`, async () => {
      const { exitCode, output, errors } = await run(["check", ...args]);
      assert.deepEqual([exitCode, output], [2, ""]);
      assert.match(errors, /^citelens check: [^\p{Cc}]+$/u);
    });
  }

  it("prints JSON with the place, what is written and known, the paper, and the source", async () => {
    const root = writeProject({ "a.md": `x\r\n😀 ${wrongId}` });
    const [found] = parseLines((await run(["check", root, "--format", "json"])).output);
    const column = `😀 ${wrongId}`.indexOf("2404") + 1;
    assert.deepEqual(found, {
      ...{ file: path.join(root, "a.md"), line: 2, column, endLine: 2, endColumn: column + "2404.05869".length },
      ...{ kind: "other-paper-id", severity: "warning", written: "2404.05869", known: "2404.05868" },
      paper: { citekey: "zhang2024negative", title, arxiv: "2404.05868" },
      source: "bundled papers",
    });
  });
});

const hostile = 'a%b,c:d\r\ne"f\\\u001b[31m\u0085<é>😀';
const place = { from: { line: 2, column: 5 }, to: { line: 2, column: 9 } };
const finding: PlacedFinding = {
  ...{ file: "docs/a b%,é.md", kind: "title", severity: "note", start: 0, end: 4 },
  ...{ written: hostile, known: hostile, source: hostile, message: hostile, fix: hostile, ...place },
};

function formatted(format: string, findings: readonly PlacedFinding[], problems: readonly string[] = []): string {
  const { add, addProblem, end } = findingsFormats.get(format)?.(process.cwd()) ?? assert.fail();
  const lines = findings.map(add).filter((line) => line !== undefined);
  for (const problem of problems) {
    addProblem?.(problem);
  }
  return [...lines, ...(end ? [end()] : [])].join("\n");
}

describe("the formats of findings", () => {
  const schema = JSON.parse(readFileSync("test/fixtures/schemas/sarif-2.1.0.json", "utf8")) as object;
  const isSarif = new Ajv04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  for (const [name, findings] of [
    ["no findings", []],
    ["hostile texts", [finding]],
    ["all kinds", findingKinds.map((kind) => ({ ...finding, kind, severity: "error" as const }))],
    ["files outside of the folder", [{ ...finding, file: path.resolve("/elsewhere/a b.md") }]],
    ["ends on another line", [{ ...finding, to: { line: 3, column: 1 } }]],
  ] as const) {
    it(`write SARIF that its schema allows: ${name}`, () => {
      const log = JSON.parse(formatted("sarif", findings, ["cannot read x"])) as SarifLog;
      assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3)));
      const [{ tool, results } = assert.fail()] = log.runs;
      assert.equal(results.length, findings.length);
      for (const { ruleId, ruleIndex } of results) {
        assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
      }
    });
  }

  it("refuse SARIF with a mistake, so that the test above can fail", () => {
    const log = JSON.parse(formatted("sarif", [finding])) as SarifLog;
    assert.equal(isSarif({ ...log, version: "2.2" }), false);
    assert.equal(isSarif({ ...log, runs: [{ results: [] }] }), false);
  });

  it("write addresses in SARIF that lead to the file", () => {
    const uriOf = (file: string): string => {
      const log = JSON.parse(formatted("sarif", [{ ...finding, file }])) as SarifLog;
      return log.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? "";
    };
    for (const [file, uri] of [
      ["docs/a b%,é.md", "docs/a%20b%25%2C%C3%A9.md"],
      ["./docs/../a.md", "a.md"],
      [path.resolve("a#b?.md"), "a%23b%3F.md"],
      ["..a.md", "..a.md"],
    ] as const) {
      assert.equal(uriOf(file), uri);
    }
    assert.match(uriOf("../a.md"), /^file:\/\/\/.*\/a\.md$/);
  });

  it("write commands of GitHub on one line each, escaped", () => {
    const data = 'a%25b,c:d%0D%0Ae"f\\\u001b[31m\u0085<é>😀';
    assert.equal(
      formatted("github", [finding]),
      `::notice file=docs/a b%25%2Cé.md,line=2,endLine=2,col=5,endColumn=9,title=CiteLens%3A title differs::${data} [title, ${data}]`,
    );
    const long = formatted("github", [{ ...finding, severity: "warning", message: "m", source: "s", to: { line: 3, column: 1 } }]);
    assert.equal(long, "::warning file=docs/a b%25%2Cé.md,line=2,endLine=3,title=CiteLens%3A title differs::m [title, s]");
    assert.match(formatted("github", [{ ...finding, severity: "error", file: path.resolve("x.md") }]), /^::error file=x\.md,/);
  });

  it("write text and JSON on one line each, JSON without loss", () => {
    assert.equal(formatted("text", [finding]).split(/[\r\n]/).length, 1);
    const line = formatted("json", [finding]);
    assert.doesNotMatch(line, /\p{Cc}/u);
    assert.equal(parseLines(line)[0]?.["written"], hostile);
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
    }[];
  }[];
}
