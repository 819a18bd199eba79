import assert from "node:assert/strict";
import Ajv from "ajv";
import type { ObjectSchema, ToolName, ValueSchema } from "../../../src/core/tools/agentTool";
import { readInput } from "../../../src/core/tools/readInput";
import { agentTools } from "../../../src/core/tools/toolTable";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

const inputsPerTool = 3_000;
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  5,
  50,
  1e9,
  "",
  "auto",
  "a",
  [],
  ["a"],
  [1],
  ["title"],
  {},
  Array<string>(30).fill("x"),
];

describe("inputs of tools", () => {
  for (const { name, inputSchema } of agentTools) {
    it(`are read as ajv reads the schema of ${name}`, () => {
      const validate = new Ajv({ strict: true }).compile(structuredClone(inputSchema) as object);
      const random = createRandom(18);
      const verdicts = { right: 0, wrong: 0 };
      for (let count = 0; count < inputsPerTool; count++) {
        const input = generated(inputSchema, random);
        const isRight = validate(input);
        assert.equal(!("problem" in readInput(name, inputSchema, input)), isRight, JSON.stringify(input));
        verdicts[isRight ? "right" : "wrong"]++;
      }
      assert.ok(verdicts.right > inputsPerTool / 20 && verdicts.wrong > inputsPerTool / 20, JSON.stringify(verdicts));
    });
  }

  /** Generates an input whose values are mostly right. */
  function generated({ properties, required }: ObjectSchema, random: () => number): unknown {
    if (random() < 0.02) {
      return randomOf(random, oddValues);
    }
    const names = Object.keys(properties).filter((name) => random() < (required.includes(name) ? 0.95 : 0.5));
    const entries = names.map((name): readonly [string, unknown] => {
      const schema = properties[name];
      return [name, schema && random() < 0.9 ? right(schema, random) : randomOf(random, oddValues)];
    });
    const other = random() < 0.05 ? [[randomOf(random, ["__proto__", "constructor", "limits", ""]), 1] as const] : [];
    return JSON.parse(
      `{${[...entries, ...other].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`,
    ) as unknown;
  }

  function right(schema: ValueSchema, random: () => number): unknown {
    switch (schema.type) {
      case "string":
        return schema.enum ? randomOf(random, schema.enum) : randomOf(random, ["a", "rotary", ""]);
      case "integer":
        return schema.minimum + randomBelow(random, Math.min(100, schema.maximum - schema.minimum + 1));
      case "boolean":
        return random() < 0.5;
      case "array":
        return Array.from({ length: schema.minItems + randomBelow(random, 3) }, () => randomOf(random, schema.items.enum ?? ["a", "b"]));
    }
  }

  function check(name: ToolName, input: unknown, expected: RegExp): void {
    const tool = agentTools.find((one) => one.name === name);
    const read = tool?.read(input);
    assert.ok(read && "problem" in read, name);
    assert.match(read.problem, expected);
  }

  it("that are wrong get a sentence that says what to do", () => {
    check("search_papers", undefined, /^The input of search_papers must be a JSON object with query, limit\.$/);
    check("search_papers", [], /must be a JSON object/);
    check("search_papers", {}, /^"query" is missing\. Give a text: /);
    check("search_papers", { query: " " }, /^"query" is empty\./);
    check("search_papers", { query: "a", limit: "5" }, /^"limit" must be a whole number from 1 to 20, not "5"\.$/);
    check("search_papers", { query: "a", limit: 2.5 }, /not 2\.5\.$/);
    check("get_paper", { ids: [] }, /^"ids" must be a list of 1 to 10 texts, not a list of 0\.$/);
    check(
      "get_paper",
      { ids: ["a"], fields: ["publisher"] },
      /^"fields" must be a list of 1 to 10 texts of title, authors, .*, not a list of 1\.$/,
    );
    check("cite_papers", { ids: ["a"], file: "a", line: 1, style: "apa" }, /^"style" must be one of auto, latex, .*, not "apa"\.$/);
    check("cite_papers", { ids: ["a"], file: "", line: 1 }, /^"file" is empty\./);
    check("check_references", {}, /^Give either "paths" or "text"/);
    check("check_references", { paths: ["a"], text: "b" }, /^Give either "paths" or "text"/);
    check("list_project_papers", JSON.parse('{"__proto__": 1}'), /^"__proto__" is no input of list_project_papers\./);
    check("list_project_papers", { ["x".repeat(9_000)]: 1 }, /^"x{40}…" is no input/);
  });

  it("that leave something out get the defaults of the schema", () => {
    const requests = [
      ["search_papers", { query: "a" }, { kind: "search", query: "a", limit: 5 }],
      ["check_references", { text: "a" }, { kind: "check", paths: [], text: "a", limit: 20 }],
      ["list_project_papers", {}, { kind: "codebase", paths: [], format: "list", limit: 20 }],
      [
        "cite_papers",
        { ids: ["a"], file: "f", line: 2 },
        { kind: "cite", ids: ["a"], file: "f", line: 2, style: "auto", isPreview: false },
      ],
    ] as const;
    for (const [name, input, request] of requests) {
      assert.deepEqual(agentTools.find((one) => one.name === name)?.read(input), { request });
    }
  });
});
