import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { agentTools } from "../../../src/core/tools/toolTable";
import { mcpProviderId } from "../../../src/vscode/platform/contributions";
import { manifestTexts } from "../manifest";

/** A tool as package.json contributes it. */
interface ContributedTool {
  readonly name: string;
  readonly displayName: string;
  readonly userDescription: string;
  readonly modelDescription: string;
  readonly toolReferenceName: string;
  readonly icon: string;
  readonly tags: readonly string[];
  readonly canBeReferencedInPrompt: boolean;
  readonly inputSchema: unknown;
}

const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly contributes: {
    readonly languageModelTools: readonly ContributedTool[];
    readonly mcpServerDefinitionProviders: readonly { readonly id: string; readonly label: string }[];
    readonly chatSkills: readonly { readonly path: string }[];
  };
};

describe("the manifest's tools for agents", () => {
  const english = manifestTexts();

  it("are those of the table, in its order", () => {
    assert.deepEqual(
      contributes.languageModelTools.map(({ name }) => name),
      agentTools.map(({ name }) => name),
    );
  });

  for (const tool of agentTools) {
    it(`describe ${tool.name} as the table does`, () => {
      const { icon, tags, ...contributed } = contributes.languageModelTools.find(({ name }) => name === tool.name) ?? {};
      assert.deepEqual(contributed, {
        name: tool.name,
        displayName: `%tool.${tool.name}.title%`,
        userDescription: `%tool.${tool.name}.description%`,
        modelDescription: tool.description,
        toolReferenceName: tool.reference,
        canBeReferencedInPrompt: true,
        inputSchema: tool.inputSchema,
      });
      assert.equal(english.get(`tool.${tool.name}.title`), tool.title);
      assert.match(english.get(`tool.${tool.name}.description`) ?? "", /^[A-Z].*\.$/);
      assert.match(icon ?? "", /^\$\([a-z-]+\)$/);
      assert.deepEqual(tags, ["papers", "citations"]);
    });
  }

  it("have names that VS Code and prompts take", () => {
    for (const { name, toolReferenceName } of contributes.languageModelTools) {
      assert.match(name, /^[\w-]+$/);
      assert.match(toolReferenceName, /^[\w-]+$/);
    }
    assert.equal(new Set(contributes.languageModelTools.map(({ toolReferenceName }) => toolReferenceName)).size, agentTools.length);
  });

  it("come with one MCP server and a skill in a folder of its own name", () => {
    assert.deepEqual(contributes.mcpServerDefinitionProviders, [{ id: mcpProviderId, label: "CiteLens" }]);
    const [skill, ...others] = contributes.chatSkills;
    assert.deepEqual(others, []);
    const text = readFileSync(skill?.path ?? "", "utf8");
    assert.equal(/^name: (.+)$/m.exec(text)?.[1], "cite-papers");
    assert.ok(skill?.path.endsWith("/cite-papers/SKILL.md"));
  });
});
