import type { AgentTool, ObjectSchema, ToolRequest } from "./agentTool";
import { readInput } from "./readInput";

const defaultLimit = 5;

const inputSchema: ObjectSchema = {
  type: "object",
  properties: {
    query: { type: "string", description: 'Words of title, authors, year, name, or method: "rotary position embedding su 2021"' },
    limit: { type: "integer", description: "Most papers to return", minimum: 1, maximum: 20, default: defaultLimit },
  },
  required: ["query"],
  additionalProperties: false,
};

/** Finds papers for a query. */
export const searchPapers: AgentTool<Extract<ToolRequest, { kind: "search" }>> = {
  name: "search_papers",
  title: "Search papers",
  reference: "papers",
  description:
    "Search the user's and the bundled papers, offline. Returns a line per paper: id, authors, year, title, venue, arXiv ID or DOI, and the words of the query that it lacks. Use it before citing; never cite from memory.",
  inputSchema,
  isReadOnly: true,
  read(input) {
    const values = readInput("search_papers", inputSchema, input);
    if ("problem" in values) {
      return values;
    }
    const query = values.text("query") ?? "";
    return query.trim() === ""
      ? { problem: '"query" is empty. Give words of the title, the authors, or the method.' }
      : { request: { kind: "search", query, limit: values.number("limit") ?? defaultLimit } };
  },
};
