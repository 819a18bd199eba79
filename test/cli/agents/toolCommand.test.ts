import assert from "node:assert/strict";
import { agentTools } from "../../../src/core/tools/toolTable";
import { run } from "../runCitelens";

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

  it("says what is wrong", async () => {
    await check([], 2, /give the name of a tool, one of search_papers, /);
    await check(["cite"], 2, /give the name of a tool/);
    await check(["search_papers", "rotary"], 2, /the input must be JSON/);
    await check(["search_papers", "{}"], 1, /^"query" is missing/);
    await check(["check_references", '{"paths": ["/"]}'], 1, /outside of the project/);
  });

  it("has the tools of the table in its help", async () => {
    const { output } = await run(["tool", "--help"]);
    assert.deepEqual(
      agentTools.filter(({ name }) => !output.includes(name)),
      [],
    );
  });
});
