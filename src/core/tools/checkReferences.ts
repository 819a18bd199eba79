import type { AgentTool, ObjectSchema, ToolRequest } from "./agentTool";
import { readInput } from "./readInput";

const defaultLimit = 20;

const inputSchema: ObjectSchema = {
  type: "object",
  properties: {
    paths: { type: "array", description: "Files or folders to check", items: { type: "string" }, minItems: 1, maxItems: 20 },
    text: { type: "string", description: "References to check instead of files: BibTeX, CSL-JSON, or prose" },
    limit: { type: "integer", description: "Most findings to return", minimum: 1, maximum: 50, default: defaultLimit },
  },
  required: [],
  additionalProperties: false,
};

/** Compares references with what is known. */
export const checkReferences: AgentTool<Extract<ToolRequest, { kind: "check" }>> = {
  name: "check_references",
  title: "Check references",
  reference: "check",
  description:
    "Compare references in files or in a text with known records. Returns a line per difference: place, what is written, what is known, source. Use it after writing citations.",
  inputSchema,
  isReadOnly: true,
  read(input) {
    const values = readInput("check_references", inputSchema, input);
    if ("problem" in values) {
      return values;
    }
    const [paths, text] = [values.list("paths"), values.text("text")];
    if ((paths.length === 0) === (text === undefined)) {
      return { problem: 'Give either "paths" or "text": files to check, or references as a text.' };
    }
    return {
      request: { kind: "check", paths, ...(text === undefined ? {} : { text }), limit: values.number("limit") ?? defaultLimit },
    };
  },
};
