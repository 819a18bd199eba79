import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createNodeToolHost } from "../../../src/cli/agents/nodeToolHost";
import { createRoots } from "../../../src/cli/documents/roots";
import { agentTools } from "../../../src/core/tools/toolTable";
import { run } from "../runCitelens";
import { quietInvocation } from "./quietInvocation";

describe("citelens tool", () => {
  async function check(args: readonly string[], exitCode: number, expected: RegExp, input = ""): Promise<void> {
    const outcome = await run(["tool", ...args], input);
    assert.equal(outcome.exitCode, exitCode, outcome.errors);
    assert.match(exitCode === 0 ? outcome.output : outcome.errors, expected);
  }

  it("prints the answer of a tool", async () => {
    await check(["search_papers", '{"query": "rotary position embedding"}'], 0, /^su2021roformer \|/m);
    await check(["search_papers"], 0, /^su2021roformer \|/m, '{"query": "rotary position embedding"}');
    await check(["get_paper", '{"ids": ["2104.09864"], "fields": ["title"]}'], 0, /^ {2}title: "RoFormer/m);
    await check(["get_paper", '{"ids": ["2104.09864"]}', "--no-bundled"], 1, /^unknown here: 2104\.09864\./);
  });

  it("answers once about a paper that is named twice", async () => {
    for (const [ids, count] of [
      [["2104.09864", "su2021roformer"], 1],
      [["su2021roformer", "arXiv:2104.09864", "https://arxiv.org/abs/2104.09864v2"], 1],
      [["su2021roformer", "1706.03762", "su2021roformer"], 2],
      [["9999.00001", "su2021roformer", "9999.00001"], 2],
    ] as const) {
      const { output } = await run(["tool", "get_paper", JSON.stringify({ ids, fields: ["title"] })]);
      assert.equal(output.match(/^(?:\S+\n {2}title:|unknown here:)/gm)?.length, count, output);
    }
  });

  it("says what is wrong", async () => {
    await check([], 2, /give the name of a tool, one of search_papers, /);
    await check(["cite"], 2, /give the name of a tool/);
    await check(["search_papers", "rotary"], 2, /the input must be JSON/);
    await check(["search_papers", "{}"], 1, /^"query" is missing/);
    await check(["check_references", '{"paths": ["/"]}'], 1, /outside of the project/);
  });

  it("reads no bibliography outside of the project for the papers of a file in it", async () => {
    const home = realpathSync(mkdtempSync(path.join(tmpdir(), "citelens-tool-")));
    const project = path.join(home, "project");
    mkdirSync(project);
    writeFileSync(path.join(home, "secret.bib"), "@misc{a, title = {Outside}}\n");
    writeFileSync(path.join(project, "refs.bib"), "@misc{b, title = {Inside}}\n");
    writeFileSync(path.join(project, "a.md"), "---\nbibliography: [refs.bib, ../secret.bib]\n---\n[@a; @b]\n");
    symlinkSync(path.join(home, "secret.bib"), path.join(project, "link.bib"));
    writeFileSync(path.join(project, "b.md"), "---\nbibliography: link.bib\n---\n[@a]\n");
    const roots = await createRoots([project]);
    const { signal } = new AbortController();
    const outcome = await createNodeToolHost(quietInvocation())(roots).codebase(["a.md", "b.md"], signal);
    const titles = outcome.kind === "found" ? outcome.found.map(({ paper }) => paper.title) : [];
    assert.deepEqual(titles, ["Inside"]);
    rmSync(home, { recursive: true });
  });

  it("has the tools of the table in its help", async () => {
    const { output } = await run(["tool", "--help"]);
    assert.deepEqual(
      agentTools.filter(({ name }) => !output.includes(name)),
      [],
    );
  });
});
