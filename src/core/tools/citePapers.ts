import { citationStyleIds } from "../citations/styles/languageStyles";
import type { AgentTool, CiteRequest, ObjectSchema } from "./agentTool";
import { readInput } from "./readInput";

const maxLine = 10_000_000;
const automatic = "auto";

const inputSchema: ObjectSchema = {
  type: "object",
  properties: {
    ids: {
      type: "array",
      description: "Ids of the papers, as search_papers returns them",
      items: { type: "string" },
      minItems: 1,
      maxItems: 20,
    },
    file: { type: "string", description: "Path of the file to cite in" },
    line: { type: "integer", description: "Counted from 1", minimum: 1, maximum: maxLine },
    column: { type: "integer", description: "Counted from 1; by default the end of the line", minimum: 1, maximum: maxLine },
    style: {
      type: "string",
      description: "auto fits the file",
      enum: [automatic, ...citationStyleIds],
      default: automatic,
    },
    preview: { type: "boolean", description: "Write nothing, only return the diff", default: false },
  },
  required: ["ids", "file", "line"],
  additionalProperties: false,
};

/** Writes a citation and the entries of its papers. */
export const citePapers: AgentTool<CiteRequest> = {
  name: "cite_papers",
  title: "Cite papers",
  reference: "cite",
  description:
    "Cite papers at a place of a file: writes the citation, and the bibliography entry if the file has a bibliography. Returns the diff and the citation keys. Do not write citations or entries yourself.",
  inputSchema,
  isReadOnly: false,
  read(input) {
    const values = readInput("cite_papers", inputSchema, input);
    if ("problem" in values) {
      return values;
    }
    const column = values.number("column");
    const file = values.text("file") ?? "";
    return file.trim() === ""
      ? { problem: '"file" is empty. Give the path of the file to cite in.' }
      : {
          request: {
            kind: "cite",
            ids: values.list("ids"),
            file,
            line: values.number("line") ?? 1,
            ...(column === undefined ? {} : { column }),
            style: values.text("style") ?? automatic,
            isPreview: values.flag("preview"),
          },
        };
  },
};
