import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ToolName } from "../../../src/core/tools/agentTool";
import { agentTools } from "../../../src/core/tools/toolTable";
import { until } from "../editing";
import { useFiles } from "../workspaceFiles";
import { invoke, useUntrusted } from "./invoking";

const npo = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const [ownId, otherId] = ["2404.05868", "1512.03385"];

before("CiteLens has been activated by VS Code", () =>
  until(() => vscode.extensions.getExtension("citelens.citelens")?.isActive === true, "active"),
);

describe("tools for language models", () => {
  const files = useFiles("agents");
  const path = (file: string): string => `papers/agents/${file}`;

  it("are registered with the descriptions and schemas of the table", () => {
    for (const { name, description, inputSchema } of agentTools) {
      const tool = vscode.lm.tools.find((one) => one.name === name);
      assert.equal(tool?.description, description);
      assert.deepEqual(tool.inputSchema, inputSchema);
    }
  });

  it("find papers, and say what is unknown", async () => {
    const found = await invoke("search_papers", { query: "negative preference optimization", limit: 2 });
    assert.match(found, /^zhang2024negative \|/m);
    assert.doesNotMatch(found, /truncated/);
    assert.match(await invoke("search_papers", { query: "optimization", limit: 2 }), /truncated: \d+ more/);
    assert.match(await invoke("search_papers", { query: "zzqqxxyy wwvvuu" }), /unknown here|No paper has the words/);
  });

  it("get records by any id, each with its source", async () => {
    for (const id of ["zhang2024negative", ownId, ` arXiv:${ownId} `, `https://arxiv.org/abs/${ownId}v2`]) {
      const record = await invoke("get_paper", { ids: [id], fields: ["title", "year"] });
      assert.ok(record.includes(npo), record);
      assert.match(record, /bundled papers/);
    }
    assert.match(
      await invoke("get_paper", { ids: ["zang2024negative"] }),
      /unknown here: zang2024negative\. Did you mean zhang2024negative\?/,
    );
    assert.match(await invoke("get_paper", { ids: ["__proto__"] }), /unknown here/);
  });

  it("get the source of a record in a file of the workspace", async () => {
    await files.write("own.bib", `@misc{ownmade2020, title = {A Paper That Only This File Has}, author = {Doe, Jane}}\n`);
    await until(async () => /only this file/i.test(await invoke("search_papers", { query: "ownmade2020" })), "the file is read");
    assert.match(await invoke("get_paper", { ids: ["ownmade2020"] }), /own\.bib/);
  });

  it("check files, folders, and texts", async () => {
    await files.write("a.py", `# ${npo}, arXiv:${otherId}\n`);
    await files.write("b.md", `Intro\n\n- ${npo}, arXiv:${ownId}\n`);
    for (const paths of [[path("a.py")], [path("")], [files.uriOf("a.py").fsPath], [files.uriOf("a.py").toString()]]) {
      const found = await invoke("check_references", { paths });
      assert.match(found, /papers\/agents\/a\.py:1/, paths.join());
      assert.ok(!found.includes("b.md:"), found);
    }
    assert.match(await invoke("check_references", { text: `${npo}, arXiv:${otherId}` }), new RegExp(ownId));
    assert.match(await invoke("check_references", { text: `@misc{a,\n title = {${npo}},\n eprint = {${otherId}},\n}` }), new RegExp(ownId));
  });

  it("check the unsaved text of an open file", async () => {
    const editor = await vscode.window.showTextDocument(await files.write("open.md", "Nothing\n"));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), `- ${npo}, arXiv:${otherId}\n`);
    });
    assert.match(await invoke("check_references", { paths: [path("open.md")] }), /open\.md:2/);
  });

  it("list the papers of the project, and those below a path", async () => {
    await files.write("use.py", `# NPO: ${npo}\n`);
    await until(
      async () => /zhang2024negative.*use\.py:1/.test(await invoke("list_project_papers", { paths: [path("")] })),
      "the file is read",
    );
    assert.match(await invoke("list_project_papers", {}), /zhang2024negative/);
    assert.match(await invoke("list_project_papers", { paths: [path("use.py")], format: "bibtex" }), /@inproceedings\{zhang2024negative,/);
  });

  const refused: readonly (readonly [why: string, tool: ToolName, input: object, expected: RegExp])[] = [
    ["no query", "search_papers", {}, /"query" is missing/],
    ["a number as query", "search_papers", { query: 5 }, /"query" must be a text/],
    ["a limit of 0", "search_papers", { query: "a", limit: 0 }, /"limit" must be a whole number from 1 to 20/],
    ["an unknown property", "get_paper", { ids: ["a"], id: "b" }, /"id" is no input/],
    ["no ids", "cite_papers", { ids: [], file: "a.md", line: 1 }, /"ids" must be/],
    ["line 0", "cite_papers", { ids: [ownId], file: "a.md", line: 0 }, /"line" must be/],
    ["neither paths nor text", "check_references", {}, /"paths" or "text"/],
    ["a path outside", "check_references", { paths: ["/etc/passwd"] }, /"\/etc\/passwd" is outside the workspace/],
    ["a path above", "check_references", { paths: ["../../../etc/passwd"] }, /is outside the workspace/],
    ["an address of another system", "check_references", { paths: ["https://example.org/a.md"] }, /is outside the workspace/],
    ["another computer", "check_references", { paths: ["\\\\host\\share\\a.md"] }, /names another computer/],
    ["a path that is not there", "list_project_papers", { paths: ["no/such.py"] }, /is not in the workspace\. Use a path relative to/],
    ["a line break in a path", "list_project_papers", { paths: ["a\nb"] }, /control character/],
  ];
  for (const [why, tool, input, expected] of refused) {
    it(`answer a wrong input with what to do: ${why}`, async () => {
      assert.match(await invoke(tool, input), expected);
    });
  }

  it("stop when the call is cancelled", async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await assert.rejects(invoke("check_references", { paths: ["papers"] }, source.token), /cancel/i);
  });

  describe("in a restricted workspace", () => {
    useUntrusted();

    it("read, but do not cite", async () => {
      await files.write("restricted.md", "As in \n");
      assert.match(await invoke("search_papers", { query: "negative preference optimization" }), /zhang2024negative/);
      assert.match(await invoke("get_paper", { ids: [ownId] }), /Negative Preference/);
      assert.match(await invoke("check_references", { text: `${npo}, arXiv:${otherId}` }), new RegExp(ownId));
      const answer = await invoke("cite_papers", { ids: [ownId], file: path("restricted.md"), line: 1 });
      assert.match(answer, /^Nothing was written: The workspace is not trusted/);
      assert.equal(await files.textOf("restricted.md"), "As in \n");
    });
  });
});
