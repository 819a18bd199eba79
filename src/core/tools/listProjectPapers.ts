import { exportFormats } from "../codebase/exports/exportPapers";
import type { AgentTool, ObjectSchema, ToolRequest } from "./agentTool";
import { readInput } from "./readInput";

const defaultLimit = 20;
const listFormat = "list";

const inputSchema: ObjectSchema = {
  type: "object",
  properties: {
    paths: {
      type: "array",
      description: "Files or folders; by default the whole project",
      items: { type: "string" },
      minItems: 1,
      maxItems: 20,
    },
    format: { type: "string", description: "list has the places", enum: [listFormat, ...exportFormats], default: listFormat },
    limit: { type: "integer", description: "Most papers to return", minimum: 1, maximum: 100, default: defaultLimit },
  },
  required: [],
  additionalProperties: false,
};

/** Lists the papers that a code base mentions. */
export const listProjectPapers: AgentTool<Extract<ToolRequest, { kind: "codebase" }>> = {
  name: "list_project_papers",
  title: "List project papers",
  reference: "projectPapers",
  description: "List the papers that the code and the texts of the project mention, the surest first, with their places.",
  inputSchema,
  isReadOnly: true,
  read(input) {
    const values = readInput("list_project_papers", inputSchema, input);
    return "problem" in values
      ? values
      : {
          request: {
            kind: "codebase",
            paths: values.list("paths"),
            format: values.text("format") ?? listFormat,
            limit: values.number("limit") ?? defaultLimit,
          },
        };
  },
};
