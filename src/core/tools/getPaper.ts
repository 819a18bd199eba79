import type { AgentTool, ObjectSchema, ToolRequest } from "./agentTool";
import { readInput } from "./readInput";
import { defaultFields, paperFields } from "./paperFields";

const inputSchema: ObjectSchema = {
  type: "object",
  properties: {
    ids: {
      type: "array",
      description: "Citekeys, arXiv IDs, DOIs, or addresses",
      items: { type: "string" },
      minItems: 1,
      maxItems: 10,
    },
    fields: {
      type: "array",
      description: `Parts of the record; by default ${defaultFields.join(", ")}`,
      items: { type: "string", enum: paperFields },
      minItems: 1,
      maxItems: paperFields.length,
    },
  },
  required: ["ids"],
  additionalProperties: false,
};

/** Returns the records of papers. */
export const getPaper: AgentTool<Extract<ToolRequest, { kind: "papers" }>> = {
  name: "get_paper",
  title: "Get paper",
  reference: "paper",
  description: "Get the records of papers by id, each fact with its source. Use it to verify title, authors, and ids.",
  inputSchema,
  isReadOnly: true,
  read(input) {
    const values = readInput("get_paper", inputSchema, input);
    if ("problem" in values) {
      return values;
    }
    const fields = values.list("fields");
    return { request: { kind: "papers", ids: values.list("ids"), fields: fields.length === 0 ? defaultFields : fields } };
  },
};
