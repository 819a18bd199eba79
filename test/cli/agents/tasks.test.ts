import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTool } from "../../../src/agents/runTool";
import { createNodeToolHost } from "../../../src/cli/agents/nodeToolHost";
import { createRoots } from "../../../src/cli/documents/roots";
import { agentTools } from "../../../src/core/tools/toolTable";
import { quietInvocation } from "./quietInvocation";
import { type Task, tasks } from "./tasks";

const leastRight = 48;

describe("tasks of agents", () => {
  let folder = "";
  const hostFor = createNodeToolHost(quietInvocation());
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "citelens-tasks-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Returns what is wrong with the outcome of a task. */
  async function problemsOf({ tool: name, input, files = {}, answer = [], finds, writes = {} }: Task, index: number): Promise<string[]> {
    const root = path.join(folder, String(index));
    mkdirSync(root);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    const tool = agentTools.find((one) => one.name === name);
    assert.ok(tool, name);
    const { text } = await runTool(tool, input, hostFor(await createRoots([root])), new AbortController().signal);
    const first = text
      .split("\n")
      .filter((line) => line.includes(" | "))
      .slice(0, 3);
    return [
      ...answer.filter((one) => (one.startsWith("-") ? text.includes(one.slice(1)) : !text.includes(one))),
      ...(finds === undefined || first.some((line) => line.includes(`arXiv:${finds}`)) ? [] : [finds]),
      ...Object.entries(writes).flatMap(([file, wanted]) => {
        const written = readFileSync(path.join(root, file), "utf8");
        return wanted.filter((one) => !written.includes(one)).map((one) => `${file} lacks ${one}:\n${written}`);
      }),
    ].map((problem) => `${problem}\n${text}`);
  }

  it(`are right in at least ${leastRight} of 50 cases with the bundled papers`, async () => {
    const wrong: string[] = [];
    for (const [index, task] of tasks.entries()) {
      const problems = await problemsOf(task, index);
      if (problems.length > 0) {
        wrong.push(`${task.task}: ${problems.join("\n")}`);
      }
    }
    assert.equal(tasks.length, 50);
    assert.ok(tasks.length - wrong.length >= leastRight, `${tasks.length - wrong.length} right\n${wrong.join("\n\n")}`);
  });
});
