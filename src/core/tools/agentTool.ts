import type { Finding } from "../check/finding";
import type { Paper } from "../paper";

/** The names of the tools, in the order in which they are listed. */
export const toolNames = ["search_papers", "get_paper", "cite_papers", "check_references", "list_project_papers"] as const;

export type ToolName = (typeof toolNames)[number];

/** A tool for agents: what the model is shown of it, and how a call is read and answered. VS Code, the MCP server, and the command line share it. */
export interface AgentTool<Request extends ToolRequest = ToolRequest> {
  readonly name: ToolName;
  /** Two or three words for the user: `"Search papers"`. */
  readonly title: string;
  /** The word that the user types after a `#` in a prompt: `"papers"`. */
  readonly reference: string;
  /** For the model. */
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  /** True if the tool writes nothing. */
  readonly isReadOnly: boolean;
  /** Returns the request of a call, or a sentence for the model that says what is wrong with its input. */
  read(input: unknown): { readonly request: Request } | { readonly problem: string };
}

/** The part of JSON Schema that the inputs of tools use. */
export interface ObjectSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, ValueSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

export type ValueSchema =
  | { readonly type: "string"; readonly description: string; readonly enum?: readonly string[]; readonly default?: string }
  | {
      readonly type: "integer";
      readonly description: string;
      readonly minimum: number;
      readonly maximum: number;
      readonly default?: number;
    }
  | { readonly type: "boolean"; readonly description: string; readonly default?: boolean }
  | {
      readonly type: "array";
      readonly description: string;
      readonly items: { readonly type: "string"; readonly enum?: readonly string[] };
      readonly minItems: number;
      readonly maxItems: number;
    };

/** A call of a tool, read and within its bounds. */
export type ToolRequest =
  | { readonly kind: "search"; readonly query: string; readonly limit: number }
  | { readonly kind: "papers"; readonly ids: readonly string[]; readonly fields: readonly string[] }
  | CiteRequest
  | { readonly kind: "check"; readonly paths: readonly string[]; readonly text?: string; readonly limit: number }
  | { readonly kind: "codebase"; readonly paths: readonly string[]; readonly format: string; readonly limit: number };

export interface CiteRequest {
  readonly kind: "cite";
  readonly ids: readonly string[];
  /** As the model wrote it: absolute, an address, or relative to a root. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. By default the end of the line. */
  readonly column?: number;
  readonly style: string;
  /** True if nothing is to be written. */
  readonly isPreview: boolean;
}

/** A paper and the sources that know it, the most trusted first: `"refs.bib"`, `"bundled papers"`. */
export interface KnownPaper {
  readonly paper: Paper;
  readonly sources: readonly string[];
  /** The paper as each source has it, in the same order, if the host knows: each fact is then shown with the first source that has it. */
  readonly versions?: readonly { readonly source: string; readonly paper: Paper }[];
}

/** The outcome of a citation. */
export type CiteOutcome =
  | {
      readonly kind: "cited";
      /** The citekeys by which the papers are cited, in the order of the request. */
      readonly citekeys: readonly string[];
      /** A unified diff of all files. Empty if nothing changes, because the papers are cited there already. */
      readonly diff: string;
      readonly isWritten: boolean;
      /** A sentence about what could not be done, such as an entry that a read-only bibliography did not get. */
      readonly note?: string;
    }
  | { readonly kind: "refused"; readonly problem: string };

/** A finding and its file. */
export interface FoundInFile {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly finding: Finding;
}

/** The outcome of a check, or of a look through a code base. */
export type LookOutcome<T> =
  | {
      readonly kind: "found";
      readonly found: readonly T[];
      /** The number of references that were compared, or of files that were read. */
      readonly looked: number;
      /** Sentences about paths that could not be read. */
      readonly notes: readonly string[];
    }
  | { readonly kind: "refused"; readonly problem: string };
