import type { CodebasePaper } from "../core/codebase/createCodebase";
import type { Paper } from "../core/paper";
import type { SearchHit } from "../core/search/searchIndex";
import type { CiteOutcome, CiteRequest, FoundInFile, KnownPaper, LookOutcome, ToolRequest } from "../core/tools/agentTool";

/** Answers the calls of tools: the extension, or a process. Each function rejects only if `signal` is aborted or on a defect. */
export interface ToolHost {
  search(
    query: string,
    limit: number,
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly total: number; readonly problems: readonly string[] }>;
  /** Returns a paper for each id, by citekey, arXiv ID, DOI, or address. `near` are citekeys like an unknown id. */
  papers(ids: readonly string[]): Promise<readonly (KnownPaper | { readonly unknown: string; readonly near: readonly string[] })[]>;
  cite(request: CiteRequest, papers: readonly Paper[]): Promise<CiteOutcome>;
  check(request: Extract<ToolRequest, { kind: "check" }>, signal: AbortSignal): Promise<LookOutcome<FoundInFile>>;
  codebase(paths: readonly string[], signal: AbortSignal): Promise<LookOutcome<CodebasePaper>>;
}
